using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.LocalTenant.Tests.Teams;

namespace MicroMajor.LocalTenant.Tests.Limits;

public sealed class LimitTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly StandingClock clock = new(s_noon);

    [Theory]
    [InlineData(1_000, 1_250, 1_200_000, 18_750)]
    [InlineData(1_001, 2_500, 2_400_000, 37_500)]
    [InlineData(15_000, 3_750, 3_600_000, 56_250)]
    [InlineData(50_000, 5_000, 4_800_000, 75_000)]
    [InlineData(50_001, 6_250, 6_000_000, 93_750)]
    public void A_tenant_has_the_documented_units_for_its_licences(int licences, int minute, int day, int all)
    {
        var limits = PlatformLimits.Of(licences);
        Assert.Equal((minute, day, all), (limits.UnitsAMinute.Most, limits.UnitsADay.Most, limits.UnitsOfAll.Most));
    }

    [Fact]
    public async Task One_item_costs_one_unit_several_cost_two_and_writing_two()
    {
        await using var tenant = await TestTenant.StartAsync(time: clock, limits: PlatformLimits.Of(1_000));
        var list = await tenant.ListAsync("L");
        var item = (string?)(await tenant.AddAsync(list, new JsonObject { ["Title"] = "a" }))["id"];
        async Task<long> Costs(string method, string path, JsonNode? body = null)
        {
            tenant.Service<LimitBook>().Clear();
            await tenant.SendAsync(method, path, body);
            return tenant.Service<LimitBook>().Uses.Single(u => u.Name == "SharePoint units a minute").Total;
        }

        Assert.Equal(1, await Costs("GET", $"{list}/items/{item}"));
        Assert.Equal(2, await Costs("GET", $"{list}/items"));
        Assert.Equal(2, await Costs("PATCH", $"{list}/items/{item}/fields", new JsonObject { ["Title"] = "b" }));
        Assert.Equal(2, await Costs("POST", $"{list}/items", new JsonObject { ["fields"] = new JsonObject() }));
        Assert.Equal(1 + 2, await Costs("POST", "$batch", new JsonObject
        {
            ["requests"] = new JsonArray(
                new JsonObject { ["id"] = "1", ["method"] = "GET", ["url"] = $"/{list}/items/{item}" },
                new JsonObject { ["id"] = "2", ["method"] = "GET", ["url"] = $"/{list}/items" }),
        }));
    }

    [Fact]
    public async Task The_units_of_a_minute_are_announced_from_four_fifths_refused_at_the_end_and_given_anew_with_the_next()
    {
        await using var tenant = await TestTenant.StartAsync(time: clock, limits: PlatformLimits.Of(1_000));
        var list = await tenant.ListAsync("L");
        tenant.Service<LimitBook>().Clear();
        using var http = tenant.Http();
        async Task<(int Status, string? Retry, string? Left, string? Reset)> Ask()
        {
            using var response = await http.GetAsync($"{list}/items");
            string? Of(string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
            return ((int)response.StatusCode, Of("Retry-After"), Of("RateLimit-Remaining"), Of("RateLimit-Reset"));
        }

        clock.Advance(TimeSpan.FromSeconds(20));
        for (var used = 0; used < 998; used += 2) Assert.Equal((200, null, null, null), await Ask());
        Assert.Equal((200, null, "250", "40"), await Ask());
        for (var used = 1_000; used < 1_248; used += 2) Assert.Equal(200, (await Ask()).Status);
        Assert.Equal((200, null, "0", "40"), await Ask());
        Assert.Equal((429, "40", "0", "40"), await Ask());
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal((200, null, null, null), await Ask());

        using var open = new HttpClient { BaseAddress = new Uri(tenant.Base) };
        var told = (await open.GetFromJsonAsync<JsonArray>("/_limits"))![0]!;
        Assert.Equal(("SharePoint units a minute", 1_250, 1.0, 1), ((string?)told["name"], (int)told["peak"]!, (double)told["peakShare"]!, (int)told["refused"]!));
    }

    [Fact]
    public async Task The_eighth_message_of_a_second_into_one_chat_and_the_ninth_of_two_are_refused()
    {
        await using var tenant = await TeamsTenant.StartAsync(null, null, clock, PlatformLimits.Of(1_000));
        await tenant.InstallAsync(TeamsTenant.Owner, TeamsTenant.Dean);
        async Task<(int Status, string? Retry)> Say(string person)
        {
            using var response = await tenant.Connector.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(person)}/activities", new { type = "message", text = "x" });
            return ((int)response.StatusCode, response.Headers.RetryAfter?.Delta?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        for (var n = 0; n < 7; n++) Assert.Equal((201, null), await Say(TeamsTenant.Owner));
        Assert.Equal((429, "1"), await Say(TeamsTenant.Owner));
        Assert.Equal((201, null), await Say(TeamsTenant.Dean));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((201, null), await Say(TeamsTenant.Owner));
        Assert.Equal((429, "1"), await Say(TeamsTenant.Owner));
    }

    [Fact]
    public async Task A_chat_takes_sixty_messages_in_half_a_minute()
    {
        await using var tenant = await TeamsTenant.StartAsync(null, null, clock, PlatformLimits.Of(1_000));
        await tenant.InstallAsync(TeamsTenant.Owner);
        var statuses = new List<int>();
        for (var n = 0; n < 61; n++)
        {
            using var response = await tenant.Connector.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(TeamsTenant.Owner)}/activities", new { type = "message", text = "x" });
            statuses.Add((int)response.StatusCode);
            clock.Advance(TimeSpan.FromSeconds(0.4));
        }

        Assert.Equal([.. Enumerable.Repeat(201, 60), 429], statuses);
    }

    [Fact]
    public async Task The_feed_takes_five_entries_a_second_and_ten_a_minute_for_one_person()
    {
        await using var tenant = await TestTenant.StartAsync(time: clock, limits: PlatformLimits.Of(1_000));
        Task<(int Status, JsonObject Json, HttpResponseMessage Response)> Put(SeedPerson person) => tenant.SendAsync("POST", $"users/{person.ObjectId}/teamwork/sendActivityNotification", new JsonObject
        {
            ["topic"] = new JsonObject { ["source"] = "text", ["value"] = "x", ["webUrl"] = "https://teams.microsoft.com/l/entity/x" },
            ["activityType"] = "due",
            ["previewText"] = new JsonObject { ["content"] = "x" },
        });

        for (var n = 0; n < 5; n++) Assert.Equal(204, (await Put(TestTenant.Wang)).Status);
        var (status, _, response) = await Put(TestTenant.Li);
        Assert.Equal((429, 1.0), (status, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var n = 0; n < 5; n++) Assert.Equal(204, (await Put(TestTenant.Wang)).Status);
        clock.Advance(TimeSpan.FromSeconds(1));
        (status, _, response) = await Put(TestTenant.Wang);
        Assert.Equal((429, 58.0), (status, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.Equal(204, (await Put(TestTenant.Li)).Status);
    }

    [Fact]
    public async Task Nothing_is_counted_unless_the_tenant_was_started_with_limits()
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Empty(tenant.Service<LimitBook>().Uses);
    }
}
