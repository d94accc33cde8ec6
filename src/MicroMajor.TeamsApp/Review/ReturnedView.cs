using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>On the college's and the office's card: the points of the latest return, what was done about each, and the way to all of it.</summary>
/// <param name="Changes">How much has changed since; empty while the owner is at it.</param>
public sealed record ReturnedView(string Title, string Who, IReadOnlyList<PointSeen> Points, string More, string Changes, bool CanCompare)
{
    private const int PointsShown = 3;
    private const int LongestPoint = 90;
    private const int LongestChange = 50;

    /// <summary>The view; null when the proposal was never returned, or is past the desks that return.</summary>
    public static ReturnedView? Of(Standing standing, AnswerChanges? since, Language language)
    {
        if (standing.Proposal.Returns is not [.., var latest]) return null;
        var again = standing.Proposal.State is ProposalState.UnitReview or ProposalState.Screening or ProposalState.RevisionCheck;
        if (!again && !standing.Proposal.IsReturned) return null;
        return new(
            ReturnWords.Say(again ? "since" : "since-waiting", language, ("n", $"{latest.Number}")),
            ReturnWords.Who(latest, language),
            [.. latest.Points.Take(PointsShown).Select(p => PointSeen.Of(p, again, since, standing, language, LongestPoint, LongestChange))],
            latest.Points.Count > PointsShown ? ReturnWords.Say("point-more", language, ("n", $"{latest.Points.Count - PointsShown}")) : "",
            !again ? "" : since is null ? ReturnWords.Say("changes-unknown", language) : since.All.Count == 0 ? ReturnWords.Say("no-change-at-all", language) : ReturnWords.Say("changes-n", language, ("n", $"{since.All.Count}")),
            again);
    }

    /// <summary>What is noted for a return that is not given yet; empty when nothing is.</summary>
    public static string Noted(Proposal proposal, Language language) =>
        proposal.Notes.Points.Count > 0 ? ReturnWords.Say("noted", language, ("n", $"{proposal.Notes.Points.Count}")) : proposal.Notes.Reason.Length > 0 ? ReturnWords.Say("noted-reason", language) : "";
}

/// <summary>A point with what was done about it.</summary>
public sealed record PointSeen(string Title, string Text, string Settled, string Change)
{
    internal static PointSeen Of(ReturnPoint point, bool again, AnswerChanges? since, Standing standing, Language language, int longest, int longestChange) => new(
        ReturnWords.Title(point, standing.Form, language),
        RowLine.Cut(point.Text.ReplaceLineEndings(" "), longest),
        // While the owner is at it, the ticks are the owner's own business.
        again ? $"{ReturnWords.Mark(point)} {ReturnWords.Settled(point, language, longest)}" : "",
        again && since is not null && point.Field.Length > 0 ? ChangeOf([.. since.All.Where(c => point.Covers(c, standing.Form))], standing, language, longestChange) : "");

    private static string ChangeOf(IReadOnlyList<AnswerChange> changes, Standing standing, Language language, int longest)
    {
        if (changes.Count == 0) return ReturnWords.Say("no-change", language);
        var words = new ChangeWords(standing, language);
        var first = words.Line(changes[0], longest);
        return changes.Count == 1 ? first : $"{first} {ProposalWords.AndMore(changes.Count - 1, language)}";
    }
}
