using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>delivery/open and delivery/resend: the office sees why somebody has not got a card, what to do about it, and has it sent again.</summary>
public sealed class DeliveryRoom(
    IRounds rounds, IProposals proposals, IAssignments assignments, PersonAccounts accounts, ResendCards resend, DeliveryDraw draw, DeliveryWords words, Actors actors, ProblemWords problems)
{
    private const int MostFound = 10;
    private const int MostSaid = 8;

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("delivery/open", OpenAsync)
        .On("delivery/resend", ResendAsync)
        .OnText("delivery/open", "没收到卡片", "谁没收到卡片", "delivery");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        if (await DoorAsync(turn, ct) is not { } place) return Refused("not-the-office", turn);
        if (turn.Data.Word("person") is { } person) return await PersonAsync(place, new(person), null, turn, ct);
        // A button of the search does not say from where it came.
        if (turn.Data.Word("search") is not null && turn.Data.Word("who")?.Trim() is { Length: > 0 } typed) return await FoundAsync(place, typed, turn, ct);
        return place.ProposalId.Length > 0 ? await ProposalAsync(place, turn, ct) : await RoundAsync(place, null, turn, ct);
    }

    private async ValueTask<Reply> ResendAsync(Turn turn, CancellationToken ct)
    {
        if (await DoorAsync(turn, ct) is not { } place) return Refused("not-the-office", turn);
        if (turn.Data.Word("person") is { } person) return await ResendOneAsync(place, new(person), turn, ct);
        // To look, the present round will do; what is sent is of the round that the card names.
        if (place.RoundId.Length == 0 || await RoundOfAsync(place, turn, ct) is not { } round) return Refused("no-such-round", turn);
        var undelivered = await resend.OfRoundAsync(round.Id, ct);
        var done = await resend.SendAsync(undelivered.Cards, ct);
        return await RoundAsync(place, await SaidAsync(done, undelivered.Cards.Count - done.Count, turn.Language, ct), turn, ct);
    }

    // Only what is in the account: what somebody else's card names, or a draft, is answered as what does not exist.
    private async Task<Reply> ResendOneAsync(DeliveryPlace place, PersonId person, Turn turn, CancellationToken ct)
    {
        if (await accounts.OfAsync(person, ct) is not { } account) return Refused("no-such-person", turn);
        var named = account.Cards.FirstOrDefault(c => $"{c.Card.Matter.Kind}" == turn.Data.Word("kind") && c.Card.Matter.Id == turn.Data.Word("matter"));
        if (named is null) return Refused("no-such-card", turn);
        var outcome = await resend.SendAsync(person, named.Card.Matter, named.Card.Notice?.Trouble, ct);
        var said = words.Done(outcome, named.Card.Matter, named.Name, account.Name, turn.Language);
        return await PersonAsync(place, person, outcome is CardOutcome.Sent or CardOutcome.Edited ? Banner.Done(said) : Banner.Look(said), turn, ct);
    }

    private async Task<Reply> PersonAsync(DeliveryPlace place, PersonId person, Banner? banner, Turn turn, CancellationToken ct) =>
        await accounts.OfAsync(person, ct) is { } account ? new Reply.ShowCard(draw.Person(place, account, banner)) : Refused("no-such-person", turn);

    private async Task<Reply> RoundAsync(DeliveryPlace place, Banner? banner, Turn turn, CancellationToken ct)
    {
        if (await RoundOfAsync(place, turn, ct) is not { } round) return Refused("no-such-round", turn);
        return new Reply.ShowCard(await draw.RoundAsync(place with { RoundId = round.Id }, round.Name.In(turn.Language), await resend.OfRoundAsync(round.Id, ct), banner, ct));
    }

    private async Task<Reply> FoundAsync(DeliveryPlace place, string typed, Turn turn, CancellationToken ct)
    {
        var found = await accounts.SearchAsync(typed, MostFound, ct);
        if (found is [var only]) return await PersonAsync(place, only.Id, null, turn, ct);
        var nobody = found.Count == 0 ? Banner.Look(problems.Sentence(new Problem("nobody-found", Facts.Of(("name", typed))), turn.Language)) : null;
        return new Reply.ShowCard(draw.People(place, typed, found, typed, nobody));
    }

    private async Task<Reply> ProposalAsync(DeliveryPlace place, Turn turn, CancellationToken ct)
    {
        if (await proposals.FindAsync(place.ProposalId, ct) is not { Value: { Submissions: > 0 } proposal }) return Refused("no-such-proposal", turn);
        var people = new List<PersonLine> { new(proposal.Owner, proposal.OwnerName, words.Say("role-owner", turn.Language)) };
        foreach (var dean in await actors.ReviewersOfAsync(proposal.UnitCode, ct)) people.Add(new(dean, await accounts.NameAsync(dean, ct) ?? "—", words.Say("role-dean", turn.Language)));
        people.AddRange((await assignments.ListAsync(AssignmentQuery.OfProposal(proposal.Id), ct)).Where(a => a.Value.IsActive).Select(a => new PersonLine(a.Value.Expert, a.Value.ExpertName, words.Say("role-expert", turn.Language))));
        return new Reply.ShowCard(draw.People(place with { RoundId = proposal.RoundId }, words.Say("of-proposal", turn.Language, ("name", proposal.Name)), [.. people.DistinctBy(p => p.Id)], "", null));
    }

    private async Task<Banner> SaidAsync(IReadOnlyList<Resent> done, int left, Language language, CancellationToken ct)
    {
        if (done.Count == 0) return Banner.Done(words.Say("done-none", language));
        var lines = new List<string>();
        foreach (var (card, outcome) in done.Take(MostSaid)) lines.Add(words.Done(outcome, card.Matter, card.Name, await accounts.NameAsync(card.Person, ct) ?? card.Person.Value, language));
        if (done.Count > MostSaid) lines.Add(words.Say("done-more", language, ("n", Number(done.Count - MostSaid)), ("sent", Number(done.Skip(MostSaid).Count(d => d.Outcome is CardOutcome.Sent or CardOutcome.Edited)))));
        if (left > 0) lines.Add(words.Say("done-left", language, ("n", Number(left))));
        var said = string.Join('\n', lines);
        return done.All(d => d.Outcome is CardOutcome.Sent or CardOutcome.Edited) && left == 0 ? Banner.Done(said) : Banner.Look(said);
    }

    private async Task<DeliveryPlace?> DoorAsync(Turn turn, CancellationToken ct) =>
        (await actors.OfAsync(turn.User, ct)).IsOffice ? new(turn.Data.Word("roundId") ?? "", turn.Data.Word("proposalId") ?? "", turn.Language) : null;

    // Who names none means the newest; what no card ever carried is none at all.
    private async Task<Round?> RoundOfAsync(DeliveryPlace place, Turn turn, CancellationToken ct) =>
        (place.RoundId.Length > 0 ? await rounds.FindAsync(place.RoundId, ct) : turn.Data.Has("roundId") ? null : (await rounds.ListAsync(ct)).FirstOrDefault())?.Value;

    private Reply.Say Refused(string code, Turn turn) => new(problems.Sentence(new Problem(code), turn.Language));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
