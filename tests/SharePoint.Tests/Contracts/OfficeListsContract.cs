using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class OfficeListsContract(IOfficeLists lists, IImports imports, IMajors majors, IDirectory directory, IRounds rounds)
{
    protected IOfficeLists Lists => lists;

    [Fact]
    public async Task What_is_written_as_rows_is_what_the_other_ports_show()
    {
        var (unit, major, direction) = (Some.Word("U"), Some.Word("M"), Some.Word("L"));
        var person = Some.Person();
        Assert.Empty(await lists.WriteAsync(OfficeList.Units, [New(unit, ("code", unit), ("name", "数学学院"), ("teaches", "true"), ("reviewers", person.Value))], default));
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, [New(major, ("code", major), ("name", "统计学"), ("unit", unit), ("courses", "抽样调查\n时间序列"))], default));
        Assert.Empty(await lists.WriteAsync(OfficeList.Directions, [New($"2025|{direction}|1", ("fieldCode", direction), ("fieldName", "领域"), ("code", "1"), ("name", "方向"), ("version", "2025"), ("source", "文件"))], default));
        Assert.Empty(await lists.WriteAsync(OfficeList.Employment, [Rate(major, 2041, "48.5", "社会需求减少")], default));
        Assert.Equal(Some.Told(new Unit(unit, "数学学院", true, [person])), Some.Told((await directory.UnitsAsync(default)).Single(u => u.Code == unit)));
        Assert.Equal(Some.Told(new Major(major, "统计学", unit, ["抽样调查", "时间序列"])), Some.Told((await majors.MajorsAsync(default)).Single(m => m.Code == major)));
        Assert.Equal(new Direction(direction, "领域", "1", "方向", "2025", "文件"), (await rounds.DirectionsAsync(default)).Single(d => d.FieldCode == direction));
        Assert.Equal([new EmploymentRate(major, "统计学", 2041, 48.5m, 60, new(2041, 8, 31), "就业处", new(2042, 6, 1), "社会需求减少")], await majors.RatesAsync(2041, default));
    }

    [Fact]
    public async Task More_rows_than_one_call_holds_come_back_as_they_were_written()
    {
        var prefix = Some.Word("M");
        var rows = Enumerable.Range(1, 45).Select(i => New($"{prefix}-{i}", ("code", $"{prefix}-{i}"), ("name", $"专业{i}"), ("unit", "cs"))).ToList();
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, rows, default));
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, rows, default));
        Assert.Equal(rows.Select(r => Some.Told(r.Value)), (await OfAsync(OfficeList.Majors, prefix)).Select(r => Some.Told(r.Value)).OrderBy(t => t.Length).ThenBy(t => t, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Taken_out_of_use_is_not_gone_and_may_come_back()
    {
        var code = Some.Word("M");
        await lists.WriteAsync(OfficeList.Majors, [New(code, ("code", code), ("name", "甲"), ("unit", "cs"))], default);
        var there = Assert.Single(await OfAsync(OfficeList.Majors, code));
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, [there.With(there.Value with { InUse = false })], default));
        Assert.DoesNotContain(await majors.MajorsAsync(default), m => m.Code == code);
        var resting = Assert.Single(await OfAsync(OfficeList.Majors, code));
        Assert.False(resting.Value.InUse);
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, [resting.With(resting.Value with { InUse = true })], default));
        Assert.Contains(await majors.MajorsAsync(default), m => m.Code == code);
    }

    [Fact]
    public async Task The_pool_is_written_beside_where_people_can_be_written_to_and_nobody_in_it_is_ever_deleted()
    {
        var (person, deputy) = (Some.Person(), Some.Person());
        var contact = new Contact(person, "在聊天里的姓名", "tenant", "29:x", "19:conversation", "https://service.contoso.example", "28:bot", "zh-CN");
        await directory.SaveContactAsync(contact, default);
        Assert.DoesNotContain(await lists.ReadAsync(OfficeList.Experts, [], default), r => r.Value.Key == person.Value);
        var row = New(person.Value, ("account", person.Value), ("name", "专家甲"), ("organisation", "第一研究院"), ("field", "数据分析"), ("maxLoad", "12"), ("absences", "2025-07-01/2025-07-05\n2025-07-10/2025-07-10"), ("languages", "中文\n英文"), ("deputy", deputy.Value));
        Assert.Empty(await lists.WriteAsync(OfficeList.Experts, [row], default));
        Assert.Equal(
            Some.Told(new Expert(person, "专家甲", "", "第一研究院", "数据分析") { MaxLoad = 12, Absences = [new(new(2025, 7, 1), new(2025, 7, 5)), new(new(2025, 7, 10), new(2025, 7, 10))], Languages = ["中文", "英文"], Deputy = deputy }),
            Some.Told((await directory.ExpertsAsync(default)).Single(e => e.Id == person)));

        var there = (await lists.ReadAsync(OfficeList.Experts, [], default)).Single(r => r.Value.Key == person.Value);
        Assert.Equal(Some.Told(row.Value.Cells.OrderBy(c => c.Key)), Some.Told(there.Value.Cells.OrderBy(c => c.Key)));
        Assert.Empty(await lists.WriteAsync(OfficeList.Experts, [there.With(there.Value with { InUse = false })], default));
        Assert.DoesNotContain(await directory.ExpertsAsync(default), e => e.Id == person);
        Assert.Equal(contact, await directory.FindContactAsync(person, default));
        var resting = (await lists.ReadAsync(OfficeList.Experts, [], default)).Single(r => r.Value.Key == person.Value);
        Assert.Equal((false, "专家甲"), (resting.Value.InUse, resting.Value["name"]));
        Assert.Empty(await lists.WriteAsync(OfficeList.Experts, [resting.With(resting.Value with { InUse = true })], default));
        Assert.Equal(12, (await directory.ExpertsAsync(default)).Single(e => e.Id == person).MaxLoad);
    }

    [Fact]
    public async Task A_row_that_somebody_changed_first_is_named_and_left_and_the_others_are_written()
    {
        var (one, other) = (Some.Word("M"), Some.Word("M"));
        await lists.WriteAsync(OfficeList.Majors, [New(one, ("code", one), ("name", "甲"), ("unit", "cs")), New(other, ("code", other), ("name", "乙"), ("unit", "cs"))], default);
        var (first, second) = (Assert.Single(await OfAsync(OfficeList.Majors, one)), Assert.Single(await OfAsync(OfficeList.Majors, other)));
        await lists.WriteAsync(OfficeList.Majors, [first.With(first.Value.With("name", "别人改的"))], default);
        var changed = await lists.WriteAsync(OfficeList.Majors, [first.With(first.Value.With("name", "我改的")), second.With(second.Value.With("name", "乙二"))], default);
        Assert.Equal([one], changed);
        Assert.Equal(["别人改的", "乙二"], [Assert.Single(await OfAsync(OfficeList.Majors, one)).Value["name"], Assert.Single(await OfAsync(OfficeList.Majors, other)).Value["name"]]);
    }

    [Fact]
    public async Task A_new_row_that_is_there_already_is_done_when_it_is_the_same_and_named_when_it_is_not()
    {
        var code = Some.Word("M");
        var row = New(code, ("code", code), ("name", "甲"), ("unit", "cs"));
        await lists.WriteAsync(OfficeList.Majors, [row], default);
        Assert.Empty(await lists.WriteAsync(OfficeList.Majors, [row], default));
        Assert.Equal([code], await lists.WriteAsync(OfficeList.Majors, [row.With(row.Value.With("name", "乙"))], default));
    }

    [Fact]
    public async Task Rates_are_read_of_the_years_named_only()
    {
        var code = Some.Word("M");
        await lists.WriteAsync(OfficeList.Employment, [Rate(code, 2051, "50", ""), Rate(code, 2052, "60", "")], default);
        Assert.Equal(["2051"], (await lists.ReadAsync(OfficeList.Employment, [2051], default)).Select(r => r.Value["year"]));
        Assert.Empty(await lists.ReadAsync(OfficeList.Employment, [2050], default));
    }

    [Fact]
    public async Task An_import_is_kept_to_the_letter_and_once()
    {
        var import = new PendingImport(
            Some.Word("I"), OfficeList.Majors, Some.Person(), "周书瑶", Some.Instant, "教务处", new("专业.xlsx / 表1", [new(1, ["专业", ""]), new(3, [new string('课', 130_000) + "  \ud842\udfb7", "\"引号\"\n第二行"])]), ["A", "B"]);
        var saved = (await imports.SaveAsync(new(import, ""), default)).Value;
        Assert.Equal(Some.Told(import), Some.Told((await imports.FindAsync(import.Id, default))!.Value));
        Assert.Equal(saved.Version, (await imports.SaveAsync(new(import with { Source = "再一次" }, ""), default)).Value.Version);
        var applied = import with { AppliedAt = Some.Instant.AddMinutes(5), Retire = true };
        Assert.True((await imports.SaveAsync(saved.With(applied), default)).IsDone);
        Assert.Equal(Some.Told(applied), Some.Told((await imports.FindAsync(import.Id, default))!.Value));
        Assert.Equal("changed-meanwhile", Assert.Single((await imports.SaveAsync(saved.With(import), default)).Problems).Code);
    }

    [Fact]
    public async Task What_no_list_holds_is_refused_whole()
    {
        var import = new PendingImport(Some.Word("I"), OfficeList.Majors, Some.Person(), "", Some.Instant, "", new("", [new(1, [new string('课', 600_000)])]), []);
        Assert.Equal("import-too-large", Assert.Single((await imports.SaveAsync(new(import, ""), default)).Problems).Code);
        Assert.Null(await imports.FindAsync(import.Id, default));
    }

    protected static Stored<OfficeListRow> New(string key, params (string Column, string Text)[] cells) => new(new(key, cells.ToDictionary(c => c.Column, c => c.Text)), "");

    private static Stored<OfficeListRow> Rate(string major, int year, string rate, string flag) => New(
        string.Create(CultureInfo.InvariantCulture, $"{year}|{major}"), [("majorCode", major), ("majorName", "统计学"), ("year", $"{year}"), ("rate", rate), ("graduates", "60"), ("asOf", $"{year}-08-31"), ("source", "就业处"), ("importedOn", $"{year + 1}-06-01"),
        .. flag.Length > 0 ? new[] { ("flagReason", flag) } : []]);

    protected async Task<IReadOnlyList<Stored<OfficeListRow>>> OfAsync(OfficeList list, string prefix) =>
        [.. (await lists.ReadAsync(list, [], default)).Where(r => r.Value.Key == prefix || r.Value.Key.StartsWith(prefix + "-", StringComparison.Ordinal))];
}

