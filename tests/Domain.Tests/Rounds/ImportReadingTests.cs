using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class ImportReadingTests
{
    private static readonly ImportContext s_context = new(
        new(2025, 6, 18), 2024, "招生就业处",
        [new("cs", "计算机与软件学院", true, []), new("life", "生命与健康学院", true, [])],
        [new("080901", "计算机科学与技术", "cs", []), new("120414T", "养老服务管理", "life", []), new("050101", "汉语言文学", "edu", []), new("050102", "汉语言文学", "media", [])],
        [
            Account(1, "dean@contoso.example", "dean.of.cs@contoso.example"),
            Account(2, "two@contoso.example", "shared@contoso.example"), Account(3, "three@contoso.example", "shared@contoso.example"),
            Account(4, "visitor_fabrikam.example#EXT#@contoso.example", "visitor@fabrikam.example") with { IsGuest = true },
            Account(5, "gone@contoso.example", "moved@contoso.example") with { IsEnabled = false }, Account(6, "stays@contoso.example", "moved@contoso.example"),
        ]);

    private static DirectoryAccount Account(int n, string login, string mail) => new(new($"00000000-0000-4000-8000-{n:D12}"), login, mail);

    [Fact]
    public void An_expert_is_of_a_unit_where_the_file_names_one_of_ours_and_from_outside_otherwise()
    {
        var read = Read(
            OfficeList.Experts, "姓名|账号|单位|专业领域|评审上限|外出日期|评审语言|代理人",
            "专家甲|AAAAAAAA-0000-4000-8000-000000000001|计算机与软件学院|数据分析、统计|20|2025.7.1至2025-07-05、2025年7月10日|中文、英文|00000000-0000-4000-8000-000000000002",
            "专家乙|00000000-0000-4000-8000-000000000003|第一研究院||||||");
        Assert.Empty(read.Refused);
        Assert.Equal(
            ["account=aaaaaaaa-0000-4000-8000-000000000001", "deputy=00000000-0000-4000-8000-000000000002", "absences=2025-07-01/2025-07-05\n2025-07-10/2025-07-10", "field=数据分析、统计", "languages=中文\n英文", "maxLoad=20", "name=专家甲", "unit=cs"],
            read.Rows[0].Row.Cells.Select(c => $"{c.Key}={c.Value}").OrderBy(c => c.StartsWith("account", StringComparison.Ordinal) ? 0 : c.StartsWith("deputy", StringComparison.Ordinal) ? 1 : 2).ThenBy(c => c, StringComparer.Ordinal));
        Assert.Equal(["account=00000000-0000-4000-8000-000000000003", "name=专家乙", "organisation=第一研究院"], read.Rows[1].Row.Cells.Select(c => $"{c.Key}={c.Value}").Order(StringComparer.Ordinal));
        Assert.Contains("unit", read.Columns);
    }

    [Theory]
    [InlineData("7月1日")]
    [InlineData("2025-07-05至2025-07-01")]
    [InlineData("2025-02-30")]
    [InlineData("2025-07-01至2025-07-02至2025-07-03")]
    public void Absences_that_are_no_days_are_refused_with_the_way_to_write_them(string typed) =>
        Assert.Equal("import-row-dates", Assert.Single(Read(OfficeList.Experts, "姓名|账号|单位|外出", $"甲|00000000-0000-4000-8000-000000000001|x|{typed}").Refused).Problem.Code);

    [Fact]
    public void Columns_come_in_any_order_under_any_of_their_names_below_a_title()
    {
        var read = Read(OfficeList.Majors, "某校本科专业一览", "", "序号|College|名 称|专业代码（国标）", "1|cs|软件工程|080902", "2|生命与健康学院|护理 学|１０１１０１k");
        Assert.Equal(["4 080902: code=080902 name=软件工程 unit=cs", "5 101101K: code=101101K name=护理学 unit=life"], read.Rows.Select(Told));
        Assert.Equal(["序号"], read.Unused);
        Assert.Empty(read.Refused);
    }

    [Fact]
    public void A_missing_column_is_named_and_nothing_is_read()
    {
        var problem = Assert.Single(ImportReading.Read(OfficeList.Employment, Table("专业|人数", "软件工程|3"), s_context).Problems);
        Assert.Equal(new Problem("import-columns-missing", Facts.Of(("columns", "去向落实率/人工标记原因"), ("columnsEn", "Destination rate/Reason of the flag"))), problem);
    }

    [Fact]
    public void A_column_that_stands_there_twice_is_no_guess() =>
        Assert.Equal("import-column-twice", Assert.Single(ImportReading.Read(OfficeList.Units, Table("代码|学院|学院名称|本科教学单位", "a|b|c|是"), s_context).Problems).Code);

    [Theory]
    [InlineData("")]
    [InlineData("单位代码|单位名称|承担本科生培养任务")]
    public void Nothing_below_the_headings_is_nothing(string text) =>
        Assert.Equal("import-empty", Assert.Single(ImportReading.Read(OfficeList.Units, Table(text), s_context).Problems).Code);

    [Fact]
    public void More_rows_than_any_school_has_are_another_file()
    {
        var lines = Enumerable.Range(1, ImportReading.MostRows).Select(i => $"u{i}|学院{i}|是").Prepend("单位代码|单位名称|承担本科生培养任务").ToArray();
        Assert.Equal(ImportReading.MostRows, Read(OfficeList.Units, lines).Rows.Count);
        Assert.Equal("import-too-many", Assert.Single(ImportReading.Read(OfficeList.Units, Table([.. lines, "x|又一个|是"]), s_context).Problems).Code);
    }

    [Theory]
    [InlineData("48.5%", "48.5")]
    [InlineData("４８．５％", "48.5")]
    [InlineData(" 48。5 ", "48.5")]
    [InlineData("0%", "0")]
    [InlineData("100", "100")]
    [InlineData("0.4%", "0.4")]
    [InlineData("49.9999", "49.9999")]
    public void A_rate_is_per_cent(string typed, string rate) =>
        Assert.Equal(rate, Read(OfficeList.Employment, "专业代码|落实率", $"080901|{typed}", "120414T|75").Rows[0].Row["rate"]);

    [Fact]
    public void A_column_without_a_number_above_one_holds_shares()
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率", "080901|0.485", "120414T|1");
        Assert.Equal(["48.5", "100"], read.Rows.Select(r => r.Row["rate"]));
    }

    [Fact]
    public void A_share_among_per_cents_is_asked_about()
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率", "080901|0.485", "120414T|75");
        Assert.Equal([(2, "import-row-rate-share")], read.Refused.Select(r => (r.Line, r.Problem.Code)));
    }

    [Theory]
    [InlineData("-1", "import-row-rate")]
    [InlineData("-0.1%", "import-row-rate")]
    [InlineData("100.01", "import-row-rate")]
    [InlineData("四成", "import-row-rate")]
    [InlineData("48,5", "import-row-rate")]
    public void A_rate_that_cannot_be_is_refused_with_its_line(string typed, string code)
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率", $"080901|{typed}", "120414T|75");
        var refused = Assert.Single(read.Refused);
        Assert.Equal((2, code, "2024|080901"), (refused.Line, refused.Problem.Code, refused.Key));
        Assert.Equal(typed, refused.Problem.Facts["typed"]);
    }

    [Theory]
    [InlineData("2024-12-31", "2024-12-31")]
    [InlineData("2024年8月31日", "2024-08-31")]
    [InlineData("２０２４．８．３１", "2024-08-31")]
    [InlineData("20240831", "2024-08-31")]
    public void A_day_is_read_as_lists_write_it(string typed, string day) =>
        Assert.Equal(day, Read(OfficeList.Employment, "专业代码|落实率|统计日期", $"080901|75|{typed}").Rows[0].Row["asOf"]);

    [Theory]
    [InlineData("2025-02-31")]
    [InlineData("2025年2月31日")]
    [InlineData("去年底")]
    public void A_31_February_is_refused_with_its_line(string typed)
    {
        var refused = Assert.Single(Read(OfficeList.Employment, "专业代码|落实率|统计日期", "120414T|75|", $"080901|75|{typed}").Refused);
        Assert.Equal((3, "import-row-date"), (refused.Line, refused.Problem.Code));
    }

    [Fact]
    public void The_year_is_the_cells_or_the_headings_or_the_rounds()
    {
        Assert.Equal("2023", Read(OfficeList.Employment, "专业代码|落实率|年度", "080901|75|2023届").Rows[0].Row["year"]);
        Assert.Equal("2022", Read(OfficeList.Employment, "专业代码|2022年度去向落实率（%）", "080901|75").Rows[0].Row["year"]);
        Assert.Equal("2024", Read(OfficeList.Employment, "专业代码|落实率|年度", "080901|75|").Rows[0].Row["year"]);
        Assert.Equal("import-row-year", Assert.Single(Read(OfficeList.Employment, "专业代码|落实率|年度", "080901|75|二零二四").Refused).Problem.Code);
    }

    [Fact]
    public void A_major_is_found_by_its_code_or_by_a_name_that_only_one_has()
    {
        var read = Read(OfficeList.Employment, "专业代码|专业名称|落实率", "080901|计算机 科学与技术|75", "|养老服务管理|40", "|汉语言文学|60", "120414T|汉语言文学|60", "80901||75", "999999||75");
        Assert.Equal(["2024|080901", "2024|120414T"], read.Rows.Select(r => r.Row.Key));
        Assert.Equal(
            [(4, "import-row-two-majors"), (5, "import-row-other-name"), (6, "import-row-zero"), (7, "import-row-major")],
            read.Refused.Select(r => (r.Line, r.Problem.Code)));
        Assert.Equal("080901", read.Refused[2].Problem.Facts["code"]);
    }

    [Fact]
    public void A_major_may_be_flagged_without_a_rate_but_not_without_either()
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率|人工标记原因", "080901||社会需求减少", "120414T||");
        Assert.Equal(["2 2024|080901: flagReason=社会需求减少 importedOn=2025-06-18 majorCode=080901 majorName=计算机科学与技术 source=招生就业处 year=2024"], read.Rows.Select(Told));
        Assert.Equal((3, "import-row-lacks"), (read.Refused[0].Line, read.Refused[0].Problem.Code));
    }

    [Fact]
    public void The_same_row_twice_is_taken_once_and_the_second_named_with_the_first()
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率", "080901|75", "120414T|40", "080901|76");
        Assert.Equal(["75", "40"], read.Rows.Select(r => r.Row["rate"]));
        Assert.Equal(new Problem("import-row-twice", Facts.Of(("line", "4"), ("first", "2"), ("name", "计算机科学与技术"))), Assert.Single(read.Refused).Problem);
    }

    [Fact]
    public void A_merged_field_stands_for_the_lines_below_it_and_a_name_is_its_own_code()
    {
        var read = Read(OfficeList.Directions, "产业领域|重点方向", "领域甲|方向一", "|方向二", "领域乙|方向一");
        Assert.Equal(["2025|领域甲|方向一", "2025|领域甲|方向二", "2025|领域乙|方向一"], read.Rows.Select(r => r.Row.Key));
        Assert.All(read.Rows, r => Assert.Equal("招生就业处", r.Row["source"]));
    }

    [Fact]
    public void A_unit_that_is_none_and_a_person_who_is_none_are_named()
    {
        Assert.Equal((2, "import-row-unit", "文学院"), Refusal(Read(OfficeList.Majors, "专业代码|专业|学院", "050101|汉语言文学|文学院")));
        Assert.Equal((2, "import-row-person", "nobody@contoso.example"), Refusal(Read(OfficeList.Units, "代码|学院|本科教学单位|教学副院长", "cs|计算机学院|是|dean@contoso.example、nobody@contoso.example")));
        var ids = Read(OfficeList.Units, "代码|学院|本科教学单位|教学副院长", "cs|计算机学院|√|dean@contoso.example；00000000-0000-4000-8000-000000000009").Rows[0].Row["reviewers"];
        Assert.Equal("00000000-0000-4000-8000-000000000001\n00000000-0000-4000-8000-000000000009", ids);
    }

    [Theory]
    [InlineData("dean@contoso.example", 1)]
    [InlineData("DEAN.OF.CS@Contoso.example", 1)]
    [InlineData(" ｄｅａｎ＠contoso。example ", 1)]
    [InlineData("moved@contoso.example", 6)]
    [InlineData("visitor@fabrikam.example", "import-row-person-guest")]
    [InlineData("visitor_fabrikam.example#ext#@contoso.example", "import-row-person-guest")]
    [InlineData("gone@contoso.example", "import-row-person-disabled")]
    [InlineData("shared@contoso.example", "import-row-person-several")]
    [InlineData("nobody@contoso.example", "import-row-person")]
    [InlineData("王小明", "import-row-person")]
    public void An_address_stands_for_the_one_account_that_can_be_used_and_any_other_is_refused_with_its_reason(string typed, object expected)
    {
        var read = Read(OfficeList.Experts, "姓名|账号|单位", $"甲|{typed}|cs");
        if (expected is int person) Assert.Equal($"00000000-0000-4000-8000-{person:D12}", Assert.Single(read.Rows).Row.Key);
        else Assert.Equal(((string)expected, "2"), (Assert.Single(read.Refused).Problem.Code, read.Refused[0].Problem.Facts["line"]));
    }

    [Fact]
    public void One_person_under_an_address_and_under_an_id_is_one_person_twice() =>
        Assert.Equal((3, "import-row-twice"), (Read(OfficeList.Experts, "姓名|账号|单位", "甲|dean@contoso.example|cs", "甲|00000000-0000-4000-8000-000000000001|cs").Refused.Select(r => (r.Line, r.Problem.Code)).Single()));

    [Fact]
    public void Whoever_was_refused_for_their_account_is_not_missing_from_the_file()
    {
        var read = Read(OfficeList.Experts, "姓名|账号|单位", "甲|gone@contoso.example|cs");
        var plan = ImportPlan.Of(OfficeList.Experts, read, [new(new("00000000-0000-4000-8000-000000000005", new Dictionary<string, string> { ["name"] = "甲" }), "1")]);
        Assert.Empty(plan.Of(PlannedChange.Missing));
    }

    [Fact]
    public void Only_what_may_be_an_address_is_to_be_looked_up_and_each_once()
    {
        var sheet = Table("姓名|账号|代理人账号|单位", "甲|Dean@contoso.example|two@contoso.example|cs", "乙|dean@contoso.example||cs", "丙|00000000-0000-4000-8000-000000000001|丁|cs");
        Assert.Equal(["dean@contoso.example", "two@contoso.example"], ImportReading.Addresses(OfficeList.Experts, sheet));
        Assert.Empty(ImportReading.Addresses(OfficeList.Experts, Table("姓名|账号|单位", "甲|00000000-0000-4000-8000-000000000001|cs")));
        Assert.Empty(ImportReading.Addresses(OfficeList.Majors, Table("代码|专业|学院", "1|a@contoso.example|cs")));
        Assert.Empty(ImportReading.Addresses(OfficeList.Units, Table("什么|都不是", "a@contoso.example|b")));
    }

    [Theory]
    [InlineData("是", "true")]
    [InlineData("否", "false")]
    [InlineData("×", "false")]
    [InlineData("也许", null)]
    public void Yes_and_no_are_said_in_many_ways(string typed, string? kept)
    {
        var read = Read(OfficeList.Units, "代码|学院|本科教学单位", $"cs|计算机学院|{typed}");
        if (kept is null) Assert.Equal((2, "import-row-choice", typed), Refusal(read));
        else Assert.Equal(kept, read.Rows[0].Row["teaches"]);
    }

    [Fact]
    public void What_a_program_put_around_a_name_is_left_out()
    {
        var read = Read(OfficeList.Units, "代码|学院|本科教学单位", "cs|\uF0B7\u200B计算机\u202E学院\u0000 （含 AI 中心）|是", "\uFEFFmath|数 学 学 院|是");
        Assert.Equal(["计算机学院 （含 AI 中心）", "数学学院"], read.Rows.Select(r => r.Row["name"]));
        Assert.Equal(["cs", "math"], read.Rows.Select(r => r.Row.Key));
    }

    [Fact]
    public void Too_long_a_name_and_a_code_that_would_break_a_key_are_refused()
    {
        Assert.Equal("import-row-long", Refusal(Read(OfficeList.Units, "代码|学院|本科教学单位", $"cs|{new string('长', 10_000)}|是")).Code);
        Assert.Equal("import-row-code", Assert.Single(ImportReading.Read(OfficeList.Units, new("", [new(1, ["代码", "学院", "本科教学单位"]), new(2, ["c|s", "甲", "是"])]), s_context).Value.Refused).Problem.Code);
        Assert.Equal(200, Read(OfficeList.Units, "代码|学院|本科教学单位", $"cs|{new string('长', 200)}|是").Rows[0].Row["name"].Length);
    }

    [Fact]
    public void A_formula_in_a_column_that_counts_is_refused_with_its_cell_and_one_elsewhere_is_nobodys_business()
    {
        var sheet = new Sheet("", [new(1, ["序号", "专业代码", "落实率"]), new(2, ["1", "080901", "48.5"]) { Formulas = new Dictionary<int, string> { [0] = "A2" } }, new(3, ["2", "120414T", "40"]) { Formulas = new Dictionary<int, string> { [2] = "C3" } }]);
        var read = ImportReading.Read(OfficeList.Employment, sheet, s_context).Value;
        Assert.Equal([2], read.Rows.Select(r => r.Line));
        Assert.Equal(new Problem("import-row-formula", Facts.Of(("line", "3"), ("cell", "C3"), ("column", "去向落实率"), ("columnEn", "Destination rate"))), Assert.Single(read.Refused).Problem);
        Assert.Equal("import-row-formula", Assert.Single(Read(OfficeList.Employment, "专业代码|落实率", "080901|=1/2").Refused).Problem.Code);
    }

    [Theory]
    [InlineData("=\"080901\"")]
    [InlineData("'080901")]
    public void A_code_kept_from_excel_is_the_code(string typed) => Assert.Equal("080901", Read(OfficeList.Employment, "专业代码|落实率", $"{typed}|75").Rows[0].Row["majorCode"]);

    [Fact]
    public void Majors_need_units_and_rates_need_majors()
    {
        Assert.Equal("import-needs-units", Assert.Single(ImportReading.Read(OfficeList.Majors, Table("专业代码|专业|学院", "1|甲|乙"), s_context with { Units = [] }).Problems).Code);
        Assert.Equal("import-needs-majors", Assert.Single(ImportReading.Read(OfficeList.Employment, Table("专业|落实率", "甲|50"), s_context with { Majors = [] }).Problems).Code);
    }

    [Fact]
    public void A_heading_repeated_on_the_next_page_is_no_row() =>
        Assert.Equal([2, 4], Read(OfficeList.Units, "代码|学院|本科教学单位", "cs|甲|是", "代码|学院|本科教学单位", "math|乙|是").Rows.Select(r => r.Line));

    [Fact]
    public void Whatever_stands_in_a_table_reading_it_never_throws()
    {
        foreach (var cell in (string[])["", " ", "|", "\0", "\uD800", "-", "%", "．", "2.55", "99999999999999999999999999999999", "2024年", "true", "🙂", "\u202E", new string('9', 40)])
            foreach (var list in Enum.GetValues<OfficeList>())
            {
                var headings = ImportColumns.Of(list).Select(c => c.Label.Zh).ToList();
                var read = ImportReading.Read(list, new("", [new(1, headings), new(2, [.. headings.Select(_ => cell)])]), s_context);
                Assert.True(!read.IsDone || read.Value.Rows.Count + read.Value.Refused.Count <= 1);
            }
    }

    private static (int Line, string Code, string Typed) Refusal(ImportRead read)
    {
        var refused = Assert.Single(read.Refused);
        return (refused.Line, refused.Problem.Code, refused.Problem.Facts["typed"]);
    }

    private static ImportRead Read(OfficeList list, params string[] lines) => ImportReading.Read(list, Table(lines), s_context).Value;

    private static Sheet Table(params string[] lines) => new("", [.. lines.Select((l, i) => new SheetLine(i + 1, l.Split('|')))]);

    private static string Told(SheetRow row) => $"{row.Line} {row.Row.Key}: {string.Join(' ', row.Row.Cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"))}";
}
