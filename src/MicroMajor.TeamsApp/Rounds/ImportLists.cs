using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The lists that the office can bring in, with how much there is of each.</summary>
public sealed record ImportLists(string Title, IReadOnlyList<ImportListLine> Lists, Banner? Banner = null) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

/// <summary>A list: its name, what there is, and its button.</summary>
/// <param name="List">Its name in the code, for the button.</param>
public sealed record ImportListLine(string List, string Name, string State);
