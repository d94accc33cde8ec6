using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What another room has on a person's desk in the tabs.</summary>
public delegate Task<IReadOnlyList<TabPart>> TabPartsOf(Actor who, Language language, CancellationToken ct);

/// <summary>我的: what waits for the person first, then what they have sent and where it is.</summary>
/// <param name="otherRooms">What other rooms put on it.</param>
public sealed class MyDeskPage(IProposals proposals, IInvitations invitations, Catalogues catalogues, Actors actors, IReadOnlyList<TabPartsOf> otherRooms, TabWords words, TimeProvider time)
{
    private static readonly string[] s_order = ["waiting", "reviews", "drafts", "sent", "decisions", "past"];

    /// <summary>The endpoint.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/mine", ReadAsync);

    private async Task<TabAnswer> ReadAsync(TabRequest request, CancellationToken ct)
    {
        var language = request.Language;
        var known = await catalogues.NowAsync(ct);
        var who = await actors.OfAsync(request.User, ct);
        // SharePoint filters by one index at a time, so each of these is a call of its own; they go out together.
        var own = proposals.ListAsync(ProposalQuery.OwnedBy(who.Id), ct);
        var invited = new InvitedProposals(invitations, proposals).OfAsync(who.Id, ct);
        var others = (await Task.WhenAll(otherRooms.Select(room => room(who, language, ct)))).SelectMany(parts => parts).ToList();
        var page = await own;
        var together = await invited;
        var more = page.Continue is not null || together.More ? ProposalWords.OlderOnes(language) : null;
        var lines = page.Proposals.Concat(together.Found).Select(p => (Key: PartOf(p.Value), Line: Line(p.Value, who, known, language))).ToLookup(l => l.Key, l => l.Line);
        var parts = s_order
            .Select(key => new TabPart(key, words[$"part-{key}", language], [.. lines[key], .. others.Where(o => o.Key == key).SelectMany(o => o.Lines)], lines[key].Any() ? more : others.FirstOrDefault(o => o.Key == key)?.More))
            .Where(part => part.Lines.Count > 0)
            .ToList();
        return new TabAnswer.View(new MineView(parts, parts.Count > 0 ? null : new(words["empty-title", language], words["empty-text", language], [new(words["act-start", language], "proposals/start", new Dictionary<string, string>()) { Style = "primary" }])));
    }

    private static string PartOf(Proposal proposal) => proposal.State switch
    {
        ProposalState.Draft => "drafts",
        ProposalState.Withdrawn => "past",
        ProposalState.Recommended or ProposalState.NotRecommended => "decisions",
        var state when ProposalLifecycle.IsEditable(state) => "waiting",
        _ => "sent",
    };

    private TabLine Line(Proposal proposal, Actor who, Catalogue known, Language language)
    {
        var round = known.Rounds.FirstOrDefault(r => r.Id == proposal.RoundId);
        var unit = known.Units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? proposal.UnitCode;
        var editable = ProposalLifecycle.IsEditable(proposal.State);
        var due = proposal is { State: ProposalState.RevisionRequested, Decision.RevisionDue: { } revision } ? revision : editable ? round?.Deadline : null;
        var open = proposal.OpenPoints.Count;
        return new(proposal.Id, "proposal", ProposalWords.TitleOf(proposal, language), $"{TabsEdge.Root}/proposals/{proposal.Id}")
        {
            Subtitle = $"{proposal.Id} · {unit}",
            State = ProposalWords.State(proposal.State, language),
            Tone = Tones.Of(StateLine.Look(proposal.State).Color),
            DueAt = due,
            Overdue = due is { } until ? time.GetUtcNow() > until : null,
            Meta =
            [
                proposal.Owner == who.Id ? ProposalWords.Waiting(proposal.State, unit, language) : words["together", language],
                .. open > 0 && editable ? [words.Counted("points-open", open, language)] : Array.Empty<string>(),
            ],
        };
    }
}

/// <summary>The desk.</summary>
internal sealed record MineView(IReadOnlyList<TabPart> Parts, EmptyDesk? Empty);

/// <summary>What is said on a desk with nothing on it, and what one could do.</summary>
internal sealed record EmptyDesk(string Title, string Text, IReadOnlyList<TabAct> Actions);
