using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>申报书: a proposal on a page, for whoever may read it, as far as they may. One read, and one more for who was first where two texts wait; whatever is done to it is done by the verbs of its cards.</summary>
public sealed class ProposalDeskPage(IProposals proposals, IAssignments assignments, IProposalVersions versions, Actors actors, OwnerCards cards, HereBoard here, TabWords words)
{
    private readonly ProposalDoor door = new(proposals, assignments, actors);

    /// <summary>The endpoints, and the page after every act on a proposal.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes
        .Get("/proposals/{id}", (request, ct) => ReadAsync(request, request.Path["id"], ct))
        .Post("/here", HereAsync)
        .Page("proposals", (request, ct) => ReadAsync(request, request.Path.GetValueOrDefault("proposalId", ""), ct))
        .Page("checklist", (request, ct) => ReadAsync(request, request.Path.GetValueOrDefault("proposalId", ""), ct));

    private async Task<TabAnswer> ReadAsync(TabRequest request, string id, CancellationToken ct)
    {
        var turn = request.Turn("proposals/page", ("proposalId", id));
        var found = await door.ReadableAsync(turn, ct);
        if (!found.IsDone) return new TabAnswer.Refused(found.Problems);
        var standing = await cards.StandAsync(found.Value.Stored, turn, ct);
        return new TabAnswer.View(found.Value.AsExpert ? ToRead(ExpertSight.Of(standing, request.Language).Shown, request.Language) : await WholeAsync(standing, request, ct));
    }

    // Only who fills it in is seen there, and only by those.
    private async Task<TabAnswer> HereAsync(TabRequest request, CancellationToken ct)
    {
        var turn = request.Turn("proposals/here", ("proposalId", request.Body.Word("id") ?? ""));
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new TabAnswer.Refused(found.Problems);
        await here.MeetAsync(found.Value.Value, Actors.Self(request.User), request.Body.Word("section"), ct);
        return new TabAnswer.Nothing();
    }

    private ProposalView ToRead(Standing standing, Language language)
    {
        var (proposal, page) = (standing.Proposal, new FormPage(standing, language, words));
        return new(proposal.Id, proposal.Revision, ProposalWords.TitleOf(proposal, language), StateOf(standing, language), new(standing.Round.Id, standing.Round.Name.In(language), standing.Round.Deadline),
            standing.UnitName(proposal.UnitCode), proposal.Answers["lead.name"] is { Length: > 0 } lead ? lead : null, page.MayEdit, page.Sections, page.Findings)
        {
            Meter = Meter(standing, language),
        };
    }

    private async Task<ProposalView> WholeAsync(Standing standing, TabRequest request, CancellationToken ct)
    {
        var (proposal, language) = (standing.Proposal, request.Language);
        var fillsIn = proposal.IsFilledInBy(standing.Reader);
        var waiting = Conflict.WaitingIn(standing);
        var kept = waiting.Any(c => c.Theirs is not null) ? (await versions.ListAsync(proposal.Id, null, ct)).Versions : [];
        var acts = fillsIn ? ActsOf(standing, language) : ActsOf(proposal, await actors.OfAsync(request.User, ct), language);
        return ToRead(standing, language) with
        {
            People = new(new(proposal.Owner.Value, proposal.OwnerName), [.. proposal.PresentEditors.Select(e => new PageName(e.Id.Value, e.Name))],
                fillsIn ? [.. (await here.AtAsync(proposal.Id, ct)).Where(h => h.Id != standing.Reader).Select(h => new PageHere(h.Id.Value, h.Name, h.Section))] : []),
            Conflicts = [.. waiting.Select(c => ConflictOf(c, kept, standing, language))],
            Returned = ReturnOf(standing, fillsIn, language),
            Documents = [.. proposal.Documents.Select(d => new PageDocument(DocumentWords.Of(d, language), d.Url))],
            Acts = acts,
        };
    }

    private static PageState StateOf(Standing standing, Language language)
    {
        var line = StateLine.Of(standing, language);
        var waiting = standing.IsOwners ? line.Waiting : ProposalLifecycle.IsEditable(standing.Proposal.State) && standing.Proposal.IsFilledInBy(standing.Reader) ? TogetherWords.Waiting(standing.Proposal.State, language) : null;
        return new($"{standing.Proposal.State}", line.Text, Tones.Of(line.Color), waiting);
    }

