using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Tests.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>The office at its lists, over a store in memory.</summary>
internal sealed class OfficeAtWork
{
    public static readonly TeamsUser Office = OwnerAtWork.Office;
    public static readonly TeamsUser Dean = OwnerAtWork.Dean;

    private static readonly CardShelf s_shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));

    private int turns;

    public OfficeAtWork()
    {
        Clock.Move(OwnerAtWork.Monday - Clock.GetUtcNow());
        Tenant.Directory.Office.Add(new(Office.ObjectId));
        Tenant.Directory.Units.Add(new("cs", "计算机学院", true, [new(Dean.ObjectId)]));
        Tenant.Directory.Units.Add(new("life", "生命学院", true, []));
        Assert.True(Tenant.Rounds.SaveAsync(new(OwnerAtWork.Spring, ""), default).Result.IsDone);
        var actors = new Actors(Tenant.Directory, Tenant.Settings, Clock);
        var (words, problems) = (new ImportWords(), ProblemWords.Shipped);
        Catalogues = new(Tenant.Rounds, Tenant.Directory, Tenant.Majors, Tenant.Editions, Clock);
        var plans = new PlanImport(Tenant.OfficeLists, Tenant.Rounds, Tenant.Directory, Tenant.Majors, Tenant.People, Clock);
        var desk = new ImportDesk(Tenant.Imports, Tenant.Rounds, Tenant.Directory, Tenant.Majors, actors, plans, s_shelf, words, problems);
        var duties = new RoundDuties(Tenant.Rounds, Tenant.Proposals, Tenant.Majors, Catalogues);
        var dutyDesk = new DutyDesk(duties, actors, s_shelf, words, problems, Clock);
        var room = new DutiesRoom(dutyDesk, new(Tenant.Majors, duties, dutyDesk, actors, Queue, s_shelf, words, problems, Clock), new(Tenant.Rounds, Tenant.Majors, duties, dutyDesk, actors, Queue, words)).AddTo(new Room());
        var filing = new FilingRoom(Tenant.Register, Tenant.Proposals, Tenant.Rounds, Tenant.Directory, Tenant.Editions, Tenant.Library, (_, _) => Task.FromResult(false), actors, s_shelf, problems);
        Room = new ImportsRoom(desk, new(Tenant.Imports, plans, desk, words, filing.OfFileAsync, Clock), new(Tenant.Imports, Tenant.OfficeLists, Tenant.Audit, plans, desk, Catalogues, Queue, words, Clock)).AddTo(room);
    }

    public MemoryTenant Tenant { get; } = new();

    public HandMovedClock Clock { get; } = new();

    public Catalogues Catalogues { get; }

    public DeliveryQueue Queue { get; } = new();

    public Room Room { get; }

    public Language Language { get; set; } = Language.Zh;

    /// <summary>Sends a verb.</summary>
    public async Task<Reply> SendAsync(TeamsUser user, string verb, JsonObject? data = null) => await Room.Card(verb)!(TurnOf(user, verb, data ?? []), default);

    /// <summary>Pastes a table for a list.</summary>
    public Task<Reply> PasteAsync(OfficeList list, params string[] lines) =>
        SendAsync(Office, "imports/preview", new() { ["list"] = $"{list}", ["pasted"] = string.Join('\n', lines), ["source"] = "招生就业处" });

    /// <summary>Sends files into the chat.</summary>
    public async Task<Reply> SendFilesAsync(TeamsUser user, params (string Name, byte[] Bytes)[] files) =>
        await Room.File(Path.GetExtension(files[0].Name))!(
            TurnOf(user, Whole.Files, []) with { Files = [.. files.Select(f => new SentFile(f.Name, (limit, _) => Task.FromResult<Outcome<byte[]>>(f.Bytes.Length <= limit ? f.Bytes : new Problem("file-too-large", Facts.Of(("limit", "10"))))))] }, default);

    /// <summary>The office presses a button of a card.</summary>
    public Task<Reply> PressAsync(ShownCard card, string button, params (string Input, string Text)[] typed) => PressAsync(Office, card, button, typed);

    /// <summary>Presses a button of a card.</summary>
    public async Task<Reply> PressAsync(TeamsUser user, ShownCard card, string button, params (string Input, string Text)[] typed)
    {
        var (verb, data) = card.Press(button, typed.ToDictionary(t => t.Input, t => t.Text));
        return await SendAsync(user, verb, data);
    }

    /// <summary>Presses one of several buttons of a name.</summary>
    public async Task<Reply> PressAsync(TeamsUser user, ShownCard card, string button, int which)
    {
        var (verb, data) = card.Press(button, null, which);
        return await SendAsync(user, verb, data);
    }

    /// <summary>A programme of the round, as it stands.</summary>
    public async Task PutAsync(Proposal proposal)
    {
        var draft = await Tenant.Proposals.StartAsync(proposal with { RoundId = OwnerAtWork.Spring.Id }, 2025, $"start-{++turns}", default);
        Assert.True((await Tenant.Proposals.SaveAsync(draft.With(proposal with { Id = draft.Value.Id, RoundId = OwnerAtWork.Spring.Id }), default)).IsDone);
    }

    public static ShownCard Shown(Reply reply) => new(Assert.IsType<Reply.ShowCard>(reply).Card);

    public static string Said(Reply reply) => Assert.IsType<Reply.Say>(reply).Text;

    private Turn TurnOf(TeamsUser user, string verb, JsonObject data) =>
        new(user, verb, JsonDocument.Parse(data.ToJsonString()).RootElement, Language, new(user.TenantId, user.ObjectId, user.ChannelUserId, "chat", "https://smba.example/", "28:bot"), $"activity-{++turns}", null, "message");
}
