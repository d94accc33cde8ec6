using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The editions of the form, shipped and uploaded, with the rounds that use them.</summary>
public sealed record FormList(string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<FormLine> Editions, IReadOnlyList<RoundLine> Rounds, string More) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

/// <summary>An edition: its name, where it comes from and who uses it.</summary>
/// <param name="CanCheck">There is a folder of it to check.</param>
/// <param name="CanEnable">It is known already and may be given to a round as it is.</param>
public sealed record FormLine(string Version, string Detail, bool CanCheck, bool CanEnable);

/// <summary>A round and its edition.</summary>
/// <param name="CanMove">There are several editions, so that open proposals may be filled in by another than the round's.</param>
public sealed record RoundLine(string Id, string Text, bool CanMove);
