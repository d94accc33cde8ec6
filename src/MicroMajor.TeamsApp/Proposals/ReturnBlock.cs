using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>On the home card of a returned proposal: the points, how far they are seen to, and the way to the checklist.</summary>
/// <param name="Reason">What was said of it all; empty when there are only points.</param>
/// <param name="Style">The frame's colour: attention while something is open.</param>
public sealed record ReturnBlock(string Title, string Reason, IReadOnlyList<PointLine> Lines, string More, string Button, string Style)
{
    private const int PointsShown = 4;
    private const int LongestReason = 300;
    private const int LongestPoint = 120;

    /// <summary>The block; null when the proposal is not returned, or was before returns had points.</summary>
    public static ReturnBlock? Of(Standing standing, Language language)
    {
        if (!standing.Proposal.IsReturned || standing.Proposal.Returns is not [.., var latest]) return null;
        var (all, open) = ($"{latest.Points.Count}", $"{latest.Open.Count}");
        return new(
            ReturnWords.Say(latest.Open.Count > 0 ? "block" : "block-done", language, ("by", ReturnWords.By(latest, language)), ("n", all), ("open", open)),
            RowLine.Cut(latest.Reason, LongestReason),
            [.. latest.Points.OrderBy(p => p.IsSettled).Take(PointsShown).Select(p => new PointLine(ReturnWords.Mark(p), ReturnWords.Title(p, standing.Form, language), RowLine.Cut(p.Text, LongestPoint)))],
            latest.Points.Count > PointsShown ? ReturnWords.Say("block-more", language, ("n", $"{latest.Points.Count - PointsShown}")) : "",
            ReturnWords.Say("block-button", language),
            latest.Open.Count > 0 ? "attention" : "good");
    }
}

/// <summary>A point of a return as a line to read.</summary>
public sealed record PointLine(string Mark, string Title, string Text);
