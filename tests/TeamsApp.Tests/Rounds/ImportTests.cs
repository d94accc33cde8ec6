using System.Text;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Rounds.OfficeAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

public sealed class ImportTests
{
    private static readonly string[] s_majors = ["专业代码\t专业名称\t学院\t课程", "080901\t计算机科学与技术\t计算机学院\t数据结构、操作系统", "120414T\t养老服务管理\tlife\t"];

    private readonly OfficeAtWork app = new();

    [Fact]
    public async Task The_lists_say_how_much_there_is_and_what_is_not_there()
    {
        var card = Shown(await app.SendAsync(Office, "imports/open"));
        Assert.Contains("附件1未导入，仅有通知所列领域", card.Text, StringComparison.Ordinal);
        Assert.Contains("现有 2 项", card.Text, StringComparison.Ordinal);
        Assert.Contains("2024 年度还没有", card.Text, StringComparison.Ordinal);
        Assert.Equal("imports/open", app.Room.VerbOf("导入"));
        Assert.Equal("imports/open", app.Room.VerbOf("Import"));
    }

    [Fact]
    public async Task Nothing_is_written_before_the_office_says_so_and_then_exactly_what_was_shown()
    {
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, s_majors));
        Assert.Empty(app.Tenant.Majors.Majors);
        Assert.Contains("新增 2", preview.Text, StringComparison.Ordinal);
        Assert.Contains("080901 计算机科学与技术", preview.Text, StringComparison.Ordinal);
        Assert.Contains("开设学院 计算机学院 · 课程 数据结构 等 2 门", preview.Text, StringComparison.Ordinal);

        var done = Shown(await app.PressAsync(preview, "写入"));
        Assert.Equal(["080901 计算机科学与技术 cs 数据结构|操作系统", "120414T 养老服务管理 life "], app.Tenant.Majors.Majors.Select(m => $"{m.Code} {m.Name} {m.UnitCode} {string.Join('|', m.Courses)}"));
        Assert.Contains("已写入：新增 2。", done.Text, StringComparison.Ordinal);
        Assert.False(done.Has("写入"));
        var entry = Assert.Single(await app.Tenant.Audit.OfProposalAsync("", default));
        Assert.Equal(("Import", "Majors", Office.ObjectId, "新增 2；招生就业处"), (entry.Act, entry.To, entry.By.Value, entry.Reason));
    }

    [Fact]
    public async Task Written_twice_changes_nothing()
    {
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, s_majors));
        await app.PressAsync(preview, "写入");
        app.Tenant.Majors.Majors.Clear();
        var again = Shown(await app.PressAsync(preview, "写入"));
        Assert.Contains("没有再写一次", again.Text, StringComparison.Ordinal);
        Assert.Empty(app.Tenant.Majors.Majors);
        Assert.Single(await app.Tenant.Audit.OfProposalAsync("", default));
    }

    [Fact]
    public async Task The_pool_comes_in_with_a_look_at_what_would_change_and_who_is_missing_is_only_taken_out_of_use()
    {
        string[] pool = ["姓名,账号,单位,专业领域,评审上限,外出日期", "专家甲,00000000-0000-4000-8000-000000000001,计算机学院,数据分析,20,", "专家乙,00000000-0000-4000-8000-000000000002,第一研究院,统计,,2025-07-01至2025-07-05"];
        var preview = Shown(await app.PasteAsync(OfficeList.Experts, pool));
        Assert.Contains("新增 2", preview.Text, StringComparison.Ordinal);
        Assert.Contains("工作单位 第一研究院 · 专业领域 统计 · 外出日期 2025-07-01 至 2025-07-05", preview.Text, StringComparison.Ordinal);
        Assert.Empty(app.Tenant.Directory.Experts);
        await app.PressAsync(preview, "写入");
        Assert.Equal([("专家甲", "cs", 20), ("专家乙", "", (int?)null)], app.Tenant.Directory.Experts.Select(e => (e.Name, e.UnitCode, e.MaxLoad)));

        var changed = Shown(await app.PasteAsync(OfficeList.Experts, pool[0], "专家甲,00000000-0000-4000-8000-000000000001,计算机学院,数据分析,12,"));
        Assert.Contains("最多评审份数：20 → 12", changed.Text, StringComparison.Ordinal);
        await app.PressAsync(changed, "写入", ("retire", "true"));
        Assert.Equal([("专家甲", 12)], app.Tenant.Directory.Experts.Select(e => (e.Name, e.MaxLoad)));
        Assert.Contains("恢复使用 1", Shown(await app.PasteAsync(OfficeList.Experts, pool)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_come_in_by_their_addresses_and_whoever_cannot_is_named_with_the_line()
    {
        foreach (var account in (DirectoryAccount[])
            [
                new(new("00000000-0000-4000-8000-000000000001"), "jia@contoso.example", "zhuanjia.jia@contoso.example"),
                new(new("00000000-0000-4000-8000-000000000002"), "yi@contoso.example", "", IsEnabled: false),
            ]) app.Tenant.People.Accounts.Add(account);
        var preview = Shown(await app.PasteAsync(OfficeList.Experts, "姓名,账号,单位", "专家甲,Zhuanjia.Jia@contoso.example,计算机学院", "专家乙,yi@contoso.example,计算机学院", "专家丙,bing@contoso.example,计算机学院"));
        Assert.Contains("第 3 行的“账号”中，“yi@contoso.example”的账号已停用", preview.Text, StringComparison.Ordinal);
        Assert.Contains("第 4 行的“账号”中找不到“bing@contoso.example”", preview.Text, StringComparison.Ordinal);
        await app.PressAsync(preview, "写入");
        Assert.Equal([("专家甲", "00000000-0000-4000-8000-000000000001")], app.Tenant.Directory.Experts.Select(e => (e.Name, e.Id.Value)));

        app.Tenant.People.Asked.Clear();
        await app.PasteAsync(OfficeList.Experts, "姓名,账号,单位", "专家甲,00000000-0000-4000-8000-000000000001,计算机学院");
        Assert.Empty(app.Tenant.People.Asked);
    }

    [Fact]
    public async Task The_same_table_again_has_nothing_to_write()
    {
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, s_majors)), "写入");
        var again = Shown(await app.PasteAsync(OfficeList.Majors, s_majors));
        Assert.Contains("未变 2", again.Text, StringComparison.Ordinal);
        Assert.False(again.Has("写入"));
    }

    [Fact]
    public async Task A_change_is_shown_with_before_and_after_and_what_is_no_longer_listed_is_only_offered()
    {
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, s_majors)), "写入");
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, "专业代码,专业名称,学院", "080901,计算机科学与技术（师范）,life"));
        Assert.Contains("专业名称：计算机科学与技术 → 计算机科学与技术（师范）；开设学院：计算机学院 → 生命学院", preview.Text, StringComparison.Ordinal);
        Assert.Equal("停用未再列出的 1 项（不删除，以后可恢复）", (string?)preview.Input("retire")["title"]);
        await app.PressAsync(preview, "写入");
        Assert.Equal(["080901", "120414T"], app.Tenant.Majors.Majors.Select(m => m.Code));
        Assert.Equal(["数据结构", "操作系统"], app.Tenant.Majors.Majors[0].Courses);

        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, "专业代码,专业名称,学院", "080901,计算机科学与技术（师范）,life")), "写入", ("retire", "true"));
        Assert.Equal(["080901"], app.Tenant.Majors.Majors.Select(m => m.Code));
        var back = Shown(await app.PasteAsync(OfficeList.Majors, s_majors));
        Assert.Contains("恢复使用 1", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_were_not_taken_are_named_first_with_their_reasons()
    {
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, s_majors)), "写入");
        var preview = Shown(await app.PasteAsync(OfficeList.Employment, "专业,2024年度去向落实率,统计日期", "计算机科学与技术,48.5%,2024-12-31", "养老服务管理,101%,2024-12-31", "养老服务管理,75%,2025-02-31"));
        Assert.Contains("新增 1 · 未取 2 行", preview.Text, StringComparison.Ordinal);
        Assert.Contains("第 3 行的“去向落实率”应是 0 到 100 之间的百分数，现在是“101%”。", preview.Text, StringComparison.Ordinal);
        Assert.Contains("第 4 行的“统计日期”不是存在的日期，如 2024-12-31：“2025-02-31”。", preview.Text, StringComparison.Ordinal);
        await app.PressAsync(preview, "写入");
        Assert.Equal(
            [new EmploymentRate("080901", "计算机科学与技术", 2024, 48.5m, null, new(2024, 12, 31), "招生就业处", new(2025, 6, 16), "")], app.Tenant.Majors.Rates);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_anew_before_it_is_written_over()
    {
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, s_majors)), "写入");
        string[] mine = ["专业代码,专业名称,学院", "080901,计算机科学与技术一,cs"];
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, mine));
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, "专业代码,专业名称,学院", "080901,计算机科学与技术二,cs")), "写入");

        var anew = Shown(await app.PressAsync(preview, "写入"));
        Assert.Contains("名单刚刚有改动", anew.Text, StringComparison.Ordinal);
        Assert.Contains("计算机科学与技术二 → 计算机科学与技术一", anew.Text, StringComparison.Ordinal);
        Assert.Equal("计算机科学与技术二", app.Tenant.Majors.Majors[0].Name);
        await app.PressAsync(anew, "写入");
        Assert.Equal("计算机科学与技术一", app.Tenant.Majors.Majors[0].Name);
    }

    [Fact]
    public async Task Broken_off_in_the_middle_it_is_said_again_and_the_rest_is_written()
    {
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, ["专业代码,专业名称,学院", .. Enumerable.Range(1, 30).Select(i => $"M{i:00},专业{i},cs")]));
        app.Tenant.OfficeLists.BreakAfter = 17;
        await Assert.ThrowsAsync<IOException>(() => app.PressAsync(preview, "写入"));
        Assert.Equal(17, app.Tenant.Majors.Majors.Count);
        var done = Shown(await app.PressAsync(preview, "写入"));
        Assert.Contains("已写入：新增 13", done.Text, StringComparison.Ordinal);
        Assert.Equal([30, 13], app.Tenant.OfficeLists.Writes);
        Assert.Equal(30, app.Tenant.Majors.Majors.Count);
    }

    [Fact]
    public async Task A_long_preview_has_pages_and_stays_within_the_size_of_a_card()
    {
        var longest = new string('长', 200);
        var preview = Shown(await app.PasteAsync(OfficeList.Directions, ["产业领域,建设方向,来源,废列", .. Enumerable.Range(1, 60).Select(i => $"{longest}{i % 10},{longest}{i},{longest},x")]));
        Assert.Contains("未取 60 行", preview.Text, StringComparison.Ordinal);
        preview = Shown(await app.PasteAsync(OfficeList.Directions, ["产业领域,建设方向,来源,废列", .. Enumerable.Range(1, 60).Select(i => $"{longest[..60]}{i % 10},\"{longest[..190]}*_[{i}]\",{longest},x")]));
        var titles = new List<string>();
        for (; ; preview = Shown(await app.PressAsync(preview, "下一页")))
        {
            Assert.InRange(preview.Utf16Bytes, 1, 25_600);
            titles.Add(preview.Text);
            if (!preview.Has("下一页")) break;
        }

        Assert.Equal(5, titles.Count);
        Assert.Contains("第 49–60 项，共 60 项", titles[^1], StringComparison.Ordinal);
        Assert.True(preview.Has("上一页"));
    }

    [Fact]
    public async Task A_file_is_known_by_its_headings_and_can_be_read_as_another_list()
    {
        await app.PressAsync(Shown(await app.PasteAsync(OfficeList.Majors, s_majors)), "写入");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("GB18030").GetBytes("专业代码,专业名称,学院,去向落实率\n080901,计算机科学与技术,计算机学院,48.5%\n");
        var preview = Shown(await app.SendFilesAsync(Office, ("去向.csv", gb)));
        Assert.Contains("预览：去向落实率", preview.Text, StringComparison.Ordinal);
        Assert.Contains("来源：去向.csv", preview.Text, StringComparison.Ordinal);
        Assert.Contains("没有用到的列：学院", preview.Text, StringComparison.Ordinal);
        var other = Shown(await app.PressAsync(preview, "本科专业"));
        Assert.Contains("预览：本科专业", other.Text, StringComparison.Ordinal);
        Assert.Contains("未变 1 · 未再列出 1", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_fits_nothing_or_cannot_be_read_is_answered_with_a_sentence()
    {
        Assert.Contains("没有认出“x.csv”是哪份名单", Shown(await app.SendFilesAsync(Office, ("x.csv", "甲,乙\n1,2"u8.ToArray()))).Text, StringComparison.Ordinal);
        Assert.Equal("文件太大，最多 10 MB。请删去其中的图片等内容后再发。", Said(await app.SendFilesAsync(Office, ("x.xlsx", new byte[100 * 1024 * 1024]))));
        Assert.Equal("这是旧格式的 Excel 文件（.xls）：请另存为 .xlsx 再发。", Said(await app.SendFilesAsync(Office, ("x.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))));
        Assert.Equal("请一次只发一个表格文件。", Said(await app.SendFilesAsync(Office, ("x.csv", []), ("y.csv", []))));
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_the_card_with_what_was_pasted()
    {
        Assert.Equal("表头中缺少：承担本科生培养任务。列的先后不限，请核对列名。", Said(await app.PasteAsync(OfficeList.Units, "代码,学院", "x,甲")));
        Assert.Equal("没有读到数据行：请连同表头一起粘贴或发送。", Said(await app.PasteAsync(OfficeList.Units)));
        Assert.Equal("请先导入本科专业，去向落实率才能对应到专业和学院。", Said(await app.PasteAsync(OfficeList.Employment, "专业,落实率", "x,1")));
    }

    [Theory]
    [InlineData("imports/open")]
    [InlineData("imports/form")]
    [InlineData("imports/preview")]
    [InlineData("imports/show")]
    [InlineData("imports/reread")]
    [InlineData("imports/apply")]
    public async Task Only_the_office_gets_in(string verb)
    {
        var preview = Shown(await app.PasteAsync(OfficeList.Majors, s_majors));
        var id = app.Tenant.Imports.All[0].Value.Id;
        Assert.Equal("这是教务处的操作。", Said(await app.SendAsync(Dean, verb, new() { ["importId"] = id, ["list"] = "Majors", ["pasted"] = "x" })));
        Assert.Equal("只有教务处可以导入表格。要提交申报材料，请在申报卡片上填写。", Said(await app.SendFilesAsync(Dean, ("x.csv", []))));
        Assert.Empty(app.Tenant.Majors.Majors);
        Assert.True(preview.Has("写入"));
    }

    [Fact]
    public async Task Every_list_explains_its_columns_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            app.Language = language;
            foreach (var list in Enum.GetValues<OfficeList>())
            {
                var card = Shown(await app.SendAsync(Office, "imports/form", new() { ["list"] = $"{list}" }));
                foreach (var column in ImportColumns.Of(list)) Assert.Contains(column.Label.In(language), card.Text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("""{"importId":"no-such"}""")]
    [InlineData("""{"importId":17}""")]
    [InlineData("{}")]
    public async Task An_import_that_there_is_not_is_answered_with_a_sentence(string json)
    {
        foreach (var verb in (string[])["imports/show", "imports/reread", "imports/apply"])
            Assert.Equal("没有找到这次导入，可能已经很久了：请重新粘贴或发送。", Said(await app.SendAsync(Office, verb, (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(json)!)));
    }
}
