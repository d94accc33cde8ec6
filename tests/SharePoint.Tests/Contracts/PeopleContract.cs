using System.Text;
using System.Text.Json.Nodes;
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

    [Theory]
    [InlineData("wang@contoso.example", 1)]
    [InlineData("WANG@Contoso.example", 1)]
    [InlineData("o'brien@contoso.example", 3)]
    [InlineData("visitor@fabrikam.example", 4)]
    [InlineData("visitor_fabrikam.example#EXT#@contoso.example", 4)]
    [InlineData("left@contoso.example", 5)]
    [InlineData("shared@contoso.example", 6, 7)]
    [InlineData("a+b&c=d@contoso.example")]
    [InlineData("x') or startswith(userPrincipalName,'')")]
    [InlineData("x@contoso.example') or (mail ne '")]
    [InlineData("王小明")]
    [InlineData("")]
    [InlineData("@")]
    public async Task An_address_finds_the_accounts_that_have_it_and_nothing_else_does(string typed, params int[] found) =>
        Assert.Equal(found.Select(Id), (await people.AccountsAsync([typed], default)).Select(a => a.Id).OrderBy(i => i.Value));

    [Fact]
    public async Task An_account_says_whether_it_is_a_guests_and_whether_it_can_be_used()
    {
        Assert.Equal([Guest, Gone], (await people.AccountsAsync([Guest.Mail, Gone.LoginName], default)).OrderBy(a => a.Id.Value));
        Assert.Empty(await people.AccountsAsync([$"{new string('x', 5_000)}@contoso.example"], default));
    }

    [Fact]
    public async Task Many_addresses_are_found_at_once_each_account_once()
    {
        var asked = Enumerable.Range(0, 400).Select(n => $"nobody{n}@contoso.example").Append("wang@contoso.example").Append("WANG@contoso.example").Prepend("left@contoso.example").Append("gone.mail@contoso.example").ToList();
        Assert.Equal([Id(1), Id(5)], (await people.AccountsAsync(asked, default)).Select(a => a.Id).OrderBy(i => i.Value));
    }

    protected static PersonId Id(int n) => new($"00000000-0000-4000-8000-{n:D12}");

    private static DirectoryAccount Guest => new(Id(4), "visitor_fabrikam.example#EXT#@contoso.example", "visitor@fabrikam.example", IsGuest: true);

    private static DirectoryAccount Gone => new(Id(5), "left@contoso.example", "gone.mail@contoso.example", IsEnabled: false);

    protected static MemoryPeople InMemory()
    {
        var memory = new MemoryPeople();
        memory.People.Add(Wang);
        memory.People.Add(Li);
        foreach (var account in (DirectoryAccount[])
            [
                new(Id(1), "wang@contoso.example", "wang@contoso.example"), new(Id(3), "o'brien@contoso.example", ""), Guest, Gone,
                new(Id(6), "six@contoso.example", "shared@contoso.example"), new(Id(7), "shared@contoso.example", "seven@contoso.example"),
            ]) memory.Accounts.Add(account);
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

    [Fact]
    public async Task What_was_put_off_within_a_batch_is_asked_for_alone()
    {
        var asked = Enumerable.Range(0, 20).Select(n => $"nobody{n}@contoso.example").Append("wang@contoso.example").ToList();
        store.Tap.Instead = async (request, call) =>
        {
            var answer = await call();
            if (!request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal)) return answer;
            var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            foreach (var part in json["responses"]!.AsArray()) (part!["status"], part["body"]) = (429, new JsonObject { ["error"] = new JsonObject { ["code"] = "TooManyRequests" } });
            answer.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
            return answer;
        };
        try
        {
            IReadOnlyList<DirectoryAccount> found = [];
            var calls = await store.CallsOfAsync(async () => found = await store.Get<IPeople>().AccountsAsync(asked, default));
            Assert.Equal(Id(1), Assert.Single(found).Id);
            Assert.Equal(["POST", "GET", "GET", "GET"], calls.Select(c => c.Method));
        }
        finally
        {
            store.Tap.Instead = null;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    [InlineData(140, 1)]
    [InlineData(141, 2)]
    [InlineData(1_000, 8)]
    public async Task Addresses_are_looked_up_seven_to_a_filter_and_twenty_filters_to_a_call(int addresses, int calls) =>
        Assert.Equal(calls, (await store.CallsOfAsync(() => store.Get<IPeople>().AccountsAsync([.. Enumerable.Range(0, addresses).Select(n => $"nobody{n}@contoso.example"), "no address"], default))).Count);
}
