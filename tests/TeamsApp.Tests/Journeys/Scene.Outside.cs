using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Rounds;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Tests.Crash;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <content>The app outside: a process of its own on what the tenant in this one holds. What the test needs of the app's insides, it has from one that nobody talks to.</content>
internal sealed partial class Scene
{
    private readonly WriteWatch? watch;
    private readonly string schedule = Path.Combine(Path.GetTempPath(), $"micromajor-crash-{Guid.NewGuid():N}.db");
    private AppProcess? outside;

    /// <summary>The program, running or dead.</summary>
    public AppProcess Outside => outside!;

    /// <summary>What the program asks of the tenant.</summary>
    public WriteWatch Watch => watch!;

    /// <summary>How long each start took.</summary>
    public List<TimeSpan> Starts { get; } = [];

    /// <summary>As <see cref="OpenAsync(IEnumerable{Round})"/>, with the program in a process of its own. It goes by the machine's clock, and so does everything here.</summary>
    public static Task<Scene> OpenOutsideAsync(params IEnumerable<Round> rounds) => OpenAsync(null, scene => scene.StartAsync(), rounds, new());

    /// <summary>Comes back when the program has asked nothing for so long, or is dead.</summary>
    public async Task QuietAsync(TimeSpan quiet)
    {
        while (outside is { Lives: true } && Watch.Quiet < quiet) await Task.Delay(10);
    }

    private void EndOutside()
    {
        if (outside is null) return;
        outside.Kill();
        foreach (var left in new[] { schedule, $"{schedule}-wal", $"{schedule}-shm" }) File.Delete(left);
    }

    private async Task StartOutsideAsync()
    {
        if (outside is { Lives: true }) outside.Kill();
        Clock.MoveTo(TimeProvider.System.GetUtcNow());
        var (app, tenantAt) = (s_cast.Tenant.App, tenantAddress.GetLeftPart(UriPartial.Authority));
        outside = await AppProcess.StartAsync(appAddress, new Dictionary<string, string>
        {
            ["Teams__AppId"] = app.AppId,
            ["Teams__TenantIds__0"] = s_cast.Tenant.TenantId,
            ["Teams__ChannelMetadataUrl"] = $"{tenantAt}/botframework/v1/.well-known/openidconfiguration",
            ["Teams__ServiceUrlHosts__0"] = tenantAt,
            ["Teams__FileHosts__0"] = tenantAt,
            ["Tabs__Hosts__0"] = tenantAt,
            ["Identity__AuthorityHost"] = tenantAt,
            ["Identity__TenantId"] = s_cast.Tenant.TenantId,
            ["Identity__ClientId"] = app.AppId,
            ["Identity__ClientSecret"] = app.ClientSecret,
            ["SharePoint__GraphBaseUrl"] = $"{tenantAt}/v1.0",
            ["SharePoint__SiteHost"] = s_cast.Tenant.SiteHost,
            ["SharePoint__SitePath"] = s_cast.Tenant.SitePath,
            ["SharePoint__AppId"] = app.AppId,
            ["SharePoint__OfficeRole"] = Cast.OfficeRole,
            // As it ships: what is to be done is kept in a file, which outlives the program.
            ["Scheduling__File"] = schedule,
            ["Logging__LogLevel__Default"] = "Warning",
        });
        Starts.Add(outside.ReadyAfter);
    }

    // The cards that stood before the story begins; no program is needed for them.
    private async Task PayOutsideAsync(IEnumerable<CardDue> cards)
    {
        var debts = store.Services.GetRequiredService<Debts>();
        foreach (var card in cards) Assert.Empty(await debts.PayAsync(new(new(DebtorKind.Proposal, card.Matter.Id), ""), card, default));
    }

    /// <summary>The person's client sends that verb with that data from that message.</summary>
    public Task<ActionOutcome> SendAsync(SeedPerson who, ChatMessage from, string verb, JsonObject data) =>
        InvokeAsync(who, from, new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() }, null);

    /// <summary>The person has a card on that matter before the story begins.</summary>
    public Task GiveCardAsync(CardDue card) => PayOutsideAsync([card]);
}
