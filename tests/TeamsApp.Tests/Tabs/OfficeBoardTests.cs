using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>What the office reads of a round in its tab.</summary>
public sealed class OfficeBoardTests
{
    private static readonly string Board = $"/rounds/{A.Round().Id}/board";

    [Fact]
    public async Task The_board_pages_filters_and_orders_and_says_what_comes_next()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var ids = new List<string>();
        foreach (var name in new[] { "甲专业", "乙专业", "丙专业" }) ids.Add((await scene.PutAsync(p => p.Complete().With("programName", name))).Value.Id);
        ids.Add((await scene.PutAsync(p => p.Complete().With("programName", "丁专业").ReadyForReview())).Value.Id);
        using var office = new TabClient(scene, Scene.Office);

        var first = await office.GetAsync($"{Board}?top=3&direction=asc");
        var second = await office.GetAsync($"{Board}?top=3&direction=asc&after={Uri.EscapeDataString((string)first["next"]!)}");
        Assert.Equal(ids, Ids(first).Concat(Ids(second)));
        Assert.Null(second["next"]);
        Assert.Equal(ids.AsEnumerable().Reverse(), Ids(await office.GetAsync(Board)));

        var ready = await office.GetAsync($"{Board}?state=ReadyForReview");
        Assert.Equal([ids[3]], Ids(ready));
        var row = ready["rows"]![0]!;
        Assert.Equal(("丁专业", "分配专家", "screening/open", $"/tabs/proposals/{ids[3]}"), ((string?)row["name"], (string?)row["act"]!["label"], (string?)row["act"]!["verb"], (string?)row["to"]));
        Assert.Empty(Ids(await office.GetAsync($"{Board}?unit=econ")));
        // What a client makes up is not asked of the store.
        Assert.Equal(4, Ids(await office.GetAsync($"{Board}?state=Nothing&order=name&top=x&direction=up")).Count());
        Assert.Equal(404, (await office.AskAsync("GET", "/rounds/none/board")).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(60)]
    public async Task A_page_of_the_board_is_one_call_however_many_proposals_there_are(int proposals)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        for (var i = 0; i < proposals; i++) await scene.Proposals.StartAsync(A.Proposal("").Build() with { Owed = [] }, 2025, $"board-{i}", default);
        using var office = new TabClient(scene, Scene.Office);
        var counted = await CountedAsync(office, scene);
        Assert.Equal((proposals, proposals), ((int)counted["total"]!, (int)counted["byUnit"]![0]!["all"]!));

