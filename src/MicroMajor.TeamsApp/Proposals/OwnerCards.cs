using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Draws the owner's card of a proposal in each of its shapes. All of them are the one card: whichever is shown, its message is remembered.</summary>
public sealed class OwnerCards(IProposals proposals, IAssignments assignments, Catalogues catalogues, CardShelf shelf, TimeProvider time)
{
    /// <summary>The present instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The form that this proposal is filled in by.</summary>
    public async ValueTask<FormDefinition> FormAsync(Stored<Proposal> stored, CancellationToken ct) => (await catalogues.NowAsync(ct)).Editions.Of(stored.Value).Form;

    /// <summary>The proposal with what is drawn beside it.</summary>
    public async Task<Standing> StandAsync(Stored<Proposal> stored, CancellationToken ct, IReadOnlyList<OtherProgramme>? others = null)
    {
        var known = await catalogues.NowAsync(ct);
        var round = await catalogues.RoundAsync(stored.Value.RoundId, ct) ?? throw new InvalidOperationException($"Proposal {stored.Value.Id} belongs to round {stored.Value.RoundId}, which is gone.");
        return Stand(stored, round, known, others);
    }

    /// <summary>The same, for whoever speaks: its owner or a co-editor.</summary>
    public async Task<Standing> StandAsync(Stored<Proposal> stored, Turn turn, CancellationToken ct, IReadOnlyList<OtherProgramme>? others = null) =>
        (await StandAsync(stored, ct, others)) with { Viewer = new PersonId(turn.User.ObjectId) };

    /// <summary>The proposal beside this very round.</summary>
    /// <param name="others">The other programmes of the round, when it matters whether a name or a lead occurs twice.</param>
    public Standing Stand(Stored<Proposal> stored, Round round, Catalogue known, IReadOnlyList<OtherProgramme>? others = null)
    {
        var edition = known.Editions.Of(stored.Value);
        var context = ContextOf(stored, round, known) with { Others = others ?? [] };
        return new(stored, round, known.Units, known.Directions, edition, edition.Words.In(NoticeRules.Check(context)), context.Now) { Weak = context.Weak, Majors = known.Majors };
    }

    /// <summary>What the rules look at when the proposal is held against this very round.</summary>
    public RuleContext ContextOf(Stored<Proposal> stored, Round round, Catalogue known) =>
        new(known.Editions.Of(stored.Value).Form, stored.Value.Answers, round, known.Units.FirstOrDefault(u => u.Code == stored.Value.UnitCode), known.Directions, Now) { Units = known.Units, Majors = known.Majors, Weak = known.Weak(round) };

    /// <summary>Another state of the proposal beside what stood beside the first.</summary>
    public Standing Stand(Stored<Proposal> stored, Standing beside)
    {
        var unit = beside.Units.FirstOrDefault(u => u.Code == stored.Value.UnitCode);
        var context = new RuleContext(beside.Form, stored.Value.Answers, beside.Round, unit, beside.Directions, beside.Now) { Units = beside.Units, Majors = beside.Majors, Weak = beside.Weak };
        return new(stored, beside.Round, beside.Units, beside.Directions, beside.Edition, beside.Edition.Words.In(NoticeRules.Check(context)), beside.Now) { Weak = beside.Weak, Majors = beside.Majors, Viewer = beside.Viewer };
    }

    /// <summary>
    /// The home card, as the delivery of news needs it; null for somebody else's proposal. Who no longer fills it in gets a card
    /// that says so in its place: what the old one showed is not theirs to see any more.
    /// </summary>
    public async Task<Card?> DrawHomeAsync(Viewer viewer, string proposalId, CancellationToken ct)
    {
        if (await proposals.FindAsync(proposalId, ct) is not { } stored) return null;
        if (!stored.Value.IsFilledInBy(viewer.Id))
            return stored.Value.Editors.Any(e => e.Id == viewer.Id) ? shelf.Draw(new Cards.Notice(TogetherWords.NoLongerYours(viewer.Language), proposalId, [], []), viewer.Language) : null;
        return shelf.Draw(ProposalHome.Of(await WithReviewsAsync(await StandAsync(stored, ct), ct) with { Viewer = viewer.Id }, viewer.Language), viewer.Language);
    }

    /// <summary>Home, as things stand.</summary>
    public async Task<Reply> HomeAsync(Stored<Proposal> stored, Turn turn, Banner? banner, CancellationToken ct) =>
        Home(await WithReviewsAsync(await StandAsync(stored, turn, ct), ct), turn.Language, banner);

    /// <summary>Home after a step that was refused: as things are by now, with the reason.</summary>
    /// <param name="loaded">What the step began with.</param>
    public async Task<Reply> RefusedAsync(Stored<Proposal> loaded, IReadOnlyList<Problem> problems, Turn turn, CancellationToken ct) =>
        await HomeAsync(await proposals.FindAsync(loaded.Value.Id, ct) ?? loaded, turn, Banner.Refused(ProposalWords.Refusal(problems, turn.Language)), ct);

    /// <summary>Home instead of a section that cannot be changed now, or not by this person; null when it can.</summary>
    public async Task<Reply?> ClosedAsync(Stored<Proposal> stored, FormSection section, Turn turn, CancellationToken ct) =>
        !ProposalLifecycle.IsEditable(stored.Value.State) ? await HomeAsync(stored, turn, null, ct)
        : stored.Value.MayEdit(new(turn.User.ObjectId), section.Key) ? null
        : await HomeAsync(stored, turn, Banner.Refused(ProposalWords.Refusal([new("not-your-section")], turn.Language)), ct);

    // While it is with the experts, those who wait are told until when.
    private async Task<Standing> WithReviewsAsync(Standing standing, CancellationToken ct) => standing.Proposal.State != ProposalState.UnderReview ? standing
        : standing with { ReviewsDue = Awaited.ReviewsDue((await assignments.ListAsync(AssignmentQuery.OfProposal(standing.Proposal.Id), ct)).Select(a => a.Value)) };

    /// <summary>Home.</summary>
    /// <param name="everything">Name all that is missing.</param>
    public Reply Home(Standing standing, Language language, Banner? banner, bool everything = false) =>
        Show(standing.Proposal.Id, ProposalHome.Of(standing, language, banner, everything), language, passing: false);

    /// <summary>Shows a form, or another look at the proposal, in the place of the home card for as long as the person is at it.</summary>
    public Reply Show<T>(string proposalId, T view, Language language, bool passing = true)
        where T : ICardView => new Reply.ShowCard(shelf.Draw(view, language)) { Remember = new Matter(MatterKind.Proposal, proposalId), Passing = passing };
}
