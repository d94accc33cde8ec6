using System.IO.Compression;
using System.Text.RegularExpressions;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>The desks over a list of more than 5,000 proposals, in which SharePoint refuses whatever has no index: asked as the tabs ask, counted in calls of Graph.</summary>
public sealed partial class LargeBoardTests
{
    private const int Page = 200;

    private static readonly string[] s_units = [A.Unit().Code, "econ", "law"];
    private static readonly ProposalState[] s_states = Enum.GetValues<ProposalState>();
    private static readonly string s_board = $"/rounds/{A.Round().Id}/board";

    [Fact]
    public async Task The_desks_cost_the_same_with_1_3_3000_and_5100_proposals_and_the_office_sees_each_of_a_round_once_however_it_looks()
    {
        await using var scene = await Scene.OpenAsync(A.Round(), A.Round() with { Id = "earlier" });
        using var owner = new TabClient(scene, Scene.Owner);
        using var office = new TabClient(scene, Scene.Office);
        var ids = new List<string>();
        foreach (var (round, count) in new[] { (A.Round().Id, 1), (A.Round().Id, 3), (A.Round().Id, 3_000), ("earlier", 2_100) })
        {
            if (round == A.Round().Id) ids.AddRange(await FillAsync(scene, round, ids.Count, count));
            else await FillAsync(scene, round, 0, count);
            await CountedAsync(scene, office);
            Assert.InRange(await CallsAsync(scene, owner, "/mine"), 1, 3);
            Assert.Equal(1, await CallsAsync(scene, owner, $"/proposals/{ids[0]}"));
            foreach (var asked in new[] { "", "?state=UnderReview", "?unit=econ", "?unit=econ&state=UnderReview&order=updated", "?order=submitted&direction=asc", "?order=updated&top=200" })
                Assert.Equal((asked, 1), (asked, await CallsAsync(scene, office, $"{s_board}{asked}")));
        }

        foreach (var order in new[] { "started", "submitted", "updated" })
            foreach (var direction in new[] { "asc", "desc" })
                AssertSame(ids, await ReadAsync(office, $"order={order}&direction={direction}"));
        foreach (var state in s_states) AssertSame(ids.Where((_, i) => StateOf(i) == state), await ReadAsync(office, $"state={state}&order=updated"));
        foreach (var unit in s_units)
        {
            AssertSame(ids.Where((_, i) => UnitOf(i) == unit), await ReadAsync(office, $"unit={unit}&order=submitted"));
            AssertSame(ids.Where((_, i) => UnitOf(i) == unit && StateOf(i) == ProposalState.Screening), await ReadAsync(office, $"unit={unit}&state=Screening"));
        }

        AssertSame(ids, await ExportAsync(office, ""));
        AssertSame(ids.Where((_, i) => UnitOf(i) == "law"), await ExportAsync(office, "?unit=law&order=updated"));
        var counts = (await office.GetAsync(s_board))["counts"]!;
        Assert.Equal((3_000, 3_000), ((int)counts["total"]!, counts["byState"]!.AsArray().Sum(c => (int)c!["count"]!)));

        // More than SharePoint answers together: of one round, and of one owner.
        ids.AddRange(await FillAsync(scene, A.Round().Id, ids.Count, 5_100));
        await CountedAsync(scene, office);
        Assert.InRange(await CallsAsync(scene, owner, "/mine"), 1, 5);
        Assert.Equal(50, (await owner.GetAsync("/mine"))["parts"]!.AsArray().Sum(p => p!["lines"]!.AsArray().Count));
        Assert.InRange(await CallsAsync(scene, office, s_board), 2, 4);
    }

    private static ProposalState StateOf(int number) => s_states[number % s_states.Length];

    private static string UnitOf(int number) => s_units[number / s_states.Length % s_units.Length];

    // The whole list is larger than what the owner has, so that conditions and list are told apart.
    private static PersonId OwnerOf(string round) => round == A.Round().Id ? A.Owner.Id : new("somebody-else");

    private static async Task<IReadOnlyList<string>> FillAsync(Scene scene, string round, int from, int to)
    {
        var made = new string[to - from];
        await Parallel.ForEachAsync(Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var at = A.Round().OpensAt.AddMinutes(i % 977);
            var draft = A.Proposal("").Build() with { RoundId = round, UnitCode = UnitOf(i), State = StateOf(i), SubmittedAt = at, UpdatedAt = at.AddHours(i % 31), Owner = OwnerOf(round), Owed = [] };
            made[i - from] = (await scene.Proposals.StartAsync(draft, 2025, $"{round}-{i}", ct)).Value.Id;
        });
        return made;
    }

    private static async Task CountedAsync(Scene scene, TabClient office)
    {
        scene.Clock.Move(TimeSpan.FromMinutes(11));
        await office.GetAsync(s_board);
        await scene.SettleAsync();
    }

    // Once before: what is read again once a minute is not the page's.
    private static async Task<int> CallsAsync(Scene scene, TabClient who, string path)
    {
        await who.GetAsync(path);
        await scene.SettleAsync();
        scene.Log.Clear();
        await who.GetAsync(path);
        return scene.Log.Entries.Count;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(TabClient office, string asked)
    {
        var read = new List<string>();
        for (var after = ""; ;)
        {
            var page = await office.GetAsync($"{s_board}?{asked}&top={Page}{(after.Length == 0 ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            Assert.InRange(page["rows"]!.AsArray().Count, 0, Page);
            read.AddRange(page["rows"]!.AsArray().Select(r => (string)r!["id"]!));
            if ((string?)page["next"] is not { } next) return read;
            after = next;
        }
    }

    private static async Task<IReadOnlyList<string>> ExportAsync(TabClient office, string asked)
    {
        using var response = await office.RawAsync($"/tabs/api{s_board}/file{asked}");
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return [.. Number().Matches(await sheet.ReadToEndAsync()).Select(m => m.Value)];
    }

    private static void AssertSame(IEnumerable<string> wanted, IReadOnlyList<string> read) =>
        Assert.Equal(wanted.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"WZY-\d{4}-\d+")]
    private static partial Regex Number();
}