        scene.Log.Clear();
        Assert.Equal(Math.Min(proposals, 50), Ids(await office.GetAsync(Board)).Count());
        Assert.Equal(["GET"], scene.Log.Entries.Select(e => e.Method));
    }

    [Fact]
    public async Task The_board_is_taken_along_as_a_workbook()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        foreach (var name in new[] { "甲专业", "=1+1" }) await scene.PutAsync(p => p.Complete().With("programName", name));
        using var office = new TabClient(scene, Scene.Office);
        using var response = await office.RawAsync($"/tabs/api{Board}/file?direction=asc");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(f => f.Description));
        var rows = book.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(r => r.InnerText).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("甲专业", rows[1], StringComparison.Ordinal);
        Assert.Contains("=1+1", rows[2], StringComparison.Ordinal);
        Assert.Empty(book.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
    }

    [Fact]
    public async Task Overdue_reviews_and_what_waits_long_for_a_college_are_named_and_can_be_reminded_of()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = (await scene.PutAsync(p => p.Complete().UnderReview())).Value;
        var task = (await scene.PutAsync(proposal, 1)).Value;
        using var office = new TabClient(scene, Scene.Office);
        var late = $"/rounds/{A.Round().Id}/late";
        Assert.Equal((0, 0), Counts(await office.GetAsync(late)));

        scene.Clock.Move(task.DueAt - scene.Clock.GetUtcNow() + TimeSpan.FromDays(2) + TimeSpan.FromSeconds(1));
        var view = await office.GetAsync(late);
        Assert.Equal((1, 0), Counts(view));
        var line = view["reviews"]![0]!;
        Assert.Equal((task.Id, "逾期 2 天", "催办"), ((string?)line["id"], (string?)line["state"], (string?)line["act"]!["label"]));
        await office.ActAsync((string)line["act"]!["verb"]!, line["act"]!["data"]!.DeepClone().AsObject());
        await scene.SettleAsync();
        Assert.NotNull((await scene.Assignments.FindAsync(task.Id, default))!.Value.RemindedAt);
    }

    [Theory]
    [InlineData(23, 23, false)]
    [InlineData(201, 200, true)]
    public async Task Of_many_that_are_stuck_twenty_are_shown_and_their_number_is_not_said_to_be_twenty(int waiting, int said, bool more)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await Parallel.ForEachAsync(Enumerable.Range(0, waiting), async (i, ct) =>
            await scene.Proposals.StartAsync(A.Proposal("").Build() with { State = ProposalState.UnitReview, SubmittedAt = A.Day, UpdatedAt = A.Day, Owed = [] }, 2025, $"{i}", ct));
        scene.Clock.Move(TimeSpan.FromDays(4));
        using var office = new TabClient(scene, Scene.Office);
        var view = await office.GetAsync($"/rounds/{A.Round().Id}/late");
        Assert.Equal(((0, said), 20, more), (Counts(view), view["colleges"]!.AsArray().Count, (bool?)view["moreColleges"] ?? false));
    }

    [Fact]
    public async Task The_ranking_says_mean_missing_reviews_and_firmness_as_the_card_does()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = (await scene.PutAsync(p => p.Complete().UnderReview())).Value;
        foreach (var n in new[] { 1, 2, 3 }) await scene.PutAsync(proposal, n, n == 3 ? null : a => a.Accept(new(A.Expert(n).Id, A.Expert(n).Name), A.Day).Value.Submit(A.Scorecard(), Rubrics.Current, A.Round(), new(A.Expert(n).Id, A.Expert(n).Name), A.Day).Value);
        using var office = new TabClient(scene, Scene.Office);
        var view = await office.GetAsync($"/rounds/{A.Round().Id}/ranking");
        var line = Assert.Single(view["lines"]!.AsArray())!;
        Assert.Equal((proposal.Id, 2, 3, 100m), ((string?)line["id"], (int)line["given"]!, (int)line["asked"]!, (decimal)line["mean"]!));
        Assert.Equal([A.Expert(3).Name], line["missing"]!.AsArray().Select(m => (string?)m));
        // Who is stern is not whose name is read out.
        Assert.DoesNotContain(A.Expert(1).Name, view.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_a_matrix_of_proposals_and_experts_with_their_loads()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().ReadyForReview())).Value.Id;
        using var office = new TabClient(scene, Scene.Office);
        var none = await office.GetAsync($"/rounds/{A.Round().Id}/plan");
        Assert.Equal(("none", "plan/make"), ((string?)none["standing"], (string?)none["acts"]![0]!["verb"]));

        await office.ActAsync("plan/make", new() { ["roundId"] = A.Round().Id });
        var made = await office.GetAsync($"/rounds/{A.Round().Id}/plan");
        var row = Assert.Single(made["rows"]!.AsArray())!;
        Assert.Equal(("Draft", id), ((string?)made["standing"], (string?)row["id"]));
        var seats = row["seats"]!.AsArray().Select(s => (string)s!["expertId"]!).ToList();
        Assert.NotEmpty(seats);
        Assert.Equal(seats.Order(), made["experts"]!.AsArray().Where(e => (int)e!["load"]! == 1).Select(e => (string)e!["id"]!).Order());
    }

    private static IEnumerable<string> Ids(JsonNode view) => view["rows"]!.AsArray().Select(r => (string)r!["id"]!);

    private static (int Reviews, int Colleges) Counts(JsonNode view) => ((int)view["reviewCount"]!, (int)view["collegeCount"]!);

    // The first look asks for the count; it follows behind.
    private static async Task<JsonNode> CountedAsync(TabClient office, Scene scene)
    {
        await office.GetAsync(Board);
        await scene.SettleAsync();
        return (await office.GetAsync(Board))["counts"]!;
    }
}