    private PageMeter Meter(Standing standing, Language language)
    {
        var (courses, totals) = (standing.Proposal.Answers.Rows("courses"), ProposalTotals.Of(standing.Proposal.Answers));
        decimal Sum(bool core) => courses.Where(c => c.IsYes("isCore") == core).Sum(ProposalTotals.CreditsOf);
        return new(totals.Credits, standing.Round.Policy.MaxTotalCredits, words["credits-unit", language], ProposalWords.CourseCount(totals.CourseCount, totals.CoreCourseCount, language), Tones.Of(MeterView.Of(standing, language).Style),
            [new(words["core-courses", language], Sum(core: true)), new(words["other-courses", language], Sum(core: false))]);
    }

    private static PageConflict ConflictOf(Conflict conflict, IReadOnlyList<ProposalVersion> kept, Standing standing, Language language)
    {
        var (at, place, said) = (Place.Of(conflict.Mine.Place), conflict.Mine.Place, new FieldWords(standing, language));
        return new(at, conflict.Section.Key, place.Field, place.Row, place.Column, conflict.NameIn(standing, language),
            said.Read(conflict.Field, conflict.Mine.Text), conflict.Theirs is null ? TogetherWords.RowGone(language) : said.Read(conflict.Field, conflict.Theirs), conflict.Theirs is null ? null : LastChange.Of(kept, conflict.Mine.Place)?.By, conflict.Mine.At, conflict.Field.Key,
            new("proposals/settle", new Dictionary<string, string>
            {
                ["proposalId"] = standing.Proposal.Id,
                ["at"] = at,
                ["mine"] = conflict.Print,
                ["seen"] = FormMerge.Seen([conflict.Field], _ => conflict.Theirs ?? ""),
            }));
    }

    private static PageReturn? ReturnOf(Standing standing, bool fillsIn, Language language)
    {
        if (!standing.Proposal.IsReturned || standing.Proposal.Returns is not [.., var latest]) return null;
        return new(ReturnBlock.Of(standing, language)!.Title, latest.Reason, ReturnWords.Left(latest, language), [.. latest.Points.Select(p => new PagePoint(
                p.Id, p.Number, ReturnWords.Place(p.Field, standing.Form, language), p.SectionIn(standing.Form) is { } section ? new(section.Key, p.At?.Field) : null, p.Text, p.Answer, p.Done, $"done_{p.Id}", $"answer_{p.Id}"))],
            fillsIn ? new("checklist/save", new Dictionary<string, string> { ["proposalId"] = standing.Proposal.Id, ["seen"] = ReturnChecklist.SeenOf(latest.Points) }) : null);
    }

    private List<TabAct> ActsOf(Standing standing, Language language)
    {
        var id = standing.Proposal.Id;
        var acts = new List<TabAct>();
        if (standing.CouldBeSubmitted) acts.Add(TabAct.Of(words["act-submit", language], "proposals/submit", "proposalId", id, "primary"));
        if (ProposalLifecycle.IsEditable(standing.Proposal.State)) acts.Add(TabAct.Of(words["act-check", language], "proposals/check", "proposalId", id));
        acts.Add(TabAct.Of(words["act-read", language], "proposals/read", "proposalId", id));
        acts.AddRange(ProposalMore.Of(standing, language).Lines.Select(l => TabAct.Of(l.Button, l.Verb, "proposalId", id, l.Verb == "proposals/withdraw-ask" ? "destructive" : null)));
        return acts;
    }

    private List<TabAct> ActsOf(Proposal proposal, Actor who, Language language)
    {
        var acts = new List<TabAct> { TabAct.Of(words["act-read", language], "proposals/read", "proposalId", proposal.Id) };
        if (who.Reviews(proposal.UnitCode)) acts.Insert(0, TabAct.Of(words["act-endorse", language], "endorsement/open", "proposalId", proposal.Id, "primary"));
        if (who.IsOffice) acts.Insert(0, TabAct.Of(words["act-screen", language], "screening/open", "proposalId", proposal.Id, "primary"));
        return acts;
    }
}
