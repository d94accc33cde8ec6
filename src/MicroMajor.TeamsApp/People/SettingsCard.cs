using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.People;

/// <summary>A person's own settings: away, deputy, reminders.</summary>
/// <param name="Now">What holds now, in a sentence.</param>
/// <param name="Acting">For whom this person acts today; empty for nobody.</param>
public sealed record SettingsCard(string Title, string Now, string Acting, Banner? Banner, string From, string To, string Deputy, IReadOnlyList<CardOption> People, string Reminders, IReadOnlyList<CardOption> Choices) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

[JsonSerializable(typeof(SettingsCard))]
internal sealed partial class PeopleCardViews : JsonSerializerContext;
