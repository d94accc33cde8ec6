using MicroMajor.Domain.People;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.SharePoint.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.SharePoint.Tests;

/// <summary>SharePoint as the product sees it: the real Graph client with the real credential before a local tenant.</summary>
public sealed class TenantStore : IAsyncDisposable
{
    public static readonly PersonId Officer = new("00000000-0000-4000-8000-000000000002");

    private readonly WebApplication tenant;
    private readonly ServiceProvider services;

    private readonly IConfiguration configuration;
    private readonly bool isGuest;

    private TenantStore(WebApplication tenant, IConfiguration configuration, HandClock clock, bool isGuest = false)
    {
        (this.tenant, this.configuration, Clock, this.isGuest) = (tenant, configuration, clock, isGuest);
        Tap = new();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSharePoint(configuration)
            .AddEntraCredential(configuration)
            .Configure<SharePointOptions>(o => o.Tap = Tap.Handler)
            .BuildServiceProvider();
    }

    /// <summary>Where the tenant listens.</summary>
    public string Address => tenant.Services.GetRequiredService<TenantAddress>().Base;

    public GraphTap Tap { get; }

    public HandClock Clock { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A tenant with its lists.</summary>
    public static async Task<TenantStore> ProvisionedAsync()
    {
        var store = await BareAsync();
        await store.Get<Provisioner>().RunAsync(default);
        return store;
    }

    /// <summary>A tenant as it is bought.</summary>
    public static async Task<TenantStore> BareAsync(Action<IDictionary<string, string?>>? settings = null, string siteRole = "fullcontrol", string? database = null, IReadOnlyList<string>? graphRoles = null)
    {
        const string app = "00000000-0000-4000-8000-0000000000a1";
        var clock = new HandClock();
        var tenant = LocalTenantApp.Build(new LocalTenantOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:0"),
            MessagingEndpoint = new Uri("http://127.0.0.1:9/api/messages"),
            Seed = new TenantSeed(
                "00000000-0000-4000-8000-0000000000c1",
                "Contoso",
                "contoso.sharepoint.example",
                "/sites/filing",
                [
                    new("00000000-0000-4000-8000-000000000001", "王小明", "小明", "王", "wang@contoso.example", "教授", "计算机学院"),
                    new(Officer.Value, "李芳", "芳", "李", "li@contoso.example", AppRoles: ["Office"]),
                    new("00000000-0000-4000-8000-000000000003", "O'Brien", "", "O'Brien", "o'brien@contoso.example", Mail: ""),
                    new("00000000-0000-4000-8000-000000000004", "Visitor", "", "", "visitor_fabrikam.example#EXT#@contoso.example", Mail: "visitor@fabrikam.example", UserType: "Guest"),
                    new("00000000-0000-4000-8000-000000000005", "Left", "", "", "left@contoso.example", Mail: "gone.mail@contoso.example", IsEnabled: false),
                    new("00000000-0000-4000-8000-000000000006", "Six", "", "", "six@contoso.example", Mail: "shared@contoso.example"),
                    new("00000000-0000-4000-8000-000000000007", "Seven", "", "", "shared@contoso.example", Mail: "seven@contoso.example"),
                ],
                new(
                    app,
                    "00000000-0000-4000-8000-0000000000a2",
                    "Micro-majors",
                    "not-a-real-secret",
                    [new("00000000-0000-4000-8000-0000000000b1", "Office", "Office"), new("00000000-0000-4000-8000-0000000000b2", "Guest", "Guest")],
                    graphRoles ?? ["Sites.Selected", "User.Read.All", "Application.Read.All", "TeamsActivity.Send"],
                    SiteRole: siteRole)),
            DatabasePath = database,
            Time = clock,
        });
        // Where a database was kept, what an administrator granted since.
        tenant.Services.GetRequiredService<SiteGrants>().Set(app, siteRole);
        await tenant.StartAsync();

        var address = tenant.Services.GetRequiredService<TenantAddress>().Base;
        var values = new Dictionary<string, string?>
        {
            ["SharePoint:GraphBaseUrl"] = $"{address}/v1.0",
            ["SharePoint:SiteHost"] = "contoso.sharepoint.example",
            ["SharePoint:SitePath"] = "/sites/filing",
            ["SharePoint:AppId"] = app,
            ["Identity:AuthorityHost"] = address,
            ["Identity:TenantId"] = "00000000-0000-4000-8000-0000000000c1",
            ["Identity:ClientId"] = app,
            ["Identity:ClientSecret"] = "not-a-real-secret",
        };
        settings?.Invoke(values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new(tenant, configuration, clock);
    }

    /// <summary>What an administrator grants to the app on the site.</summary>
    public void Grant(string role) => tenant.Services.GetRequiredService<SiteGrants>().Set(configuration["SharePoint:AppId"]!, role);

    /// <summary>Another process of the program before the same tenant.</summary>
    public TenantStore Beside() => new(tenant, configuration, Clock, isGuest: true);

    /// <summary>The calls that the work makes.</summary>
    public async Task<IReadOnlyList<GraphCall>> CallsOfAsync(Func<Task> work)
    {
        Tap.Forget();
        await work();
        return Tap.Calls;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (isGuest) return;
        await tenant.StopAsync();
        await tenant.DisposeAsync();
    }
}

/// <summary>A clock that moves by hand.</summary>
public sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2025, 6, 2, 1, 30, 0, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan span) => now += span;
}

/// <summary>One provisioned tenant for the tests that do not mind each other.</summary>
public sealed class SharedTenant : IAsyncLifetime
{
    public TenantStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await TenantStore.ProvisionedAsync();

    public async Task DisposeAsync() => await Store.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OneTenant : ICollectionFixture<SharedTenant>
{
    public const string Name = "one tenant";
}
