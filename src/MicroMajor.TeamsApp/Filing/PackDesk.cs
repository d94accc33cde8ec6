using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// The way to hand-ins: to the office all colleges, to a college its own. A college that is not the person's is answered exactly as one that does
/// not exist.
/// </summary>
public sealed class PackDesk(RoundPacks packs, Actors actors, PackDraw draw, CardShelf shelf, ProblemWords problems)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>packs/open: the college that the card names; else the person's own, or all of them.</summary>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice && who.ReviewsUnits is null or []) return Refused([new Problem("packs-not-yours")], turn);
        var unit = turn.Data.Word("unitCode") ?? (!who.IsOffice && who.ReviewsUnits is [var only] ? only : null);
        if (unit is null) return await AllAsync(turn, ct);
        if (!who.IsOffice && !who.Reviews(unit)) return Refused([new Problem("packs-not-yours")], turn);
        return await packs.OfAsync(turn.Data.Word("roundId"), unit, ct) is { } state ? Show(state, who, turn, null) : Refused([new Problem("no-such-round")], turn);
    }

    /// <summary>packs/all: all colleges, a page at a time; to a reviewer of several, those.</summary>
    public async ValueTask<Reply> AllAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice && who.ReviewsUnits is null or []) return Refused([new Problem("packs-not-yours")], turn);
        return await packs.AllAsync(turn.Data.Word("roundId"), ct) is { } book ? ShowAll(book, who, turn, null) : Refused([new Problem("no-such-round")], turn);
    }

    /// <summary>A reviewer at the door of their own college.</summary>
    public async Task<Outcome<(Actor Who, PackState State)>> ReviewerAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        return await DoorAsync(who, turn, turn.Data.Word("unitCode") is { } unit && who.Reviews(unit), "packs-not-yours", ct);
    }

    /// <summary>The office at the door of a college.</summary>
    public async Task<Outcome<(Actor Who, PackState State)>> OfficeAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        return await DoorAsync(who, turn, who.IsOffice, "not-the-office", ct);
    }

    /// <summary>The college's card, for one of its reviewers; null for anybody else.</summary>
    public async Task<Card?> DrawAsync(Viewer viewer, string id, CancellationToken ct)
    {
        if (UnitHandIns.Read(id) is not { } key) return null;
        var who = await actors.OfAsync(viewer.Id, ct);
        return who.Reviews(key.UnitCode) && await packs.OfAsync(key.RoundId, key.UnitCode, ct) is { } state ? shelf.Draw(draw.College(state, who, viewer, null), viewer.Language) : null;
    }

    /// <summary>The college's card as things stand; to its reviewers it is their card on the matter.</summary>
    public Reply Show(PackState state, Actor who, Turn turn, Banner? banner)
    {
        var card = shelf.Draw(draw.College(state, who, new(who.Id, turn.User.ChannelUserId, turn.Language), banner), turn.Language);
        return who.Reviews(state.Unit.Code) ? new Reply.ShowCard(card) { Remember = new(MatterKind.HandIn, state.HandIns.Value.Id) } : new Reply.ShowCard(card);
    }

    /// <summary>All colleges that the person may see.</summary>
    public Reply ShowAll(PackBook book, Actor who, Turn turn, Banner? banner) => new Reply.ShowCard(shelf.Draw(draw.All(book, who, turn.Data.Count("page"), banner, turn.Language), turn.Language));

    /// <summary>The sentences.</summary>
    public Reply Refused(IReadOnlyList<Problem> problems, Turn turn) => new Reply.Say(Sentences(problems, turn.Language));

    /// <summary>The sentences, one to a line.</summary>
    public string Sentences(IReadOnlyList<Problem> of, Language language) => problems.Sentences(of, language);

    // What a card names is a hint; a form that names no round is not one of another.
    private async Task<Outcome<(Actor, PackState)>> DoorAsync(Actor who, Turn turn, bool may, string refusal, CancellationToken ct)
    {
        if (!may) return new Problem(refusal);
        return turn.Data.Word("roundId") is { } round && turn.Data.Word("unitCode") is { } unit && await packs.OfAsync(round, unit, ct) is { } state ? (who, state) : new Problem("no-such-round");
    }
}
