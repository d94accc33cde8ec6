using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Notice = MicroMajor.Domain.Notifications.Notice;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Keeps one true card per person and matter: edits the one that lies in the chat, or sends it. What happened elsewhere is
/// drawn from the present state, one card of a kind at a time, so that an older drawing never lands on a newer one.
/// </summary>
public sealed class CardKeeper(IDirectory directory, INotices notices, MatterCards matters, Connector connector, DeliveryQueue queue, MessageWords words, ITurns turns, IShortMemory memory, TimeProvider time)
{
    // Kinds of turns, taken inside each other in this order only: of a person's move of cards, of a card, of a message.
    private const string Moves = "move";
    private const string Cards = "card";
    private const string Messages = "message";

    // What the connector says of a message or a chat that is gone.
    private const int NotFound = 404;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    // A card that was answered longer ago may show what is no longer so.
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);

    private readonly OpenForms forms = new(memory);
    private readonly CardPlaces places = new(notices, memory);
    private readonly CardTroubles troubles = new(new(notices, memory), time);
    private readonly ConcurrentDictionary<string, Task> edits = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Reply.ShowCard, object> tried = [];

    /// <summary>
    /// The person's card on the matter shows the present state afterwards: true. A person who has not met the app finds it on their desk when they do.
    /// False while they have a form open where the card lies: it has to wait.
    /// </summary>
    public async Task<bool> BringUpToDateAsync(PersonId person, Matter matter, CancellationToken ct) => await DeliverAsync(person, matter, ct) is not CardOutcome.Waits;

    /// <summary>The same, and says what was done. What the channel refuses stands with the card afterwards, however it ended.</summary>
    public async Task<CardOutcome> DeliverAsync(PersonId person, Matter matter, CancellationToken ct)
    {
        CardOutcome done = new CardOutcome.Nothing();
        await InTurnAsync(Notice.KeyOf(person, matter), async key =>
        {
            try
            {
                done = await DeliverAsync(key, person, matter, ct);
            }
            catch (ConnectorException refused)
            {
                await troubles.TryKeepAsync(key, person, matter, refused, ct);
                throw;
            }
        }, ct);
        return done;
    }

    /// <summary>Does the person have a form open in that message?</summary>
    internal Task<bool> HasFormAsync(string messageId, CancellationToken ct) => forms.IsOpenAsync(messageId, ct);

    private async Task<CardOutcome> DeliverAsync(string key, PersonId person, Matter matter, CancellationToken ct)
    {
        var contact = await directory.FindContactAsync(person, ct);
        var known = await FindAsync(key, ct);
        if (contact is null)
        {
            // Members of the office look at their desk; of everybody else somebody will ask why they have no card.
            if (matter.Kind is not (MatterKind.RoundDesk or MatterKind.Screening)) await troubles.KeepAsync(known, key, person, matter, new(TroubleKind.NotMet, "", time.GetUtcNow()), ct);
            return new CardOutcome.NotMet();
        }

        if (known is not null)
        {
            // The act that is told here is often the very one that closes the form: its answer is on the way.
            await forms.AnsweredAsync(known.Value.ActivityId, s_patience);
            if (await forms.HoldsAsync(known.Value.ActivityId, matter, ct)) return new CardOutcome.Waits();
        }

        var card = await matters.DrawAsync(new(person, contact.ChannelUserId, LanguageOf(contact)), matter, ct);
        if (card is null) return new CardOutcome.Nothing();

        while (known is { Value.ActivityId.Length: > 0 } there)
        {
            if (await forms.HoldsAsync(there.Value.ActivityId, matter, ct)) return new CardOutcome.Waits();
            if (await EditAsync(key, AddressOf(contact, there.Value.ConversationId), there.Value.ActivityId, card, LanguageOf(contact), ct) is not { } edited)
            {
                // Meanwhile a button made the message another matter's.
                known = await FindAsync(key, ct);
                continue;
            }

            // Who does not want to be written to keeps what lies there: it is edited when they do again.
            if (edited is Delivery.Gone unwelcome && Trouble.KindOf(NotFound, unwelcome.Code) is not TroubleKind.Gone and var why)
                return new CardOutcome.Refused(await troubles.KeepAsync(there, key, person, matter, new(why, unwelcome.Code, time.GetUtcNow()), ct));
            if (edited is Delivery.Sent)
            {
                if (there.Value.Trouble is not null) await places.SaveAsync(there.With(there.Value with { Trouble = null }), ct);
                return new CardOutcome.Edited();
            }

            await places.ForgetAsync(key, ct);
            break;
        }

        switch (await connector.SendAsync(AddressOf(contact), card, LanguageOf(contact), ct))
        {
            case Delivery.Sent sent:
                await RememberAsync(known, key, person, matter, contact.ConversationId, sent.ActivityId, ct);
                await places.SentAsync(person, sent.ActivityId, ct);
                return new CardOutcome.Sent();
            case Delivery.Gone gone:
                return new CardOutcome.Refused(await troubles.KeepAsync(known, key, person, matter, new(Trouble.KindOf(NotFound, gone.Code), gone.Code, time.GetUtcNow()), ct));
            default:
                return new CardOutcome.Nothing();
        }
    }

    /// <summary>
    /// The message that the person acted on carries their card on the matter from now on. What an invoke answers is only that
    /// client's view until the message itself is edited, so it is edited too; an older message with the same card is taken away.
    /// </summary>
    public Task ShownAsync(Turn turn, Reply.ShowCard shown, string messageId, CancellationToken ct)
    {
        if (shown.Remember is null) return places.SentAsync(new(turn.User.ObjectId), messageId, ct);
        var edit = RememberShownAsync(turn, shown, messageId, ct);
        edits[messageId] = edit;
        _ = edit.ContinueWith(done => edits.TryRemove(new(messageId, done)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return edit;
    }

    /// <summary>
    /// Before the answer leaves: while a form stands in the message, nothing else is put there, and what was on its way has arrived.
    /// </summary>
    public async Task ShowingAsync(Turn turn, Reply.ShowCard shown)
    {
        if (!shown.Card.TakesInput || shown is { Remember: not null, Passing: false })
        {
            await forms.CloseAsync(turn.MessageId!, CancellationToken.None);
            return;
        }

        await forms.OpenAsync(turn.MessageId!, CancellationToken.None);
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await (await turns.TakeAsync(Messages, turn.MessageId!, patience.Token)).DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // Nobody is kept waiting for an edit.
        }
    }

    /// <summary>Comes back when no edit of the turn's message is on its way any more, or after two seconds: nobody is kept waiting for an edit.</summary>
    public async Task EditedAsync(Turn turn)
    {
        await forms.PressAsync(turn.MessageId!, CancellationToken.None);
        if (!edits.TryGetValue(turn.MessageId!, out var edit)) return;
        try
        {
            await edit.WaitAsync(s_patience);
        }
        catch (Exception late) when (late is TimeoutException or ConnectorException or HttpRequestException or OperationCanceledException)
        {
            // The edit's own end has been recorded where it was started.
        }
    }

    private async Task RememberShownAsync(Turn turn, Reply.ShowCard shown, string messageId, CancellationToken ct)
    {
        var (person, matter) = (new PersonId(turn.User.ObjectId), shown.Remember!);
        if (messageId != turn.MessageId) await places.SentAsync(person, messageId, ct);
        var (first, since) = (tried.TryAdd(shown, shown), Stopwatch.GetTimestamp());
        // Who presses twice in a moment moves cards twice: one move after the other.
        await InTurnAsync(Moves, person.Value, async () =>
        {
            var former = shown.InPlaceOf ?? await places.StandingInAsync(person, messageId, Notice.KeyOf(person, matter), ct);
            // A form on the way is not put into the message: it stays the other matter's.
            if (former is not null && shown.Passing) return;
            var moved = former is null ? null : await MakeRoomAsync(person, former, matter, messageId, ct);
            try
            {
                await TakePlaceAsync(turn, shown, messageId, () => first && Stopwatch.GetElapsedTime(since) < s_fresh, ct);
            }
            finally
            {
                // It is the schedule's: whatever fails here or ends, it is put where it moved. A desk is opened again when it is wanted; nobody is sent one.
                if (moved is not null && (moved.ActivityId.Length > 0 || moved.Matter.Kind != MatterKind.RoundDesk)) queue.Ring(new Debtor(DebtorKind.Card, moved.Key));
            }
        }, ct);
        // What happened while a form was open may be newer than the card that was just shown.
        if (await forms.ReleasedAsync(messageId, ct) is { } waited) await BringUpToDateAsync(person, waited, ct);
    }

    private Task TakePlaceAsync(Turn turn, Reply.ShowCard shown, string messageId, Func<bool> isFresh, CancellationToken ct)
    {
        var (person, matter) = (new PersonId(turn.User.ObjectId), shown.Remember!);
        return InTurnAsync(Notice.KeyOf(person, matter), async key =>
        {
            var known = await FindAsync(key, ct);
            // Whoever pressed a button on it has it, whatever went wrong before.
            if (known is not { Value.Trouble: null } || known.Value.ActivityId != messageId)
            {
                await RememberAsync(known, key, person, matter, turn.Chat.ConversationId, messageId, ct);
                // Unless another card moved there.
                if (known is { Value.ActivityId.Length: > 0 } left && left.Value.ActivityId != messageId && await places.StandingInAsync(person, left.Value.ActivityId, key, ct) is null)
                    await connector.DeleteAsync(turn.Chat with { ConversationId = left.Value.ConversationId }, left.Value.ActivityId, ct);
            }

            // A card that was just sent as a message is what the message carries already.
            if (turn.MessageId is null || shown.Passing) return;
            // What took its time, or is tried again, may be older than what was put there meanwhile.
            if (isFresh()) await EditAsync(key, turn.Chat, messageId, shown.Card, turn.Language, ct);
            else await DeliverAsync(key, person, matter, ct);
        }, ct);
    }

    // A button may lead from one matter's card to another's (下一份, 打开). The former one's card moves to the message that the other leaves, or to none,
    // before anything is drawn: whatever happens in between, no message stays two matters', and the next news puts the right card there.
    private async Task<Notice?> MakeRoomAsync(PersonId person, Matter former, Matter next, string messageId, CancellationToken ct)
    {
        var there = (await FindAsync(Notice.KeyOf(person, next), ct))?.Value;
        // Both are said to lie here when a move was cut off: the former one gets a message of its own.
        if (there?.ActivityId == messageId) there = null;
        Notice? moved = null;
        await InTurnAsync(Notice.KeyOf(person, former), async key =>
        {
            if (await FindAsync(key, ct) is not { } here || here.Value.ActivityId != messageId) return;
            // The other matter left that message, with whatever form stood there.
            if (there is not null) await forms.CloseAsync(there.ActivityId, ct);
            moved = here.Value with { ConversationId = there?.ConversationId ?? here.Value.ConversationId, ActivityId = there?.ActivityId ?? "" };
            await RememberAsync(here, key, person, former, moved.ConversationId, moved.ActivityId, ct);
        }, ct);
        return moved;
    }

    // One edit of a message at a time, and only while it is that matter's: null when it no longer is. Whoever waits here has waited for the turn of
    // its matter before, never the other way round.
    private async Task<Delivery?> EditAsync(string key, ChatAddress chat, string messageId, Card card, Language language, CancellationToken ct)
    {
        Delivery? edited = null;
        await InTurnAsync(Messages, messageId, async () =>
        {
            if ((await FindAsync(key, ct))?.Value.ActivityId == messageId) edited = await connector.UpdateAsync(chat, messageId, card, language, ct);
        }, ct);
        return edited;
    }

    /// <summary>Says it once: what happened to what. False for who has not met the app and cannot be written to.</summary>
    public async Task<bool> TellOnceAsync(PersonId person, MessageDue due, CancellationToken ct)
    {
        var contact = await directory.FindContactAsync(person, ct);
        if (contact is null) return false;
        var key = $"{due.Key}|{person.Value}";
        var said = true;
        await InTurnAsync(key, async _ =>
        {
            if (await notices.FindAsync(key, ct) is not null) return;
            var sent = await connector.SendAsync(AddressOf(contact), words.Sentence(due.Code, due.Facts, LanguageOf(contact)), LanguageOf(contact), ct) as Delivery.Sent;
            said = sent is not null;
            if (sent is not null) await RememberAsync(null, key, person, new(MatterKind.Proposal, due.Facts.GetValueOrDefault("proposal", "")), contact.ConversationId, sent.ActivityId, ct);
        }, ct);
        return said;
    }

    private Task InTurnAsync(string key, Func<string, Task> work, CancellationToken ct) => InTurnAsync(Cards, key, () => work(key), ct);

    private async Task InTurnAsync(string kind, string key, Func<Task> work, CancellationToken ct)
    {
        await using var turn = await turns.TakeAsync(kind, key, ct);
        await work();
    }

    private Task<Stored<Notice>?> FindAsync(string key, CancellationToken ct) => places.FindAsync(key, ct);

    private Task RememberAsync(Stored<Notice>? known, string key, PersonId person, Matter matter, string conversationId, string activityId, CancellationToken ct) =>
        places.SaveAsync(new(new(key, person, matter, conversationId, activityId, time.GetUtcNow()), known?.Version ?? ""), ct);

    private static ChatAddress AddressOf(Contact contact, string? conversationId = null) =>
        new(contact.TenantId, contact.Person.Value, contact.ChannelUserId, conversationId ?? contact.ConversationId, contact.ServiceUrl, contact.BotId);

    private static Language LanguageOf(Contact contact) => contact.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;
}
