using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Rounds;

/// <summary>What stands fast in a round, because outcomes that were published or a list that was shown rest on it.</summary>
public sealed partial record Round
{
    private static readonly string[] s_judgedBy = ["minExperts", "blindApplicants", "flaggedSpread", "cutPoints", "quota", "correctLeniency", "tieBreakers", "majority"];

    /// <summary>Why the round's daily work cannot be done now, or null: before it opens there is none, and once its list has been shown to the public every programme in it is decided.</summary>
    public Problem? NotNow(DateTimeOffset at) =>
        at < OpensAt ? new("round-not-begun", Facts.Of(("opens", Text(OpensAt))))
        : Publicity is not null ? new("round-shown")
        : null;

    /// <summary>Why no further expert can be asked for a review, or null: once the reviews are closed, whoever is asked could give none.</summary>
    public Problem? ClosedToNew => ReviewsClosedAt is { } closed ? new("reviews-closed-to-new", Facts.Of(("closed", Text(closed)))) : null;

    /// <summary>What of a changed policy comes too late: by what it ranks and decides, once an outcome is published; how long its list is shown, while it is.</summary>
    /// <param name="published">Is the outcome of any of its programmes published?</param>
    public IReadOnlyList<Problem> TooLate(RoundPolicy changed, bool published) =>
    [
        .. from member in PolicyBook.All
           where member.Read(changed) != member.Read(Policy)
           let code = published && s_judgedBy.Contains(member.Key) ? "policy-settled" : IsPublic && member.Key == "publicityDays" ? "policy-shown" : ""
           where code.Length > 0
           select new Problem(code, Facts.Of(("field", member.Label.Zh), ("fieldEn", member.Label.En))),
    ];

    /// <summary>Could any change of these members come too late?</summary>
    public static bool MaySettle(RoundPolicy before, RoundPolicy changed) => PolicyBook.All.Any(m => s_judgedBy.Contains(m.Key) && m.Read(changed) != m.Read(before));

    /// <summary>The states of a programme whose outcome is published.</summary>
    public static IReadOnlyList<ProposalState> PublishedStates { get; } = [ProposalState.Recommended, ProposalState.NotRecommended, ProposalState.RevisionRequested, ProposalState.RevisionCheck];
}
