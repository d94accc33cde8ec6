using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What a meeting proposed, beside the office's own decision and only there.</summary>
public sealed class MeetingOutcomes(IMeetings meetings, MeetingWords words)
{
    /// <summary>The latest vote on the programme, in a sentence; empty without one. One read, and none once it is decided.</summary>
    public async Task<string> OfAsync(Proposal proposal, Language language, CancellationToken ct)
    {
        if (proposal.State != ProposalState.UnderReview) return "";
        var votes = (await meetings.OfRoundAsync(proposal.RoundId, ct)).SelectMany(m => m.Value.Items).Where(i => i.ProposalId == proposal.Id).Select(i => i.Vote).OfType<MeetingVote>();
        return votes.LastOrDefault() is { } vote ? words.Outcome(vote, language) : "";
    }
}
