using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class ChatTests
{
    [Fact]
    public async Task What_the_bot_sends_is_unread_until_the_chat_is_read_and_an_edit_does_not_count()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        var id = await tenant.SendAsync(Owner, new { type = "message", text = "一" });
        await tenant.SendAsync(Owner, new { type = "message", text = "二" });
        Assert.Equal(2, await tenant.UnreadAsync(Owner));

        await tenant.Client.PostAsync($"{Owner}/chats/{tenant.ChatOf(Owner)}/read", null);
        Assert.Equal(0, await tenant.UnreadAsync(Owner));
        await tenant.EditAsync(Owner, id, new { type = "message", text = "一改" });
        Assert.Equal(0, await tenant.UnreadAsync(Owner));
    }

    [Fact]
    public async Task Whoever_polls_gets_each_change_once_and_may_wait_for_the_next()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner, Dean);
        var id = await tenant.SendAsync(Owner, new { type = "message", text = "一" });
        await tenant.SendAsync(Dean, new { type = "message", text = "不是给张伟的" });
        var (cursor, texts) = await UpdatesAsync(tenant, 0, 0);
        Assert.Equal(["一"], texts);
        Assert.Empty((await UpdatesAsync(tenant, cursor, 0)).Texts);

        var waiting = UpdatesAsync(tenant, cursor, 60);
        await tenant.EditAsync(Owner, id, new { type = "message", text = "一改" });
        Assert.Equal(["一改"], (await waiting).Texts);
    }

    [Fact]
    public async Task An_open_page_hears_of_a_message_at_once()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        using var stream = new StreamReader(await tenant.Client.GetStreamAsync($"{Owner}/events"));
        Assert.Contains("hello", await NextAsync(stream), StringComparison.Ordinal);
        await tenant.SendAsync(Owner, new { type = "typing" });
        Assert.Contains("typing", await NextAsync(stream), StringComparison.Ordinal);
        var id = await tenant.SendAsync(Owner, new { type = "message", text = "一" });
        Assert.Equal(id, (string?)JsonNode.Parse((await NextAsync(stream))["data: ".Length..])!["messageId"]);
    }

    [Fact]
    public async Task Chats_messages_views_and_unread_marks_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("本地 租户 ");
        await using var bot = await FakeBot.StartAsync();
        var path = Path.Combine(folder.FullName, "tenant.db");
        var before = await StartAsync(bot, path, null);
        await before.InstallAsync(Owner);
        var id = await before.SendCardAsync(Owner, Card("底"));
        bot.Answers(new { statusCode = 200, type = "application/vnd.microsoft.card.adaptive", value = Card("自己的") });
        await before.DoAsync(Owner, id, "action", new { action = new { verb = "x" } });
        await before.StopAsync();

        var after = await StartAsync(bot, path, null);
        Assert.Equal("自己的", TextOf(Assert.Single(await after.MessagesAsync(Owner))));
        Assert.Equal(1, await after.UnreadAsync(Owner));
        await after.SendAsync(Owner, new { type = "message", text = "回来了" });
        await after.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Somebody_unknown_is_404()
    {
        await using var tenant = await StartAsync();
        var stranger = "99999999-0000-0000-0000-000000000000";
        Assert.Equal(404, (int)(await tenant.Client.GetAsync($"{stranger}/chats")).StatusCode);
        Assert.Equal(404, (int)(await tenant.Client.GetAsync($"{Owner}/chats/{tenant.ChatOf(Dean)}/messages")).StatusCode);
        Assert.Equal(404, (int)(await tenant.Client.PostAsJsonAsync("install", new { people = new[] { stranger } })).StatusCode);
    }

    private static async Task<string> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line;
        throw new EndOfStreamException();
    }

    private static async Task<(long Cursor, IReadOnlyList<string?> Texts)> UpdatesAsync(TeamsTenant tenant, long after, int wait)
    {
        var answer = await tenant.Client.GetFromJsonAsync<JsonObject>($"{Owner}/updates?after={after}&wait={wait}");
        return ((long)answer!["cursor"]!, [.. answer["messages"]!.AsArray().Select(message => (string?)message!["text"])]);
    }
}
