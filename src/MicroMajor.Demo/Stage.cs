using System.Net;
using System.Net.Sockets;
using MicroMajor.Domain.Rounds;
using MicroMajor.LocalTenant;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.Demo;

/// <summary>
/// The product and a local tenant, side by side on this machine. They speak over the wire as in production:
/// signed activities one way, Graph and the connector the other; only the authority and the addresses are configured.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int FirstPort = 15_000;
    private const int Ports = 15_000;

    // Test runs of several processes begin at different places.
    private static int s_taken = Random.Shared.Next(Ports);

    private readonly WebApplication tenant;
    private readonly WebApplication app;

    private Stage(WebApplication tenant, WebApplication app, Uri address, Uri appAddress) => (this.tenant, this.app, Address, AppAddress) = (tenant, app, address, appAddress);

    /// <summary>Where a browser opens the chat page.</summary>
    public Uri Address { get; }

    /// <summary>Where the app listens: its messages and the tabs.</summary>
    public Uri AppAddress { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts both, provisions the site and fills in the cast and the round.</summary>
    public static async Task<Stage> OpenAsync(Cast cast, Round round, int port, string? database, TimeProvider? clock, Uri? playground, CancellationToken ct)
    {
        var (first, second) = port == 0 ? FreePorts() : (port, port + 1);
        var (tenantAddress, appAddress) = (new Uri($"http://127.0.0.1:{first}"), new Uri($"http://127.0.0.1:{second}"));
        var tenant = LocalTenantApp.Build(new()
        {
            BaseAddress = tenantAddress,
            MessagingEndpoint = new(appAddress, "/api/messages"),
            Seed = cast.Tenant,
            DatabasePath = database,
            Time = clock ?? TimeProvider.System,
            Tabs = { Desk(appAddress, "mine", "我的", "Mine"), Desk(appAddress, "review", "评审", "Reviews"), Desk(appAddress, "office", "教务处", "Office") },
            Searches = { new("find", "找微专业", "Find a micro-major", "q", "名称、编号、负责人、学院、正文或拼音首字母", "Name, number, lead, college, text or pinyin initials") },
            LinkHosts = { appAddress.Authority },
            Groups = { new("builders", "微专业建设群", [cast.Office.ObjectId, cast.DeanOf(cast.Units[0].Code).ObjectId, .. cast.Owners.Take(2).Select(o => o.ObjectId), .. cast.Experts.Take(1).Select(e => e.Id.Value)]) },
        });
        // Microsoft's local client signs nothing: the app takes it only in Development, from this machine, and only when told to.
        var app = App.Build(playground is null ? [] : ["--environment", Environments.Development], builder => Arrange(builder, cast, tenantAddress, appAddress, clock, playground));
        var stage = new Stage(tenant, app, tenantAddress, appAddress);
        if (clock is MovableClock movable) stage.OfferClock(movable);
        await tenant.StartAsync(ct);
        await app.Services.GetRequiredService<Provisioner>().RunAsync(ct);
        await stage.SeedAsync(cast, round, ct);
        await app.StartAsync(ct);
        return stage;
    }

    // As in the package: each desk is a tab of the personal app.
    private static HostedTab Desk(Uri app, string id, string name, string english) => new(id, name, english, new(app, $"/tabs/{id}"));

    /// <summary>Everybody gets the app, as by an administrator's policy.</summary>
    public async Task InstallAsync(CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var response = await client.PostAsync("/_teams/install", null, ct);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until everything that is owed is delivered.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        var queue = app.Services.GetRequiredService<DeliveryQueue>();
        while (queue.Waiting > 0) await Task.Delay(5, ct);
    }

    /// <summary>How many calls of each kind the app made to Graph.</summary>
    public SortedDictionary<string, int> GraphCalls => Services.GetRequiredService<GraphCallCount>().ByKind;

    /// <summary>Until Ctrl-C.</summary>
    public Task WaitAsync(CancellationToken ct) => Task.WhenAny(tenant.WaitForShutdownAsync(ct), app.WaitForShutdownAsync(ct));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await tenant.StopAsync();
        await app.DisposeAsync();
        await tenant.DisposeAsync();
    }

    // Only where somebody asked for such a clock. Whoever minds the time looks at once, not within the next twenty minutes.
    private void OfferClock(MovableClock clock) => tenant.MapPost("/_demo/clock", async (ClockOrder order, CancellationToken ct) =>
    {
        if (MovableClock.Read(order.To) is not { } to || !clock.MoveTo(to)) return Results.BadRequest();
        await app.Services.GetRequiredService<ReminderClock>().LookAsync(ct);
        return Results.Ok(new { now = clock.GetUtcNow() });
    });

    private sealed record ClockOrder(string? To);

    private async Task SeedAsync(Cast cast, Round round, CancellationToken ct)
    {
        // State that survived a restart stays as people left it.
        if (await app.Services.GetRequiredService<IRounds>().FindAsync(round.Id, ct) is not null) return;
        var seeding = app.Services.GetRequiredService<Seeding>();
        foreach (var unit in cast.Units) await seeding.PutUnitAsync(unit, ct);
        foreach (var expert in cast.Experts) await seeding.PutExpertAsync(expert, ct);
        foreach (var major in MadeUpMajors.Majors) await seeding.PutMajorAsync(major, ct);
        foreach (var rate in MadeUpMajors.Rates(round)) await seeding.PutRateAsync(rate, ct);
        await seeding.PutRoundAsync(round, ct);
    }

    /// <summary>
    /// Two ports that nobody listens on, never the same twice. They lie below those that systems lend to outgoing calls:
    /// such a loan could take a port before its server listens, or while it restarts.
    /// </summary>
    internal static (int, int) FreePorts() => (FreePort(), FreePort());

    private static int FreePort()
    {
        for (var tries = 0; tries < Ports; tries++)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref s_taken) % Ports);
            if (IsFree(port)) return port;
        }
        throw new InvalidOperationException($"All ports from {FirstPort} to {FirstPort + Ports - 1} are in use.");
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The settings with which the app finds the local tenant.</summary>
    internal static void Arrange(WebApplicationBuilder builder, Cast cast, Uri tenant, Uri self, TimeProvider? clock, Uri? playground = null)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, self.Port));
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(Settings(cast, tenant));
        if (playground is not null) Admit(builder.Configuration, playground);
        var calls = new GraphCallCount();
        builder.Services.AddSingleton(calls).PostConfigure<SharePointOptions>(options => options.Tap = () => new GraphCallCount.Tap(calls));
        if (clock is not null) builder.Services.AddSingleton(clock);
    }

    /// <summary>The same as settings, for a process of its own.</summary>
    internal static Dictionary<string, string?> Settings(Cast cast, Uri tenant) => new()
    {
        ["Teams:AppId"] = cast.Tenant.App.AppId,
        ["Teams:TenantIds:0"] = cast.Tenant.TenantId,
        ["Teams:ChannelMetadataUrl"] = $"{tenant}botframework/v1/.well-known/openidconfiguration",
        ["Teams:ServiceUrlHosts:0"] = tenant.GetLeftPart(UriPartial.Authority),
        ["Teams:FileHosts:0"] = tenant.GetLeftPart(UriPartial.Authority),
        ["Tabs:Hosts:0"] = tenant.GetLeftPart(UriPartial.Authority),
        ["Identity:AuthorityHost"] = tenant.GetLeftPart(UriPartial.Authority),
        ["Identity:TenantId"] = cast.Tenant.TenantId,
        ["Identity:ClientId"] = cast.Tenant.App.AppId,
        ["Identity:ClientSecret"] = cast.Tenant.App.ClientSecret,
        ["SharePoint:GraphBaseUrl"] = $"{tenant}v1.0",
        ["SharePoint:SiteHost"] = cast.Tenant.SiteHost,
        ["SharePoint:SitePath"] = cast.Tenant.SitePath,
        ["SharePoint:AppId"] = cast.Tenant.App.AppId,
        ["SharePoint:OfficeRole"] = Cast.OfficeRole,
        // The tenant on this machine holds what is owed.
        ["Scheduling:File"] = ":memory:",
        // This tenant has no limits unless it is given some.
        ["Pace:Enabled"] = "false",
    };

    private static void Admit(ConfigurationManager configuration, Uri playground) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Teams:PlaygroundMode"] = "true",
        ["Teams:ServiceUrlHosts:1"] = playground.GetLeftPart(UriPartial.Authority),
    });
}
