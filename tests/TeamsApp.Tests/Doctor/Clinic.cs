using MicroMajor.Demo;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Doctor;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;

namespace MicroMajor.TeamsApp.Tests.Doctor;

/// <summary>A tenant and a configuration of the app, to be broken and looked over.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    private readonly WebApplication tenant;
    private readonly Cast cast;
    private readonly Dictionary<string, string?> settings = [];

    private Clinic(WebApplication tenant, Cast cast, Uri address, Uri app) => (this.tenant, this.cast, Address, AppAddress) = (tenant, cast, address, app);

    public Uri Address { get; }

    public Uri AppAddress { get; }

    public string AppId => cast.Tenant.App.AppId;

    public FixedClock? Clock { get; set; }

    /// <summary>A tenant in which nothing is amiss, but for what the seed changes.</summary>
    public static async Task<Clinic> OpenAsync(Func<TenantSeed, TenantSeed>? change = null, bool provision = true)
    {
        var cast = Cast.Of(2, 3);
        var (first, second) = Stage.FreePorts();
        var (address, app) = (new Uri($"http://127.0.0.1:{first}"), new Uri($"http://127.0.0.1:{second}"));
        var tenant = LocalTenantApp.Build(new() { BaseAddress = address, MessagingEndpoint = new(app, "/api/messages"), Seed = change?.Invoke(cast.Tenant) ?? cast.Tenant });
        await tenant.StartAsync();
        var clinic = new Clinic(tenant, cast, address, app);
        if (provision) await clinic.FurnishAsync();
        return clinic;
    }

    /// <summary>A setting that is not as it should be.</summary>
    public void Set(string name, string? value) => settings[name] = value;

    /// <summary>What is granted to the app on the site; it is manage to begin with.</summary>
    public void Grant(string? role) => tenant.Services.GetRequiredService<SiteGrants>().Set(AppId, role);

    /// <summary>What the command says, and what it ends with.</summary>
    public async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await DoctorCommand.RunAsync(arguments, output, Arrange);
        return (code, output.ToString().TrimEnd('\n').Split('\n'));
    }

    /// <summary>The one line that is not good, whatever was not looked at.</summary>
    public async Task<string> ComplaintAsync(params string[] arguments)
    {
        var (code, lines) = await RunAsync(arguments);
        var complaint = Assert.Single(lines.SkipLast(1), l => l[0] is '✗' or '!');
        Assert.Equal(complaint[0] == '✗' ? 1 : 0, code);
        return complaint;
    }

    /// <summary>The app, running.</summary>
    public async Task<WebApplication> StartAppAsync()
    {
        var app = App.Build([], Arrange);
        await app.StartAsync();
        return app;
    }

    /// <summary>Does something with the store, past the app.</summary>
    public async Task WithAsync(Func<IServiceProvider, Task> work)
    {
        await using var app = App.Build([], builder => Stage.Arrange(builder, cast, Address, AppAddress, null));
        await work(app.Services);
    }

    /// <summary>The columns of a list, as somebody with full rights in SharePoint changes them.</summary>
    public Task WithListAsync(string list, Func<Microsoft.Graph.Sites.Item.Lists.Item.ListItemRequestBuilder, Task> work) => WithAsync(async services =>
    {
        var graph = services.GetRequiredService<GraphServiceClient>();
        var site = await graph.Sites[$"{cast.Tenant.SiteHost}:{cast.Tenant.SitePath}"].GetAsync();
        var found = (await graph.Sites[site!.Id].Lists.GetAsync())!.Value!.Single(l => l.DisplayName == list);
        await work(graph.Sites[site.Id].Lists[found.Id]);
    });

    public async ValueTask DisposeAsync()
    {
        await tenant.StopAsync();
        await tenant.DisposeAsync();
    }

    private Task FurnishAsync() => WithAsync(async services =>
    {
        await services.GetRequiredService<Provisioner>().RunAsync(default);
        var seeding = services.GetRequiredService<Seeding>();
        foreach (var unit in cast.Units) await seeding.PutUnitAsync(unit, default);
        foreach (var expert in cast.Experts) await seeding.PutExpertAsync(expert, default);
        var round = A.Round();
        await seeding.PutRoundAsync(round with { OpensAt = DateTimeOffset.UtcNow.AddDays(-1), Deadline = DateTimeOffset.UtcNow.AddDays(1) }, default);
    });

    /// <summary>The configuration as it is by now.</summary>
    public void Arrange(WebApplicationBuilder builder)
    {
        Stage.Arrange(builder, cast, Address, AppAddress, Clock);
        builder.Configuration.AddInMemoryCollection(settings);
    }
}
