using System.Collections.Concurrent;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What has changed in the form since a return (自退回以来的变化): the returned version against the present one.</summary>
public sealed class SinceReturn(IProposalVersions versions)
{
    // A dozen versions to a page: so many saves after one return and nobody compares them any more by reading.
    private const int MostPages = 12;
    private const int MostKept = 300;

    // What was returned never changes: it is looked up once.
    private readonly ConcurrentDictionary<(string Proposal, int Revision), Answers> returned = new();

    /// <summary>The changes since the latest return, once it was handed in again; null when there was none, or its version is gone.</summary>
    public async Task<AnswerChanges?> OfAsync(Standing standing, CancellationToken ct) =>
        standing.Proposal.State is ProposalState.UnitReview or ProposalState.Screening or ProposalState.RevisionCheck && standing.Proposal.Returns is [.., var latest] ? await OfAsync(standing, latest, ct) : null;

    /// <summary>The changes since that return; null when its version is gone.</summary>
    public async Task<AnswerChanges?> OfAsync(Standing standing, ProposalReturn back, CancellationToken ct) =>
        await ReturnedAsync(standing.Proposal.Id, back.Revision, ct) is { } before ? AnswerChanges.Between(before, standing.Proposal.Answers, standing.Form) : null;

    private async Task<Answers?> ReturnedAsync(string proposal, int revision, CancellationToken ct)
    {
        if (returned.TryGetValue((proposal, revision), out var known)) return known;
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await versions.ListAsync(proposal, after, ct);
            if (read.Versions.FirstOrDefault(v => v.Revision <= revision) is { } found)
            {
                if (returned.Count >= MostKept) returned.Clear();
                return returned[(proposal, revision)] = found.Answers;
            }

            if (read.Continue is null) return null;
            after = read.Continue;
        }

        return null;
    }
}
