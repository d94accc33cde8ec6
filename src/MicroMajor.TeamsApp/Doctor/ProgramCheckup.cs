using System.Globalization;
using System.Net;
using System.Text.Json;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Doctor;

/// <summary>Looks over what is the program's own: the bot's channel, clock, pages, public address, package, and whether there is somebody to work with.</summary>
internal sealed class ProgramCheckup(IServiceProvider services)
{
    // Tokens are taken for five minutes before and after; a deadline is wrong long before that.
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(30);

    private readonly TeamsOptions teams = services.GetRequiredService<IOptions<TeamsOptions>>().Value;
    private readonly TimeProvider time = services.GetRequiredService<TimeProvider>();

    public async IAsyncEnumerable<Diagnosis> RunAsync(DoctorArguments asked, bool readsStore)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(15) };
        foreach (var finding in await ChannelAsync(http)) yield return finding;
        yield return Diagnosis.Good("zone");
        yield return File.Exists(Path.Combine(services.GetRequiredService<IWebHostEnvironment>().ContentRootPath, "wwwroot", "tabs", "index.html")) ? Diagnosis.Good("client") : Diagnosis.Bad("client-missing");
        yield return asked.Url is { } url ? await EndpointAsync(http, url) : Diagnosis.Unseen("endpoint-unseen");
        foreach (var finding in asked.Package is { } file ? PackageCheckup.Run(file, teams.AppId, services.GetRequiredService<IOptions<TabsOptions>>().Value.TeamsAppId, asked.Url) : [Diagnosis.Unseen("package-unseen")]) yield return finding;
        if (!readsStore) yield break;
        yield return await RoundAsync(asked.Language);
        var directory = services.GetRequiredService<IDirectory>();
        yield return Units(await directory.UnitsAsync(default));
        var experts = await directory.ExpertsAsync(default);
        yield return experts.Count > 0 ? Diagnosis.Good("experts", ("count", $"{experts.Count}")) : Diagnosis.Doubtful("experts-none");
    }

    // Whoever publishes the keys also says what time it is.
    private async Task<IReadOnlyList<Diagnosis>> ChannelAsync(HttpClient http)
    {
        var host = new Uri(teams.ChannelMetadataUrl).Host;
        try
        {
            using var answer = await http.GetAsync(teams.ChannelMetadataUrl);
            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (!answer.IsSuccessStatusCode || !said.RootElement.TryGetProperty("jwks_uri", out _)) return [Diagnosis.Bad("channel-unreachable", ("host", host)), Clock(answer, host)];
            return [Diagnosis.Good("channel", ("host", host)), Clock(answer, host)];
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException)
        {
            return [Diagnosis.Bad("channel-unreachable", ("host", host)), Diagnosis.Unseen("clock-unseen")];
        }
    }

    private Diagnosis Clock(HttpResponseMessage answer, string host)
    {
        if (answer.Headers.Date is not { } theirs) return Diagnosis.Unseen("clock-unseen");
        // An answer that somebody kept for us says when it was made, and how long ago that is.
        var skew = (time.GetUtcNow() - theirs - (answer.Headers.Age ?? TimeSpan.Zero)).Duration();
        var seconds = ((int)skew.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return skew <= MostSkew ? Diagnosis.Good("clock", ("host", host), ("seconds", seconds)) : Diagnosis.Bad("clock-off", ("host", host), ("seconds", seconds));
    }

    private async Task<Diagnosis> EndpointAsync(HttpClient http, Uri url)
    {
        var root = url.GetLeftPart(UriPartial.Authority);
        try
        {
            using var config = await http.GetAsync($"{root}{TabsEdge.Root}/config");
            if (!config.IsSuccessStatusCode || !(await config.Content.ReadAsStringAsync()).Contains($"\"{teams.AppId}\"", StringComparison.OrdinalIgnoreCase))
                return Diagnosis.Bad("endpoint-other", ("url", root), ("app", teams.AppId));
            // Nobody's message: whoever takes it takes everybody's.
            using var unsigned = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var refused = await http.PostAsync($"{root}{TeamsEdge.Path}", unsigned);
            if (refused.IsSuccessStatusCode) return Diagnosis.Bad("endpoint-open", ("url", root));
            return refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? Diagnosis.Good("endpoint", ("url", root)) : Diagnosis.Bad("endpoint-other", ("url", root), ("app", teams.AppId));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return Diagnosis.Bad("endpoint-down", ("url", root));
        }
    }

    private async Task<Diagnosis> RoundAsync(Language language)
    {
        var open = (await services.GetRequiredService<IRounds>().ListAsync(default)).FirstOrDefault(r => r.Value.IsOpen(time.GetUtcNow()));
        return open is null ? Diagnosis.Doubtful("round-none") : Diagnosis.Good("round", ("name", open.Value.Name.In(language)));
    }

    private static Diagnosis Units(IReadOnlyList<Unit> units)
    {
        var teaching = units.Where(u => u.TeachesUndergraduates).ToList();
        if (teaching.Count == 0) return Diagnosis.Doubtful("units-none");
        var alone = teaching.Where(u => u.Reviewers.Count == 0).Select(u => u.Name).ToList();
        return alone.Count > 0 ? Diagnosis.Doubtful("units-alone", ("names", string.Join("、", alone))) : Diagnosis.Good("units", ("count", $"{units.Count}"));
    }
}
