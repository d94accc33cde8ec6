using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Graph;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Crash;
using MicroMajor.TeamsApp.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// The app and a tenant in one process, speaking over the wire. The app can be killed at any call and started again on what the
/// tenant holds. What a test puts into the store, or looks up in it, goes past the app.
/// </summary>
internal sealed partial class Scene : IAsyncDisposable
{
    public static readonly SeedPerson Owner = Person(A.Owner.Id, A.Owner.Name, "owner");
    public static readonly SeedPerson OtherOwner = Person(new("11111111-0000-4000-8000-000000000011"), "方若水", "other-owner");
    public static readonly SeedPerson Dean = Person(A.Dean.Id, A.Dean.Name, "dean");
    public static readonly SeedPerson OtherDean = Person(new("11111111-0000-4000-8000-000000000012"), "傅青山", "other-dean");
    public static readonly SeedPerson Office = Person(A.Office.Id, A.Office.Name, "office", Cast.OfficeRole);
    public static readonly SeedPerson Stranger = Person(A.Stranger.Id, A.Stranger.Name, "stranger");
    public static readonly IReadOnlyList<SeedPerson> Experts = [.. Enumerable.Range(1, 6).Select(n => Person(A.Expert(n).Id, A.Expert(n).Name, $"expert{n}"))];

    private static readonly Cast s_cast = MakeCast();

    /// <summary>Who is there unless a test brings others.</summary>
    public static Cast Usual => s_cast;

    // Compiled once for all the apps that are started and killed here.
    private static readonly TeamsApp.Words.CardWords s_words = TeamsApp.Words.CardWords.Load(typeof(App).Assembly);
    private static readonly TeamsApp.Cards.CardShelf s_shelf = TeamsApp.Cards.CardShelf.Load(typeof(App).Assembly, s_words);

    // Whoever wants to read what the apps of their scenes log puts it here first.
    private static readonly AsyncLocal<LogLines?> s_listener = new();

    private readonly LogLines? listener = s_listener.Value;
    private readonly WebApplication tenant;
    private readonly Uri tenantAddress;
    private readonly Uri appAddress;
    private WebApplication store;
    private WebApplication? app;
    private int started;

    private readonly PlatformLimits? limits;
    private readonly Cast cast;

    private Scene(WebApplication tenant, Uri tenantAddress, Uri appAddress, PlatformLimits? limits, Cast cast, WriteWatch? watch)
    {
        (this.limits, this.cast) = (limits, cast);
        (this.tenant, this.tenantAddress, this.appAddress, this.watch) = (tenant, tenantAddress, appAddress, watch);
        store = App.Build([], builder => Arrange(builder, new KillSwitch()));
    }

    /// <summary>The clock of the app and the tenant; waiting stays real.</summary>
    public FixedClock Clock { get; } = new();

    /// <summary>What cuts the running app off.</summary>
    public KillSwitch Switch { get; private set; } = new();

    /// <summary>The running app's services.</summary>
    public IServiceProvider Services => (app ?? store).Services;

    /// <summary>What the tenant's Graph answered.</summary>
    public GraphLog Log => tenant.Services.GetRequiredService<GraphLog>();

    /// <summary>The tenant's services.</summary>
    public IServiceProvider Tenant => tenant.Services;

    /// <summary>Where the tenant listens.</summary>
    public Uri TenantAddress => tenantAddress;

    /// <summary>Where the app listens.</summary>
    public Uri AppAddress => appAddress;

    public IProposals Proposals => store.Services.GetRequiredService<IProposals>();
    public IInvitations Invitations => store.Services.GetRequiredService<IInvitations>();
    public IAssignments Assignments => store.Services.GetRequiredService<IAssignments>();
    public IRounds Rounds => store.Services.GetRequiredService<IRounds>();
    public IAssignmentPlans Plans => store.Services.GetRequiredService<IAssignmentPlans>();
    public IAudit Audit => store.Services.GetRequiredService<IAudit>();
    public INotices Notices => store.Services.GetRequiredService<INotices>();
    public IDirectory Directory => store.Services.GetRequiredService<IDirectory>();
    public IMeetings Meetings => store.Services.GetRequiredService<IMeetings>();
    public IHandIns HandIns => store.Services.GetRequiredService<IHandIns>();
    public IFilingRegister Register => store.Services.GetRequiredService<IFilingRegister>();
    public IFiledDocuments Filed => store.Services.GetRequiredService<IFiledDocuments>();
    public ILibrary Library => store.Services.GetRequiredService<ILibrary>();

