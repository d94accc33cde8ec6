using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class DirectoryContract
{
    protected abstract IDirectory Directory { get; }

    [Fact]
    public async Task Units_have_their_name_and_reviewers()
    {
        var unit = new Unit(Some.Word("D"), "计算机学院", true, [Some.Person(), Some.Person()]);
        var office = new Unit(Some.Word("D"), "继续教育处", false, []);
        await PutAsync(unit);
        await PutAsync(office);
        await PutAsync(office);
        var units = await Directory.UnitsAsync(default);
        Assert.Equal([Some.Told(unit), Some.Told(office)], units.Where(u => u.Code == unit.Code || u.Code == office.Code).Select(Some.Told));
    }

    [Fact]
    public async Task Experts_are_experts_only_when_they_were_made_so()
    {
        var expert = new Expert(Some.Person(), "钱学文", "D01", "", "低空经济");
        var guest = new Expert(Some.Person(), "Ann O'Neil", "", "康多索机器人公司", "机器人");
        await PutAsync(expert);
        await PutAsync(guest);
        var owner = Contact(Some.Person());
        await Directory.SaveContactAsync(owner, default);
        var experts = await Directory.ExpertsAsync(default);
        Assert.Contains(expert, experts);
        Assert.Contains(guest, experts);
        Assert.DoesNotContain(owner.Person, experts.Select(e => e.Id));
    }

    [Fact]
    public async Task The_office_holds_its_role() => Assert.Equal([TenantStore.Officer], await Directory.OfficeAsync(default));

    [Fact]
    public async Task A_contact_is_remembered_as_it_was_saved_last()
    {
        var contact = Contact(Some.Person());
        Assert.Null(await Directory.FindContactAsync(contact.Person, default));
        Assert.True(await Directory.SaveContactAsync(contact, default));
        Assert.False(await Directory.SaveContactAsync(contact, default));
        Assert.Equal(contact, await Directory.FindContactAsync(contact.Person, default));
        var moved = contact with { ServiceUrl = "https://smba.example/cn/", Language = "en-US", ConversationId = "a:2" };
        Assert.False(await Directory.SaveContactAsync(moved, default));
        Assert.Equal(moved, await Directory.FindContactAsync(contact.Person, default));
    }

    [Fact]
    public async Task An_expert_who_meets_the_app_stays_the_same_expert()
    {
        var expert = new Expert(Some.Person(), "钱学文", "D01", "", "低空经济");
        await PutAsync(expert);
        Assert.True(await Directory.SaveContactAsync(Contact(expert.Id) with { Name = "钱学文（工学院）" }, default));
        Assert.Contains(expert, await Directory.ExpertsAsync(default));
        Assert.Equal("钱学文（工学院）", (await Directory.FindContactAsync(expert.Id, default))!.Name);
    }

    protected abstract Task PutAsync(Unit unit);

    protected abstract Task PutAsync(Expert expert);

    private static Contact Contact(PersonId person) =>
        new(person, "王小明", "00000000-0000-4000-8000-0000000000c1", "29:" + new string('u', 300), "a:" + new string('c', 300), "https://smba.example/teams/", "28:bot", "zh-CN");
}

public sealed class MemoryDirectoryTests : DirectoryContract
{
    private readonly MemoryDirectory memory = new() { Office = { TenantStore.Officer } };

    protected override IDirectory Directory => memory;

    protected override Task PutAsync(Unit unit)
    {
        if (memory.Units.All(u => u.Code != unit.Code)) memory.Units.Add(unit);
        return Task.CompletedTask;
    }

    protected override Task PutAsync(Expert expert)
    {
        memory.Experts.Add(expert);
        return Task.CompletedTask;
    }
}

[Collection(OneTenant.Name)]
public sealed class SharePointDirectoryTests(SharedTenant tenant) : DirectoryContract
{
    protected override IDirectory Directory => tenant.Store.Get<IDirectory>();

    [Fact]
    public async Task Directions_are_put_once_and_changed_in_place()
    {
        var direction = new Direction("低空经济", "低空经济", Some.Word("L"), "低空经济运营", "2025", "教就业司函〔2025〕13号");
        await tenant.Store.Get<Seeding>().PutDirectionAsync(direction, default);
        await tenant.Store.Get<Seeding>().PutDirectionAsync(direction with { Name = "低空运营" }, default);
        Assert.Equal([direction with { Name = "低空运营" }], (await tenant.Store.Get<IRounds>().DirectionsAsync(default)).Where(d => d.Code == direction.Code));
    }

    protected override Task PutAsync(Unit unit) => tenant.Store.Get<Seeding>().PutUnitAsync(unit, default);

    protected override Task PutAsync(Expert expert) => tenant.Store.Get<Seeding>().PutExpertAsync(expert, default);
}
