using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class MajorsContract
{
    protected abstract IMajors Majors { get; }

    [Fact]
    public async Task Majors_have_their_unit_and_their_courses()
    {
        var major = new Major(Some.Word("M"), "计算机科学与技术（师范）", "cs", ["数据结构", "C++ 程序设计"]);
        var bare = new Major(Some.Word("M"), "养老服务管理", "life", []);
        await PutAsync(major);
        await PutAsync(bare);
        await PutAsync(bare);
        Assert.Equal([Some.Told(major), Some.Told(bare)], (await Majors.MajorsAsync(default)).Where(m => m.Code == major.Code || m.Code == bare.Code).Select(Some.Told));
    }

    [Fact]
    public async Task Rates_are_exact_and_belong_to_their_year()
    {
        var code = Some.Word("M");
        var low = new EmploymentRate(code, "养老服务管理", 2033, 49.999m, 61, new(2033, 8, 31), "招生就业处", new(2034, 6, 2), "");
        var flagged = new EmploymentRate(Some.Word("M"), "旅游管理", 2033, null, null, null, "招生就业处", new(2034, 6, 2), "社会需求减少");
        await PutAsync(low);
        await PutAsync(flagged);
        await PutAsync(low with { Year = 2032, Rate = 100m });
        Assert.Equal([low, flagged], await Majors.RatesAsync(2033, default));
        Assert.Equal([low with { Year = 2032, Rate = 100m }], await Majors.RatesAsync(2032, default));
        Assert.Empty(await Majors.RatesAsync(2031, default));
        Assert.True(flagged.IsFlagged);
    }

    [Fact]
    public async Task What_a_college_named_belongs_to_its_round_and_is_written_over_the_version_that_was_read()
    {
        var round = Some.Word("2025");
        var named = new UnitDirections(round, "cs", [new("080901", "“智能”数据分析", "math"), new("120414T", "养老服务", "")]) { ByName = "赵敏", At = Some.Instant };
        var saved = (await Majors.SaveNamedAsync(new(named, ""), default)).Value;
        await Majors.SaveNamedAsync(new(new(Some.Word("2025"), "cs", []), ""), default);
        Assert.Equal(Some.Told(named), Some.Told(Assert.Single(await Majors.NamedAsync(round, default)).Value));
        var reminded = named with { RemindedOn = new(2025, 6, 20), Named = [] };
        Assert.True((await Majors.SaveNamedAsync(saved.With(reminded), default)).IsDone);
        Assert.Equal("changed-meanwhile", Assert.Single((await Majors.SaveNamedAsync(saved.With(named), default)).Problems).Code);
        Assert.Equal(Some.Told(reminded), Some.Told(Assert.Single(await Majors.NamedAsync(round, default)).Value));
    }

    protected abstract Task PutAsync(Major major);

    protected abstract Task PutAsync(EmploymentRate rate);
}

public sealed class MemoryMajorsTests : MajorsContract
{
    private readonly MemoryMajors memory = new();

    protected override IMajors Majors => memory;

    protected override Task PutAsync(Major major)
    {
        if (memory.Majors.All(m => m.Code != major.Code)) memory.Majors.Add(major);
        return Task.CompletedTask;
    }

    protected override Task PutAsync(EmploymentRate rate)
    {
        memory.Rates.Add(rate);
        return Task.CompletedTask;
    }
}

[Collection(OneTenant.Name)]
public sealed class SharePointMajorsTests(SharedTenant tenant) : MajorsContract
{
    protected override IMajors Majors => tenant.Store.Get<IMajors>();

    protected override Task PutAsync(Major major) => tenant.Store.Get<Seeding>().PutMajorAsync(major, default);

    protected override Task PutAsync(EmploymentRate rate) => tenant.Store.Get<Seeding>().PutRateAsync(rate, default);
}
