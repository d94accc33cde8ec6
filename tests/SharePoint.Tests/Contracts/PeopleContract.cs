using MicroMajor.Domain.People;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class PeopleContract(IPeople people)
{
    protected static readonly DirectoryPerson Wang = new(new("00000000-0000-4000-8000-000000000001"), "王小明", "教授", "计算机学院");
    protected static readonly DirectoryPerson Li = new(TenantStore.Officer, "李芳", "", "");

    [Theory]
    [InlineData("王")]
    [InlineData("王小")]
    [InlineData(" 王小明 ")]
    public async Task A_name_is_found_by_its_beginning(string typed) => Assert.Equal([Wang], await people.SearchAsync(typed, 10, default));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("没有这个人")]
    [InlineData("王\" OR \"displayName:李")]
    [InlineData("\"")]
    [InlineData("\\")]
    public async Task Nothing_and_nonsense_find_nobody(string typed) => Assert.Empty(await people.SearchAsync(typed, 10, default));

    [Fact]
    public async Task A_text_longer_than_any_name_finds_nobody() => Assert.Empty(await people.SearchAsync(new string('王', 5_000), 10, default));

    [Fact]
    public async Task A_person_is_found_by_id_and_an_id_of_nobody_finds_nobody()
    {
        Assert.Equal(Li, await people.FindAsync(Li.Id, default));
        foreach (var odd in new[] { "", "me", "li@contoso.example", "00000000-0000-4000-8000-0000000000ff", "{00000000-0000-4000-8000-000000000002}", "../groups", "r1" })
            Assert.Null(await people.FindAsync(new(odd), default));
    }

    protected static MemoryPeople InMemory()
    {
        var memory = new MemoryPeople();
        memory.People.Add(Wang);
        memory.People.Add(Li);
        return memory;
    }
}

public sealed class MemoryPeopleTests() : PeopleContract(InMemory());

[Collection(OneTenant.Name)]
public sealed class TenantPeopleTests(SharedTenant tenant) : PeopleContract(tenant.Store.Get<IPeople>())
{
    private readonly TenantStore store = tenant.Store;

    [Fact]
    public async Task A_search_is_one_call_and_an_odd_id_is_none()
    {
        Assert.Single(await store.CallsOfAsync(() => store.Get<IPeople>().SearchAsync("王", 5, default)));
        Assert.Empty(await store.CallsOfAsync(() => store.Get<IPeople>().FindAsync(new("../groups"), default)));
    }
}
