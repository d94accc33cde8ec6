using System.Text.Json.Nodes;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>People out of the directory: lead, team and teachers. Only the tenant's own accounts count, and a typed name is never given one.</summary>
public sealed class PeopleTests
{
    private static readonly DirectoryPerson Han = new(new("00000000-0000-4000-8000-00000000ab01"), "韩清和", "副教授", "教育科学学院");
    private static readonly DirectoryPerson Dean = new(new("00000000-0000-4000-8000-00000000ab02"), "周明", "教学副院长", "");

    private readonly OwnerAtWork app = new();

    public PeopleTests()
    {
        app.Tenant.People.People.Add(Han);
        app.Tenant.People.People.Add(Dean);
    }

    [Fact]
    public async Task A_picked_lead_gives_name_and_title_out_of_the_directory()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.name.person", Han.Id.Value), ("lead.research", "教育技术"));
        Assert.Equal(("韩清和", "副教授", Han.Id.Value), (card.Value("lead.name"), card.Value("lead.title"), card.Value("lead.name.person")));
        Assert.Equal(Han.Id.Value, (await app.ProposalAsync(id)).Answers["lead.name.person"]);
    }

    [Fact]
    public async Task A_post_is_no_title_and_what_was_typed_stays()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.name.person", Dean.Id.Value));
        Assert.Equal("", (await app.ProposalAsync(id)).Answers["lead.title"]);
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.title", "教授"));
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.name.person", Han.Id.Value));
        Assert.Equal(("韩清和", "教授"), ((await app.ProposalAsync(id)).Answers["lead.name"], (await app.ProposalAsync(id)).Answers["lead.title"]));
    }

    [Fact]
    public async Task A_name_changed_by_hand_is_nobodys_account_any_more()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.name.person", Han.Id.Value));
        await app.ThenAsync(Lin, card, "保存", ("lead.name", "韩清"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("韩清", ""), (answers["lead.name"], answers["lead.name.person"]));
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-00000000ffff")]
    [InlineData("han@contoso.example")]
    [InlineData("../groups")]
    [InlineData("r1")]
    public async Task An_id_that_no_account_of_the_tenant_has_is_not_taken_and_everything_else_is_saved(string forged)
    {
        var (id, _) = await app.DraftAsync(Lin);
        var (verb, data) = (await app.OpenAsync(Lin, id, "lead")).Press("保存并继续", new Dictionary<string, string> { ["lead.name.person"] = forged, ["lead.research"] = "统计" });
        var card = Shown(await app.SendAsync(Lin, verb, data));
        Assert.Contains("通讯录中没有“负责人姓名”所选的人", card.Text, StringComparison.Ordinal);
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("", "", "统计"), (answers["lead.name"], answers["lead.name.person"], answers["lead.research"]));
    }

    [Fact]
    public async Task A_picked_member_brings_name_title_and_unit()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "team"), "添加一行"), "保存这一行", ("name.person", Han.Id.Value), ("toTeach", "数据清洗"));
        var row = (await app.ProposalAsync(id)).Answers.Rows("team").Single();
        Assert.Equal(("韩清和", "副教授", "教育科学学院", "school", Han.Id.Value), (row["name"], row["title"], row["unit"], row["source"], row["name.person"]));
    }

    [Fact]
    public async Task A_typed_outside_person_has_no_account()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "team"), "添加一行"), "保存这一行", ("name", "韩清和"), ("source", "enterprise"), ("unit", "海岳数据科技有限公司"));
        var row = (await app.ProposalAsync(id)).Answers.Rows("team").Single();
        Assert.Equal(("", "enterprise"), (row["name.person"], row["source"]));
        Assert.Equal(0, app.Tenant.People.Finds);
    }

    [Fact]
    public async Task The_typeahead_for_teachers_finds_people_of_the_directory_by_their_names_beginning()
    {
        Assert.Equal([new Suggestion("韩清和 · 教育科学学院 · 副教授", Han.Id.Value)], await FindAsync("韩"));
        Assert.Equal([new Suggestion("周明 · 教学副院长", Dean.Id.Value)], await FindAsync("周"));
        Assert.Empty(await FindAsync(""));
    }

    [Fact]
    public async Task A_teacher_out_of_the_directory_joins_the_team_in_the_same_write_and_only_once()
    {
        var store = new CountedProposals();
        var counted = new OwnerAtWork(store);
        counted.Tenant.People.People.Add(Han);
        var id = await counted.DraftAsync(Lin, FilledForm.Answers.WithoutRow("courses", "r4").WithoutRow("courses", "r5"));
        var form = await counted.ThenAsync(Lin, await counted.OpenAsync(Lin, id, "courses"), "添加一行");
        store.Reset();
        var next = await counted.ThenAsync(Lin, form, "保存并再加一行", ("name", "机器学习"), ("teacher", Han.Id.Value));
        Assert.Equal((1, 1), (store.Finds, store.Saves));
        Assert.Contains("并将“韩清和”加入教学团队", next.Text, StringComparison.Ordinal);
        var last = await counted.ThenAsync(Lin, next, "保存这一行", ("name", "深度学习"), ("teacher", Han.Id.Value));
        Assert.DoesNotContain("加入教学团队", last.Text, StringComparison.Ordinal);
        var answers = (await counted.ProposalAsync(id)).Answers;
        Assert.Equal(["周明", "李静", "韩清和"], answers.Rows("team").Select(r => r["name"]));
        var member = answers.Rows("team")[2];
        Assert.Equal(("r3", "副教授", "教育科学学院", "机器学习", "school"), (member.Id, member["title"], member["unit"], member["toTeach"], member["source"]));
        Assert.Equal(["r3", "r3"], answers.Rows("courses").Skip(3).Select(r => r["teacher"]));
    }

    [Fact]
    public async Task A_teacher_who_stands_in_the_team_by_name_is_that_member()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改"), "保存这一行", ("teacher", Dean.Id.Value));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal((2, "r1"), (answers.Rows("team").Count, answers.Rows("courses")[0]["teacher"]));
    }

    [Fact]
    public async Task A_teacher_whom_the_directory_does_not_know_is_not_taken_and_the_row_stays_open()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改");
        var again = await app.ThenAsync(Lin, form, "保存并再加一行", ("note", "改了"), ("teacher", "00000000-0000-4000-8000-00000000ffff"));
        Assert.Contains("通讯录中没有“授课教师”所选的人", again.Text, StringComparison.Ordinal);
        var row = (await app.ProposalAsync(id)).Answers.Rows("courses")[0];
        Assert.Equal(("r1", "改了"), (row["teacher"], row["note"]));
        Assert.Equal("数据采集", again.Value("name"));
    }

    [Theory]
    [InlineData("proposals/titles", "副教授", "副教授")]
    [InlineData("proposals/titles", "讲师", "正高级讲师|高级讲师|讲师（照此填写）")]
    [InlineData("proposals/unit-names", "教育", "教育科学学院|教育（照此填写）")]
    [InlineData("proposals/unit-names", "海岳数据科技有限公司", "海岳数据科技有限公司（照此填写）")]
    [InlineData("proposals/majors", "统计", "统计学|应用统计学|统计（照此填写）")]
    public async Task A_name_is_found_in_its_list_and_may_always_be_as_it_was_typed(string dataset, string typed, string titles)
    {
        foreach (var major in new[] { "应用统计学", "统计学", "数学与应用数学" }) app.Tenant.Majors.Majors.Add(new($"M{major.Length}", major, "U01", []));
        Assert.Equal(titles.Split('|'), (await FindAsync(typed, dataset)).Select(s => s.Title));
        Assert.Equal(typed, (await FindAsync(typed, dataset)).Single(s => s.Value == typed).Value);
        Assert.Empty(await FindAsync(new string('长', 201), dataset));
    }

    [Fact]
    public async Task A_title_from_no_list_is_kept_and_stands_in_its_input_again()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.title", "[点这里](https://evil.example)"));
        Assert.Equal("[点这里](https://evil.example)", card.Value("lead.title"));
        Assert.Contains(card.Input("lead.title")["choices"]!.AsArray(), c => (string?)c!["title"] == "点这里https://evil.example");
    }

    private async Task<IReadOnlyList<Suggestion>> FindAsync(string typed, string dataset = "proposals/teachers") =>
        Assert.IsType<Reply.Suggest>(await app.Room.Search(dataset)!(new(Lin, dataset, System.Text.Json.JsonDocument.Parse("{}").RootElement, app.Language, new("tenant", Lin.ObjectId, "", "", "", ""), "a", typed), default)).Suggestions;
}