public sealed class MemoryOfficeListsTests(MemoryTenant tenant) : OfficeListsContract(tenant.OfficeLists, tenant.Imports, tenant.Majors, tenant.Directory, tenant.Rounds), IClassFixture<MemoryTenant>;

[Collection(OneTenant.Name)]
public sealed class SharePointOfficeListsTests(SharedTenant tenant)
    : OfficeListsContract(tenant.Store.Get<IOfficeLists>(), tenant.Store.Get<IImports>(), tenant.Store.Get<IMajors>(), tenant.Store.Get<IDirectory>(), tenant.Store.Get<IRounds>())
{
    [Fact]
    public async Task Forty_five_rows_are_three_calls()
    {
        var prefix = Some.Word("M");
        var rows = Enumerable.Range(1, 45).Select(i => New($"{prefix}-{i}", ("code", $"{prefix}-{i}"), ("name", $"专业{i}"), ("unit", "cs"))).ToList();
        var calls = await tenant.Store.CallsOfAsync(() => Lists.WriteAsync(OfficeList.Majors, rows, default));
        Assert.Equal(["POST", "POST", "POST"], calls.Select(c => c.Method));
        var present = await OfAsync(OfficeList.Majors, prefix);
        calls = await tenant.Store.CallsOfAsync(() => Lists.WriteAsync(OfficeList.Majors, [.. present.Select(p => p.With(p.Value.With("unit", "math")))], default));
        Assert.Equal(["POST", "POST", "POST"], calls.Select(c => c.Method));
        Assert.All(await OfAsync(OfficeList.Majors, prefix), r => Assert.Equal("math", r.Value["unit"]));
    }

    [Fact]
    public async Task A_batch_whose_answer_is_lost_is_settled_row_by_row_and_nothing_is_written_twice()
    {
        var prefix = Some.Word("M");
        var rows = Enumerable.Range(1, 3).Select(i => New($"{prefix}-{i}", ("code", $"{prefix}-{i}"), ("name", $"专业{i}"), ("unit", "cs"))).ToList();
        tenant.Store.Tap.Instead = async (request, call) =>
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("batch", StringComparison.Ordinal)) return await call();
            (await call()).Dispose();
            throw new HttpRequestException("The answer was lost.");
        };
        try
        {
            Assert.Empty(await Lists.WriteAsync(OfficeList.Majors, rows, default));
        }
        finally
        {
            tenant.Store.Tap.Instead = null;
        }

        Assert.Equal(3, (await OfAsync(OfficeList.Majors, prefix)).Count);
    }

    [Fact]
    public async Task A_row_that_a_person_emptied_out_of_use_comes_back_with_the_file()
    {
        var code = Some.Word("M");
        await Lists.WriteAsync(OfficeList.Majors, [New(code, ("code", code), ("name", "甲"), ("unit", "cs"))], default);
        var there = Assert.Single(await OfAsync(OfficeList.Majors, code));
        var graph = tenant.Store.Get<GraphServiceClient>();
        var places = tenant.Store.Get<SitePlaces>();
        var item = graph.Sites[await places.SiteAsync(default)].Lists[await places.ListAsync("Majors", default)].Items[there.Version.Split(' ')[0]];
        await item.Fields.PatchAsync(new() { AdditionalData = new Dictionary<string, object> { ["Listed"] = null! } });
        Assert.Empty(await OfAsync(OfficeList.Majors, code));
        Assert.Empty(await Lists.WriteAsync(OfficeList.Majors, [New(code, ("code", code), ("name", "乙"), ("unit", "cs"))], default));
        Assert.Equal("乙", Assert.Single(await OfAsync(OfficeList.Majors, code)).Value["name"]);
    }
}
