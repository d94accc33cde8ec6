using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>What is told in the chat and stands in the activity feed too.</summary>
/// <param name="Code">The sentence of the chat.</param>
/// <param name="States">Of proposals: the states in which it still is news. Whoever has answered on the card meanwhile need not be called.</param>
internal sealed record FeedLine(string Code, FeedKind Kind, params ProposalState[] States)
{
    /// <summary>All of them. What only reports, or repeats what the person did, is not in it: a feed that calls for nothing is not read.</summary>
    public static IReadOnlyList<FeedLine> All { get; } =
    [
        new("told-returned-by-unit", FeedKind.Returned, ProposalState.ReturnedByUnit),
        new("told-returned-by-office", FeedKind.Returned, ProposalState.ReturnedByOffice),
        new("told-revision-returned", FeedKind.Returned, ProposalState.RevisionRequested),
        new("told-recommended", FeedKind.Decision, ProposalState.Recommended),
        new("told-not-recommended", FeedKind.Decision, ProposalState.NotRecommended),
        new("told-revise", FeedKind.Decision, ProposalState.RevisionRequested),
        new("told-reminded", FeedKind.Due),
        new("told-reminded-late", FeedKind.Due),
        new("told-objection", FeedKind.Objection),
        new("told-objection-upheld", FeedKind.Objection),
        new("told-objection-rejected", FeedKind.Objection),
        new("told-held", FeedKind.Objection),
        new("told-no-longer-held", FeedKind.Objection),
    ];

    /// <summary>The line of that sentence, or null.</summary>
    public static FeedLine? Of(string code) => All.FirstOrDefault(l => l.Code == code);
}

/// <summary>One piece of news, the same for everybody whom it concerns.</summary>
/// <param name="Key">Said once to each person.</param>
/// <param name="About">The words for what it is about.</param>
/// <param name="Said">The words beside it.</param>
/// <param name="Bundle">True when whatever else of the chain comes within minutes is under the same link: one entry is enough.</param>
internal sealed record FeedNews(FeedKind Kind, string Chain, string Key, string About, string Said, IReadOnlyDictionary<string, string> Facts, string Place, bool Bundle = false);
