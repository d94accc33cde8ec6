using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>A document that a code stands for, as it stands now.</summary>
/// <param name="Of">Everything that was written with the code, newest first: kinds that are drawn from one content share it.</param>
/// <param name="Current">What was written last of the same kind and subject.</param>
/// <param name="Proposal">What it is a form of; null for what is about several.</param>
/// <param name="Now">The programme as it would be filed now; null while it is sent back or not recommended, and for what is about several.</param>
/// <param name="MayOpen">May the person see the document itself?</param>
internal sealed record FiledPaper(IReadOnlyList<RegisteredDocument> Of, RegisteredDocument Current, Proposal? Proposal, Round? Round, FilingSnapshot? Now, PaperStanding Standing, bool MayOpen)
{
    /// <summary>The entry that the answer is about.</summary>
    public RegisteredDocument Document => Of[0];
}

/// <summary>How a paper stands to the data.</summary>
internal enum PaperStanding
{
    /// <summary>It is the latest, and says what the data say.</summary>
    Current,

    /// <summary>A newer one was written.</summary>
    Older,

    /// <summary>It is the latest, but the data have changed since (过期).</summary>
    Outdated,

    /// <summary>It is the latest, but its programme was sent back, withdrawn or not recommended.</summary>
    Undone,
}

/// <summary>Looks papers up by their codes.</summary>
internal sealed class FiledPapers(IFilingRegister register, IProposals proposals, IRounds rounds, IDirectory directory, IFormEditions editions, CollegeOutdated isOutdated, Actors actors)
{
    /// <summary>The paper with that code, or null when none was ever written.</summary>
    public async Task<FiledPaper?> OfCodeAsync(string code, Turn turn, CancellationToken ct)
    {
        var found = await register.OfCodeAsync(code, ct);
        if (found.Count == 0) return null;
        var document = found[0];
        IReadOnlyList<RegisteredDocument> of = [.. found.Where(d => d.Subject == document.Subject)];
        var current = (await register.OfSubjectAsync(document.Subject, ct)).First(d => d.Kind == document.Kind);
        var proposal = ProposalOf(document) is { } id ? (await proposals.FindAsync(id, ct))?.Value : null;
        var round = (await rounds.FindAsync(document.RoundId, ct))?.Value;
        var now = proposal is not null && round is not null && ((ProposalLifecycle.IsEndorsed(proposal.State) && proposal.State != ProposalState.NotRecommended) || document.Kind == DocumentKinds.ReviewSheet)
            ? RoundFilings.Freeze(document.Kind == DocumentKinds.ReviewSheet ? ForExperts(proposal, round, await editions.AllAsync(ct)) : proposal, (await editions.AllAsync(ct)).Of(proposal), round, await directory.UnitsAsync(ct), await rounds.DirectionsAsync(ct))
            : null;
        return new(of, current, proposal, round, now, await StandingAsync(document, current, round, now, ct), await MayOpenAsync(document, proposal, turn, ct));
    }

    private async Task<PaperStanding> StandingAsync(RegisteredDocument document, RegisteredDocument current, Round? round, FilingSnapshot? now, CancellationToken ct)
    {
        if (current.ContentCode != document.ContentCode) return PaperStanding.Older;
        if (ProposalOf(document) is not null) return now is null ? PaperStanding.Undone : now.ContentCode == document.ContentCode ? PaperStanding.Current : PaperStanding.Outdated;
        if (document.Kind is DocumentKinds.CollegeForms or DocumentKinds.CollegeSummary)
            return await isOutdated(document, ct) ? PaperStanding.Outdated : PaperStanding.Current;
        // What the round keeps bears its mark already.
        return round?.Documents.FirstOrDefault(d => d.Kind == document.Kind && d.ContentCode == document.ContentCode) is { IsOutdated: true } ? PaperStanding.Outdated : PaperStanding.Current;
    }

    // A review sheet of a blind round says what experts may read.
    private static Proposal ForExperts(Proposal proposal, Round round, FormEditions known) =>
        round.Policy.BlindApplicants ? NameMask.Of(proposal, known.Of(proposal).Form, words => words.Zh).In(proposal) : proposal;

    // A form is of its proposal; a review sheet of the proposal as it was reviewed.
    private static string? ProposalOf(RegisteredDocument document) => document.Kind switch
    {
        DocumentKinds.Form => document.Subject,
        DocumentKinds.ReviewSheet => document.Subject.Split('/')[0],
        _ => null,
    };

    private async Task<bool> MayOpenAsync(RegisteredDocument document, Proposal? proposal, Turn turn, CancellationToken ct)
    {
        var actor = await actors.OfAsync(turn.User, ct);
        if (actor.IsOffice) return true;
        return document.Kind switch
        {
            DocumentKinds.Form => proposal is not null && (proposal.Owner == actor.Id || actor.Reviews(proposal.UnitCode)),
            DocumentKinds.CollegeForms or DocumentKinds.CollegeSummary => document.Subject.Split('/') is [_, var college] && (await directory.UnitsAsync(ct)).Any(u => (u.Code == college || PrintedText.Line(u.Name) == college) && actor.Reviews(u.Code)),
            _ => false,
        };
    }
}
