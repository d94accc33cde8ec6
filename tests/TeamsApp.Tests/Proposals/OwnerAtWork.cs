using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The owner's rooms over a store in memory, and people who press the buttons of the cards they are shown.</summary>
internal sealed class OwnerAtWork
{
    public static readonly DateTimeOffset Monday = new(2025, 6, 16, 6, 5, 0, TimeSpan.Zero);
    public static readonly TeamsUser Lin = new("tenant", "aaaa0001", "林晓", "29:lin");
    public static readonly TeamsUser Wu = new("tenant", "aaaa0002", "吴桐", "29:wu");
    public static readonly TeamsUser Zhao = new("tenant", "aaaa0003", "赵敏", "29:zhao");
    public static readonly TeamsUser Dean = new("tenant", "dddd0001", "院长", "29:dean");
    public static readonly TeamsUser Office = new("tenant", "eeee0001", "教务处", "29:office");

    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));

    private int turns;

    public OwnerAtWork(IProposals? proposals = null, int units = 3)
    {
        Clock.Move(Monday - Clock.GetUtcNow());
        Proposals = proposals ?? Tenant.Proposals;
        for (var i = 1; i <= units; i++) Tenant.Directory.Units.Add(new($"U{i:00}", $"{(i == 1 ? "数学与信息科学" : i == 2 ? "教育科学" : $"第{i}")}学院", true, i == 1 ? [new(Dean.ObjectId)] : []));
        Tenant.Directory.Units.Add(new("ADM", "图书馆", false, []));
        Tenant.Directory.Office.Add(new(Office.ObjectId));
        foreach (var (field, name) in new[] { ("F1", "数字经济"), ("F2", "低空经济") })
            Tenant.Rounds.Directions.Add(new(field, name, $"{field}-1", $"{name}方向", "2025", "通知一.1"));
        Add(Spring);
        Catalogues = new(Tenant.Rounds, Tenant.Directory, Tenant.Majors, Tenant.Editions, Clock);
        Cards = new(Proposals, Tenant.Assignments, Catalogues, Shelf, Clock);
        foreach (var user in new[] { Lin, Wu, Zhao, Dean, Office }) Tenant.People.People.Add(new(new(user.ObjectId), user.Name!, "", ""));
        Conflicts = new(Tenant.Versions, Cards);
        var actors = new Actors(Tenant.Directory, Tenant.Settings, Clock);
        var together = new TogetherRoom(Proposals, Tenant.Versions, Tenant.Invitations, Tenant.People, actors, Tenant.Assignments, Catalogues, Cards, Conflicts, Deliveries);
        Room = new ProposalsRoom(Proposals, Tenant.Rounds, actors, Tenant.People, Tenant.Assignments, Catalogues, Cards, Conflicts, Shelf, Deliveries, Clock, [together.DeskAsync], []).AddTo(new Room());
        together.AddTo(Room);
        new ChecklistRoom(Proposals, Tenant.Assignments, actors, Cards, Clock).AddTo(Room);
        new RoundPolicyRoom(Tenant.Rounds, actors, new(Proposals, Cards, Catalogues), Catalogues, Deliveries, Shelf, ProblemWords.Shipped, Clock).AddTo(Room);
        new RoundOpeningRoom(Tenant.Rounds, actors, Catalogues, Deliveries, Shelf, ProblemWords.Shipped, Clock).AddTo(Room);
        var filing = new FilingRoom(Tenant.Register, Proposals, Tenant.Rounds, Tenant.Directory, Tenant.Editions, Tenant.Library, (_, _) => Task.FromResult(false), actors, Shelf, ProblemWords.Shipped);
        filing.AddTo(Room);
        new WordRoom(Proposals, Tenant.Invitations, Tenant.Rounds, actors, Tenant.Assignments, Tenant.Library, Catalogues, Cards, Shelf, filing.OfFileAsync, (_, _, _, _) => Task.FromResult<Reply?>(null), Clock).AddTo(Room);
        new NoticeRoom(NoticeText.Current, Proposals, Catalogues, Cards, Shelf).AddTo(Room);
    }

    public static Round Spring { get; } = new("2025-spring", new("2025年春季微专业申报", "Micro-majors, spring 2025"), 2025, Monday.AddDays(-1), new(2025, 6, 25, 15, 59, 59, TimeSpan.Zero), "鞍山师范学院", new());

    public MemoryTenant Tenant { get; } = new();

    public IProposals Proposals { get; }

    public HandMovedClock Clock { get; } = new();

    public Catalogues Catalogues { get; }

    public OwnerCards Cards { get; }

    public ConflictCards Conflicts { get; }

    public DeliveryQueue Deliveries { get; } = new();

    public Room Room { get; }

    public Language Language { get; set; } = Language.Zh;

    public void Add(Round round) => Assert.True(Tenant.Rounds.SaveAsync(new(round, ""), default).Result.IsDone);

    /// <summary>Types a message.</summary>
    public async Task<Reply> SayAsync(TeamsUser user, string text) =>
        Room.VerbOf(text) is { } verb ? await Room.Card(verb)!(TurnOf(user, verb, "{}", text), default) : await Room.NoCommand()!(TurnOf(user, "", "{}", text), default);

    /// <summary>Sends files into the chat; the first one's extension says who reads them.</summary>
    public async Task<Reply> SendFileAsync(TeamsUser user, params (string Name, byte[] Content)[] files)
    {
        IReadOnlyList<SentFile> sent = [.. files.Select(f => new SentFile(f.Name, (limit, _) => Task.FromResult<Outcome<byte[]>>(f.Content.Length <= limit ? f.Content : new Problem("file-too-large", Facts.Of(("limit", "20"))))))];
        return await Room.File(sent[0].Extension)!(TurnOf(user, Whole.Files, "{}", "") with { Files = sent }, default);
    }

    /// <summary>The person agrees to be given the file that was offered.</summary>
    public async Task<byte[]> AgreeAsync(TeamsUser user, Reply offered)
    {
        var offer = Assert.IsType<Reply.OfferFile>(offered).Offer;
        return Assert.IsType<Reply.GiveFile>(await Room.Agreed(offer.Verb)!(TurnOf(user, offer.Verb, offer.Data.ToJsonString(), null), default)).Bytes.ToArray();
    }

    /// <summary>Sends a verb with any data, as a forger would.</summary>
    public Task<Reply> SendAsync(TeamsUser user, string verb, JsonObject data) => SendRawAsync(user, verb, data.ToJsonString());

    /// <summary>The same from the wire.</summary>
    public async Task<Reply> SendRawAsync(TeamsUser user, string verb, string json) => await (Room.Card(verb) ?? Room.Dialog(verb)!)(TurnOf(user, verb, json, null), default);

    /// <summary>Presses a button of a card.</summary>
    public async Task<Reply> PressAsync(TeamsUser user, ShownCard card, string button, params (string Input, string Text)[] typed)
    {
        var (verb, data) = card.Press(button, typed.ToDictionary(t => t.Input, t => t.Text));
        return await SendAsync(user, verb, data);
    }

    /// <summary>Presses a button and looks at the card that comes back.</summary>
    public async Task<ShownCard> ThenAsync(TeamsUser user, ShownCard card, string button, params (string Input, string Text)[] typed) => Shown(await PressAsync(user, card, button, typed));

    /// <summary>A fresh draft of this person's.</summary>
    public async Task<(string Id, ShownCard Home)> DraftAsync(TeamsUser user)
    {
        var start = Shown(await SayAsync(user, "我要申报"));
        var home = await ThenAsync(user, start, "建立草稿", ("unit", "U01"));
        return ((await Proposals.ListAsync(ProposalQuery.OwnedBy(new(user.ObjectId)), default)).Proposals[0].Value.Id, home);
    }

    /// <summary>A draft of this person's with these answers.</summary>
    public async Task<string> DraftAsync(TeamsUser user, Answers answers)
    {
        var (id, _) = await DraftAsync(user);
        await ChangeAsync(id, p => p with { Answers = answers });
        return id;
    }

    public async Task<Proposal> ProposalAsync(string id) => (await Proposals.FindAsync(id, default))!.Value;

    /// <summary>Changes the stored proposal behind everybody's back.</summary>
    public async Task ChangeAsync(string id, Func<Proposal, Proposal> change)
    {
        var stored = (await Proposals.FindAsync(id, default))!;
        Assert.True((await Proposals.SaveAsync(stored.With(change(stored.Value)), default)).IsDone);
    }

    public async Task<ShownCard> OpenAsync(TeamsUser user, string id, string? section = null) =>
        Shown(await SendAsync(user, section is null ? "proposals/open" : "proposals/section", section is null ? new() { ["proposalId"] = id } : new() { ["proposalId"] = id, ["section"] = section }));

    public static ShownCard Shown(Reply reply) => new(Assert.IsType<Reply.ShowCard>(reply).Card);

    /// <summary>The card in a dialog.</summary>
    public static ShownCard Opened(Reply reply) => new(Assert.IsType<Reply.OpenDialog>(reply).Card);

    public static string Said(Reply reply) => Assert.IsType<Reply.Say>(reply).Text;

    private Turn TurnOf(TeamsUser user, string verb, string json, string? text) =>
        new(user, verb, JsonDocument.Parse(json).RootElement, Language, new(user.TenantId, user.ObjectId, user.ChannelUserId, "chat", "https://smba.example/", "28:bot"), $"activity-{++turns}", text, text is null ? "message" : null);
}
