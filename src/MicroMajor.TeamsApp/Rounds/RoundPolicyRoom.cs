using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The office at the limits of a round: see them, change some, learn what that does to the proposals, and only then put it into effect.</summary>
public sealed class RoundPolicyRoom(
    IRounds rounds, Actors actors, PolicyEffects effects, Catalogues catalogues, DeliveryQueue queue, CardShelf shelf, ProblemWords problems, TimeProvider time)
{
    private const int MostTyped = 3_000;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PolicyWords words = new();

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("批次规则", "round rules"), new("教务处：看和改本批次的各项要求", "The office: see and change the limits of a round"), new("批次规则", "Round rules"), "policy/open"),
    ];

    /// <summary>Registers the verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("policy/open", OpenAsync)
        .On("policy/preview", PreviewAsync)
        .On("policy/apply", ApplyAsync)
        .OnText("policy/open", "批次规则", "round rules", "policy");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, newest: true, ct);
        return found.IsDone ? await FormAsync(found.Value.Value, turn, null, null, ct) : Refused(found, turn);
    }

    private async ValueTask<Reply> PreviewAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, newest: false, ct);
        if (!found.IsDone) return Refused(found, turn);
        var round = found.Value.Value;
        var members = PolicyGroups.MembersOf(PolicyGroups.Find(turn.Data.Word("group"))).ToList();
        var typed = turn.Data.Word("usual") == "true"
            ? members.ToDictionary(m => m.Key, m => m.Read(new()))
            : members.Where(m => turn.Data.Has(m.Key)).ToDictionary(m => m.Key, m => CleanText.Of(turn.Data.Whole(m.Key)));
        var changed = PolicyBook.Changed(round.Policy, typed);
        // The card stays as it is, with what was typed in it: only the sentence comes back.
        if (!changed.IsDone) return new Reply.Say(problems.Sentences(changed.Problems, turn.Language));
        if (await effects.TooLateAsync(round, changed.Value, ct) is { Count: > 0 } late) return new Reply.Say(problems.Sentences(late, turn.Language));
        return await ShowPreviewAsync(round, changed.Value, turn, null, ct);
    }

    private async ValueTask<Reply> ApplyAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await FindAsync(turn, newest: false, ct);
        if (!found.IsDone) return Refused(found, turn);
        var typed = ReadTyped(turn.Data.Whole("typed"));
        var who = await actors.OfAsync(turn.User, ct);
        for (var stored = found.Value; ;)
        {
            // decide
            var changed = PolicyBook.Changed(stored.Value.Policy, typed);
            if (!changed.IsDone) return new Reply.Say(problems.Sentences(changed.Problems, turn.Language));
            if (await effects.TooLateAsync(stored.Value, changed.Value, ct) is { Count: > 0 } late) return new Reply.Say(problems.Sentences(late, turn.Language));
            if (Members(stored.Value.Policy, changed.Value).Count == 0) return await FormAsync(stored.Value, turn, Banner.Look(words.Say("nothing-changed", turn.Language)), null, ct);
            // What was confirmed was the effect of the change from the values that the card was drawn at.
            if (turn.Data.Word("seen") != Print(stored.Value.Policy)) return await ShowPreviewAsync(stored.Value, changed.Value, turn, Banner.Look(words.Say("changed-meanwhile", turn.Language)), ct);

            // save
            var round = stored.Value with { Policy = changed.Value, Owed = [.. stored.Value.Owed, Line(stored.Value, changed.Value, who, turn)] };
            if ((await rounds.SaveAsync(stored.With(round), ct)).IsDone)
            {
                // tell
                queue.RingRound(round.Id);
                queue.RingMarks(round);
                catalogues.Forget();
                return await FormAsync(round, turn, Banner.Done(words.Say("applied", turn.Language, ("time", ChinaTime.Clock(time.GetUtcNow())))), null, ct);
            }

            if (await rounds.FindAsync(stored.Value.Id, ct) is not { } again) return new Reply.Say(problems.Sentence(new("no-such-round"), turn.Language));
            stored = again;
        }
    }

    private async Task<Outcome<Stored<Round>>> FindAsync(Turn turn, bool newest, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Problem("not-the-office");
        // An order that names no round is not an order for another one.
        var round = turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : newest ? (await rounds.ListAsync(ct)).FirstOrDefault() : null;
        return round is null ? new Problem("no-such-round") : round;
    }

    private async Task<Reply> FormAsync(Round round, Turn turn, Banner? banner, PolicyGroup? group, CancellationToken ct)
    {
        var language = turn.Language;
        group ??= PolicyGroups.Find(turn.Data.Word("group"));
        var others = (await catalogues.NowAsync(ct)).Rounds.Where(r => r.Id != round.Id).Take(3);
        var differs = PolicyBook.All.Where(m => !words.IsUsual(m, round.Policy)).Select(m => m.Label.In(language)).ToList();
        return new Reply.ShowCard(shelf.Draw(new PolicyForm(round.Id, words.Say("title", language), round.Name.In(language), group.Key, group.Title.In(language))
        {
            Banner = banner,
            Differs = differs.Count == 0 ? words.Say("differs-none", language) : words.Say("differs", language, ("members", RowLine.Cut(string.Join(language == Language.Zh ? "、" : ", ", differs), 300))),
            Inputs = [.. PolicyGroups.MembersOf(group).Select(m => words.Input(m, round.Policy, language))],
            GroupRows = [.. PolicyGroups.All.Where(g => g != group).Select(g => new PolicyButton(words.GroupTitle(g, round.Policy, language), round.Id, g.Key)).Chunk(4).Select(row => new PolicyRow(row))],
            Rounds = [.. others.Select(r => new PolicyButton(r.Name.In(language), r.Id, group.Key))],
        }, language));
    }

    private async Task<Reply> ShowPreviewAsync(Round round, RoundPolicy changed, Turn turn, Banner? banner, CancellationToken ct)
    {
        var language = turn.Language;
        var members = Members(round.Policy, changed);
        if (members.Count == 0) return await FormAsync(round, turn, Banner.Look(words.Say("nothing-changed", language)), null, ct);
        var typed = JsonSerializer.Serialize(members.ToDictionary(m => m.Key, m => m.Read(changed)), s_json);
        // The button that confirms carries the change: a card has room for so much of it.
        if (typed.Length > MostTyped) return new Reply.Say(problems.Sentence(new("policy-too-much", Facts.Of(("max", $"{MostTyped}"), ("now", $"{typed.Length}"))), language));
        var effect = await effects.OfAsync(round, changed, ct);
        return new Reply.ShowCard(shelf.Draw(new PolicyPreview(
            round.Id, words.Say("preview-title", language), round.Name.In(language), PolicyGroups.Find(turn.Data.Word("group")).Key,
            typed, Print(round.Policy))
        {
            Banner = banner,
            Changes = [.. members.Select(m => words.Change(m, round.Policy, changed, language))],
            Effect = words.Effect(effect, language),
            NowFail = words.Lines(effect.HandedIn.NowFail, d => d.Now, language),
            NoLongerFail = words.Lines(effect.HandedIn.NoLongerFail, d => d.NoLonger, language),
        }, language));
    }

    private static Dictionary<string, string> ReadTyped(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            // No card of ours carried that.
            return [];
        }
    }

    private static List<PolicyMember> Members(RoundPolicy before, RoundPolicy after) => [.. PolicyBook.All.Where(m => m.Read(before) != m.Read(after))];

    private static string Print(RoundPolicy policy) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', PolicyBook.All.Select(m => $"{m.Key}={m.Read(policy)}")))).AsSpan(0, 9));

    // The audit keeps who changed which limit from what to what.
    private AuditDue Line(Round round, RoundPolicy changed, Actor who, Turn turn)
    {
        var said = string.Join('\n', Members(round.Policy, changed).Select(m => words.Change(m, round.Policy, changed, Language.Zh)));
        var key = $"{round.Id}|policy|{turn.ActivityId}";
        return new(new(key, "", round.Id, "ChangePolicy", "", "", who.Id, who.Name, time.GetUtcNow(), said)) { Key = key };
    }

    private Reply Refused(Outcome<Stored<Round>> found, Turn turn) => new Reply.Say(problems.Sentence(found.Problems[0], turn.Language));
}
