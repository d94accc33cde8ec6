using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class ImportPlanTests
{
    private static readonly ImportContext s_context = new(new(2025, 6, 18), 2024, "粘贴", [], [new("1", "甲", "cs", []), new("2", "乙", "cs", []), new("3", "丙", "cs", [])], []);

    [Fact]
    public void Every_row_is_new_changed_back_in_use_unchanged_or_missing()
    {
        var plan = Units("a|新学院|是", "b|改名学院|是", "c|旧学院|是", "d|同一学院|否");
        Assert.Equal(
            [
                (PlannedChange.New, "a", ""), (PlannedChange.Changed, "b", "name: 原名学院→改名学院"), (PlannedChange.Reinstated, "c", ""), (PlannedChange.Unchanged, "d", ""),
                (PlannedChange.Missing, "e", ""),
            ],
            plan.Rows.Select(r => (r.Change, r.After.Key, string.Join('；', r.Cells.Select(c => $"{c.Column}: {c.Before}→{c.After}")))));
    }

    [Fact]
    public void Nothing_is_deleted_and_what_is_missing_is_taken_out_of_use_only_when_asked()
    {
        var plan = Units("b|改名学院|是");
        Assert.Equal(["b"], plan.ToWrite(retire: false).Select(r => r.Value.Key));
        Assert.Equal(["b True", "d False", "e False"], plan.ToWrite(retire: true).Select(r => $"{r.Value.Key} {r.Value.InUse}"));
        Assert.Equal("另一学院", plan.ToWrite(retire: true)[2].Value["name"]);
    }

    [Fact]
    public void A_column_that_the_file_does_not_have_stays_as_it_is()
    {
        var changed = Assert.Single(Units("b|改名学院|是").ToWrite(retire: false));
        Assert.Equal("dean", changed.Value["reviewers"]);
        Assert.Equal("v-b", changed.Version);
    }

    [Fact]
    public void A_row_that_was_refused_is_not_missing()
    {
        var plan = Units("b|改名学院|也许");
        Assert.Equal(["d", "e"], plan.Of(PlannedChange.Missing).Select(r => r.After.Key));
        Assert.Equal(["b"], plan.Refused.Select(r => r.Key));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var read = Read(OfficeList.Units, "代码|学院|本科教学单位", "a|新学院|是", "b|改名学院|是", "c|旧学院|是");
        var first = ImportPlan.Of(OfficeList.Units, read, Present());
        var written = first.ToWrite(retire: true).ToDictionary(r => r.Value.Key);
        var after = Present().Select(p => written.GetValueOrDefault(p.Value.Key, p)).Concat(written.Values.Where(w => w.Version.Length == 0)).ToList();
        Assert.Empty(ImportPlan.Of(OfficeList.Units, read, after).ToWrite(retire: true));
    }

    [Fact]
    public void Where_a_row_is_from_is_no_change_by_itself()
    {
        var read = Read(OfficeList.Employment, "专业代码|落实率", "1|50");
        var there = read.Rows[0].Row.With("source", "别处").With("importedOn", "2025-01-01");
        Assert.Equal([PlannedChange.Unchanged], ImportPlan.Of(OfficeList.Employment, read, [new(there, "v")]).Rows.Select(r => r.Change));
        var changed = Assert.Single(ImportPlan.Of(OfficeList.Employment, read, [new(there.With("rate", "49"), "v")]).ToWrite(retire: false));
        Assert.Equal(("粘贴", "2025-06-18"), (changed.Value["source"], changed.Value["importedOn"]));
    }

    [Fact]
    public void Rates_of_another_year_are_not_missing()
    {
        var present = Read(OfficeList.Employment, "专业代码|落实率|年度", "2|60|2023", "3|60|2024").Rows.Select(r => new Stored<OfficeListRow>(r.Row, "v")).ToList();
        var plan = ImportPlan.Of(OfficeList.Employment, Read(OfficeList.Employment, "专业代码|落实率|年度", "1|50|2024"), present);
        Assert.Equal(["2024|3"], plan.Of(PlannedChange.Missing).Select(r => r.After.Key));
    }

    [Fact]
    public void What_is_left_after_a_crash_is_within_what_was_seen_and_what_changed_meanwhile_is_not()
    {
        var read = Read(OfficeList.Units, "代码|学院|本科教学单位", "a|新学院|是", "b|改名学院|是");
        var plan = ImportPlan.Of(OfficeList.Units, read, Present());
        var seen = plan.Prints.ToHashSet();
        List<Stored<OfficeListRow>> half = [.. Present(), new(plan.ToWrite(retire: false)[0].Value, "v-a")];
        Assert.True(ImportPlan.Of(OfficeList.Units, read, half).IsWithin(seen, retire: true));
        List<Stored<OfficeListRow>> renamed = [.. Present().Select(p => p.Value.Key == "b" ? new Stored<OfficeListRow>(p.Value.With("name", "别人改的"), "v2") : p)];
        Assert.False(ImportPlan.Of(OfficeList.Units, read, renamed).IsWithin(seen, retire: false));
        List<Stored<OfficeListRow>> grown = [.. Present(), new(Row("f", "又来一个", true), "v-f")];
        Assert.True(ImportPlan.Of(OfficeList.Units, read, grown).IsWithin(seen, retire: false));
        Assert.False(ImportPlan.Of(OfficeList.Units, read, grown).IsWithin(seen, retire: true));
    }

    private static List<Stored<OfficeListRow>> Present() =>
    [
        new(Row("b", "原名学院", true).With("reviewers", "dean"), "v-b"), new(Row("c", "旧学院", true) with { InUse = false }, "v-c"),
        new(Row("d", "同一学院", false), "v-d"), new(Row("e", "另一学院", true), "v-e"),
    ];

    private static OfficeListRow Row(string code, string name, bool teaches) =>
        new(code, new Dictionary<string, string> { ["code"] = code, ["name"] = name, ["teaches"] = teaches ? "true" : "false" });

    private static ImportPlan Units(params string[] lines) => ImportPlan.Of(OfficeList.Units, Read(OfficeList.Units, ["代码|学院|本科教学单位", .. lines]), Present());

    private static ImportRead Read(OfficeList list, params string[] lines) =>
        ImportReading.Read(list, new("", [.. lines.Select((l, i) => new SheetLine(i + 1, l.Split('|')))]), s_context).Value;
}