    /// <summary>What an administrator grants to the app on the site: write, but where something is to be made.</summary>
    public void Grant(string role) => Tenant.GetRequiredService<SiteGrants>().Set(s_cast.Tenant.App.AppId, role);

    /// <summary>Scenes that are opened from here on tell what their apps log.</summary>
    public static LogLines Listen() => s_listener.Value = new();

    /// <summary>A tenant that is provisioned, with units, experts and these rounds; everybody has the app; the app runs.</summary>
    public static Task<Scene> OpenAsync(params IEnumerable<Round> rounds) => OpenAsync((PlatformLimits?)null, rounds);

    /// <summary>The same in a tenant that enforces these limits, with an app that keeps its budgets.</summary>
    public static Task<Scene> OpenAsync(PlatformLimits? limits, IEnumerable<Round> rounds) => OpenAsync(limits, scene => scene.StartAsync(), rounds);

    /// <summary>The same with other people.</summary>
    public static Task<Scene> OpenAsync(PlatformLimits? limits, Cast people, IEnumerable<Round> rounds) => OpenAsync(limits, scene => scene.StartAsync(), rounds, null, people);

    /// <summary>The same with whatever else answers where the app would.</summary>
    public static Task<Scene> OpenAsync(PlatformLimits? limits, Func<Scene, Task> start, IEnumerable<Round> rounds) => OpenAsync(limits, start, rounds, null);

    private static async Task<Scene> OpenAsync(PlatformLimits? limits, Func<Scene, Task> start, IEnumerable<Round> rounds, WriteWatch? watch, Cast? people = null)
    {
        var cast = people ?? s_cast;
        var (first, second) = Stage.FreePorts();
        var (tenantAddress, appAddress) = (new Uri($"http://127.0.0.1:{first}"), new Uri($"http://127.0.0.1:{second}"));
        var tenant = LocalTenantApp.Build(new()
        {
            BaseAddress = tenantAddress,
            MessagingEndpoint = new(appAddress, "/api/messages"),
            Seed = cast.Tenant,
            Time = TimeProvider.System,
            Limits = limits,
            Door = watch is null ? null : watch.PassAsync,
            Groups = { new("all", "微专业建设群", [.. cast.Tenant.People.Select(p => p.ObjectId)]) },
        });
        var scene = new Scene(tenant, tenantAddress, appAddress, limits, cast, watch);
        // Making ready is no part of what is measured.
        var book = tenant.Services.GetRequiredService<LimitBook>();
        book.Off = true;
        await tenant.StartAsync();
        await scene.store.Services.GetRequiredService<Provisioner>().RunAsync(default);
        // From here on it has the right to work and no more, as an administrator is told to arrange it.
        scene.Grant("write");
        var seeding = scene.store.Services.GetRequiredService<Seeding>();
        foreach (var unit in cast.Units) await seeding.PutUnitAsync(unit, default);
        foreach (var expert in cast.Experts) await seeding.PutExpertAsync(expert, default);
        foreach (var direction in A.Directions) await seeding.PutDirectionAsync(direction, default);
        foreach (var round in rounds) await seeding.PutRoundAsync(round, default);
        await start(scene);
        using var client = new HttpClient { BaseAddress = tenantAddress };
        using var installed = await client.PostAsync("/_teams/install", null);
        installed.EnsureSuccessStatusCode();
        if (scene.app is not null) await scene.SettleAsync();
        book.Off = false;
        return scene;
    }

    /// <summary>Starts the app anew on what the tenant holds.</summary>
    public async Task StartAsync()
    {
        if (watch is not null)
        {
            await StartOutsideAsync();
            return;
        }

        Switch = new();
        app = App.Build([], builder => Arrange(builder, Switch));
        await app.StartAsync();
    }

    /// <summary>For a command of the program: it runs beside the app, on the same tenant.</summary>
    public Action<WebApplicationBuilder> Arranged(KillSwitch cut) => builder => Arrange(builder, cut);

    /// <summary>The app ends and starts again: what it remembered is gone.</summary>
    public async Task StartAgainAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>The app dies: nothing more gets out of it, and what it held in memory is gone.</summary>
    public async Task KillAsync()
    {
        if (watch is not null)
        {
            Outside.Kill();
            return;
        }

        Switch.Kill();
        await app!.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Waits until the app has nothing to do: what it owes is paid, and what its answers left behind is done. A dead app has nothing to do.</summary>
    public async Task SettleAsync()
    {
        if (watch is not null)
        {
            await QuietAsync(TimeSpan.FromMilliseconds(150));
            return;
        }

        var (queue, behind) = (Services.GetRequiredService<DeliveryQueue>(), Services.GetRequiredService<UnfinishedTurns>());
        await behind.StopAsync(default);
        while (queue.Waiting > 0 && !Switch.Dead) await Task.Delay(2);
        await behind.StopAsync(default);
    }

    /// <summary>Waits until nothing is owed because of the step, and the app is done with everything.</summary>
    public async Task UntilPaidAsync(Crossing crossing)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await crossing.Look()).Owing > 0) await Task.Delay(5, patience.Token);
        await SettleAsync();
    }

    /// <summary>A proposal, as the builder makes it, with these debts only (their matter's id is the proposal's); the app pays them.</summary>
    public async Task<Stored<Proposal>> PutAsync(Func<ProposalBuilder, ProposalBuilder> make, params IReadOnlyList<CardDue> cards)
    {
        var draft = make(A.Proposal("")).Build() with { State = ProposalState.Draft, Owed = [] };
        var begun = await Proposals.StartAsync(draft, 2025, $"scene-{Interlocked.Increment(ref started)}", default);
        var made = make(A.Proposal(begun.Value.Id)).Build() with { Owed = [] };
        var saved = (await Proposals.SaveAsync(begun.With(made), default)).Value;
        return cards.Count == 0 ? saved : await OweAsync(saved, cards);
    }

    /// <summary>The proposal owes these cards, and the app pays them.</summary>
    public async Task<Stored<Proposal>> OweAsync(Stored<Proposal> stored, params IReadOnlyList<CardDue> cards)
    {
        var id = stored.Value.Id;
        if (watch is not null)
        {
            await PayOutsideAsync(cards.Select(c => c with { Matter = c.Matter.Id.Length > 0 ? c.Matter : c.Matter with { Id = id } }));
            return (await Proposals.FindAsync(id, default))!;
        }

        var owing = stored.Value with { Owed = [.. cards.Select(c => c with { Matter = c.Matter.Id.Length > 0 ? c.Matter : c.Matter with { Id = id }, Key = $"{id}|{c.Key}|{c.Matter.Kind}" })] };
        Assert.True((await Proposals.SaveAsync(stored.With(owing), default)).IsDone);
        Services.GetRequiredService<DeliveryQueue>().Ring(id);
        await SettleAsync();
        return (await Proposals.FindAsync(id, default))!;
    }

    /// <summary>An assignment to the expert with that number, as the builder's steps leave it, with its card delivered.</summary>
    public async Task<Stored<Assignment>> PutAsync(Proposal proposal, int expert, Func<Assignment, Assignment>? then = null, bool card = true)
    {
        var who = A.Expert(expert);
        var made = await Assignments.EnsureAsync(new("", proposal.Id, proposal.RoundId, proposal.Name, who.Id, who.Name, WorkingDays.EndOf(A.Day, 3, new())), default);
        var next = (then?.Invoke(made.Value) ?? made.Value) with
        {
            Owed = card && watch is null ? [new CardDue(Audience.Of(who.Id), new(MatterKind.Assignment, made.Value.Id)) { Key = $"{made.Value.Id}|scene" }] : [],
        };
        var saved = (await Assignments.SaveAsync(made.With(next), default)).Value;
        if (!card) return saved;
        if (watch is not null)
        {
            await PayOutsideAsync([new CardDue(Audience.Of(who.Id), new(MatterKind.Assignment, made.Value.Id)) { Key = "scene" }]);
            return saved;
        }

        Services.GetRequiredService<DeliveryQueue>().RingAssignment(made.Value.Id);
        await SettleAsync();
        return (await Assignments.FindAsync(made.Value.Id, default))!;
    }

    /// <summary>The office publishes what is decided in the round: it looks at the ranking, is asked whether it is sure, and says so.</summary>
    public async Task PublishAsync(string roundId)
    {
        bool OfRound(JsonObject data) => (string?)data["roundId"] == roundId;
        await ForgeAsync(Office, "ranking/open", new() { ["roundId"] = roundId });
        await PressAsync(Office, "decisions/publish", fits: OfRound);
        await PressAsync(Office, "decisions/publish", fits: data => OfRound(data) && data["code"] is not null);
        await SettleAsync();
    }

    /// <summary>Everybody who has the app.</summary>
    public IEnumerable<string> People => cast.Tenant.People.Select(p => p.ObjectId);

    /// <summary>What everybody is called.</summary>
    public IEnumerable<string> Names => cast.Tenant.People.Select(p => p.DisplayName);

    /// <summary>The settings of an app of this scene, for a process of its own.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Stage.Settings(cast, tenantAddress);

    /// <summary>Who has that id.</summary>
    public SeedPerson PersonOf(string id) => cast.PersonOf(id);

    /// <summary>The bot's messages in the person's chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Chat(string person) =>
        [.. tenant.Services.GetRequiredService<ChatStore>().Messages(tenant.Services.GetRequiredService<ChannelIds>().ConversationOf(PersonOf(person))).Where(m => m.FromBot)];

    /// <summary>The person presses the button with that verb, on the newest card that has it with data that fits.</summary>
    public Task<ActionOutcome> PressAsync(SeedPerson who, string verb, object? inputs = null, Func<JsonObject, bool>? fits = null) => Find(who, verb, fits) is var (message, action)
        ? InvokeAsync(who, message, action, inputs)
        : throw new InvalidOperationException($"{who.UserPrincipalName} has no button {verb}.");

    /// <summary>Does the person see such a button?</summary>
    public bool Has(SeedPerson who, string verb, Func<JsonObject, bool>? fits = null) => Find(who, verb, fits) is not null;

    /// <summary>The person's client sends that verb with that data, whatever the card says.</summary>
    public Task<ActionOutcome> ForgeAsync(SeedPerson who, string verb, JsonObject data) =>
        InvokeAsync(who, Chat(who.ObjectId)[0], new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() }, null);

    /// <summary>The person types a text.</summary>
    public async Task SayAsync(SeedPerson who, string text)
    {
        using var client = new HttpClient { BaseAddress = tenantAddress };
        var chat = tenant.Services.GetRequiredService<ChannelIds>().ConversationOf(who);
        using var response = await client.PostAsJsonAsync($"/_teams/{who.ObjectId}/chats/{Uri.EscapeDataString(chat)}/messages", new { text });
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        EndOutside();
        if (app is not null) await app.StopAsync();
        await tenant.StopAsync();
        if (app is not null) await app.DisposeAsync();
        await store.DisposeAsync();
        await tenant.DisposeAsync();
    }

    private (ChatMessage Message, JsonObject Action)? Find(SeedPerson who, string verb, Func<JsonObject, bool>? fits)
    {
        foreach (var message in Chat(who.ObjectId).Reverse())
            if (CardText.Actions(message.Card).FirstOrDefault(a => (string?)a["verb"] == verb && (fits is null || fits(CardText.Data(a)))) is { } action)
                return (message, action);
        return null;
    }

    private Task<ActionOutcome> InvokeAsync(SeedPerson who, ChatMessage message, JsonObject action, object? inputs) =>
        tenant.Services.GetRequiredService<CardActions>().ExecuteAsync(who, message, action, JsonSerializer.SerializeToNode(inputs ?? new { }) as JsonObject, automatic: false, default);

    private void Arrange(WebApplicationBuilder builder, KillSwitch cut)
    {
        builder.Services.AddSingleton(s_words).AddSingleton(s_shelf);
        Stage.Arrange(builder, cast, tenantAddress, appAddress, Clock);
        if (limits is not null) (builder.Configuration["Pace:Enabled"], builder.Configuration["Pace:UnitsPerMinute"]) = ("true", $"{limits.UnitsAMinute.Most}");
        // A process that dies has no time to complain.
        builder.Logging.ClearProviders();
        if (listener is not null) builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(listener);
        builder.Services.PostConfigure<SharePointOptions>(options => options.Tap = cut.Handler);
        builder.Services.AddHttpClient(Connector.HttpClientName).AddHttpMessageHandler(cut.Handler);
    }

    private static SeedPerson Person(PersonId id, string name, string login, params string[] roles) =>
        new(id.Value, name, name[1..], name[..1], $"{login}@contoso.example", AppRoles: roles.Length > 0 ? roles : null);

    private static Cast MakeCast()
    {
        var app = Cast.Of(1, 1).Tenant.App;
        var seed = new TenantSeed(
            "44444444-0000-4000-8000-000000000001", Cast.School, "contoso.sharepoint.example", "/sites/MicroMajor",
            [Owner, OtherOwner, Dean, OtherDean, Office, Stranger, .. Experts], app);
        Unit[] units =
        [
            A.Unit(), A.Unit("econ", "经济与管理学院") with { Reviewers = [new(OtherDean.ObjectId)] },
            A.Unit("math", "数学与统计学院") with { Reviewers = [] }, A.Unit("edu", "教育科学学院") with { Reviewers = [] },
        ];
        return new(seed, units, [.. Enumerable.Range(1, Experts.Count).Select(A.Expert)], [Owner], Office);
    }
}
