using System.Net;
using System.Net.Http.Json;
using System.Text;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class FileTests
{
    [Fact]
    public async Task A_file_that_a_person_sends_reaches_the_bot_as_Teams_says_it_and_can_be_fetched_without_a_token()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(tenant, "请看", ("申报书.docx", "内容")));
        var activity = tenant.Bot.All[^1].Activity;
        Assert.Equal(("message", "请看"), ((string?)activity["type"], (string?)activity["text"]));
        var attachments = activity["attachments"]!.AsArray();
        Assert.Equal(["application/vnd.microsoft.teams.file.download.info", "text/html"], attachments.Select(a => (string?)a!["contentType"]));
        Assert.Equal(("申报书.docx", "docx"), ((string?)attachments[0]!["name"], (string?)attachments[0]!["content"]!["fileType"]));
        using var stranger = new HttpClient();
        Assert.Equal("内容", await stranger.GetStringAsync((string?)attachments[0]!["content"]!["downloadUrl"]));
        Assert.Equal("内容", await stranger.GetStringAsync((string?)attachments[0]!["contentUrl"]));
    }

    [Fact]
    public async Task A_wrong_key_fetches_nothing()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        await SendAsync(tenant, "", ("a.docx", "x"));
        var address = (string)tenant.Bot.All[^1].Activity["attachments"]![0]!["content"]!["downloadUrl"]!;
        using var stranger = new HttpClient();
        foreach (var key in new[] { "00", "no-hex", "" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(address[..(address.IndexOf("tempauth=", StringComparison.Ordinal) + 9)] + key))).StatusCode);
    }

    [Fact]
    public async Task Files_without_a_word_come_in_one_message_and_a_name_that_is_taken_gets_a_number()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        await SendAsync(tenant, "", ("a.docx", "1"), ("a.docx", "2"), ("b", "3"));
        var activity = tenant.Bot.All[^1].Activity;
        Assert.Null(activity["text"]);
        Assert.Equal(["a.docx", "a 1.docx", "b", null], activity["attachments"]!.AsArray().Select(a => (string?)a!["name"]));
        Assert.Equal(["a.docx", "a 1.docx", "b"], await tenant.Client.GetFromJsonAsync<string[]>($"{Owner}/files") ?? []);
        Assert.Equal(["a.docx", "a 1.docx", "b"], (await tenant.MessagesAsync(Owner))[^1]["attachments"]!.AsArray().Select(a => (string?)a!["name"]));
    }

    [Fact]
    public async Task Nothing_is_sent_into_a_strangers_chat_without_the_app_or_without_a_file()
    {
        await using var tenant = await StartAsync();
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(tenant, "", ("a.docx", "1")));
        await tenant.InstallAsync(Owner);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(tenant, "只有字"));
        using var form = Form("", ("a.docx", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.PostAsync($"{Dean}/chats/{tenant.ChatOf(Owner)}/files", form)).StatusCode);
        Assert.DoesNotContain(tenant.Bot.All, heard => heard.Type == "message");
    }

    [Fact]
    public async Task A_file_that_the_bot_offers_is_brought_to_the_persons_OneDrive_when_they_agree()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner);
        var id = await tenant.SendAsync(Owner, Offer);
        await tenant.DoAsync(Owner, id, "consent", new { accept = true });
        var heard = tenant.Bot.All[^1];
        Assert.Equal(("fileConsent/invoke", id), (heard.Name, (string?)heard.Activity["replyToId"]));
        var value = heard.Activity["value"]!;
        Assert.Equal(("fileUpload", "accept", "7"), ((string?)value["type"], (string?)value["action"], (string?)value["context"]!["id"]));
        var info = value["uploadInfo"]!;
        Assert.Equal(("草稿.docx", "docx"), ((string?)info["name"], (string?)info["fileType"]));
        using var bot = new HttpClient();
        Assert.Equal(202, await PutAsync("甲乙", 0, 9));
        Assert.Equal(416, await PutAsync("甲乙", 0, 9));
        Assert.Equal(201, await PutAsync("丙", 6, 9));
        Assert.Equal(404, await PutAsync("丙", 6, 9));
        Assert.Equal("甲乙丙", await bot.GetStringAsync((string?)info["contentUrl"]));

        async Task<int> PutAsync(string text, int from, int length)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            content.Headers.TryAddWithoutValidation("Content-Range", $"bytes {from}-{from + Encoding.UTF8.GetByteCount(text) - 1}/{length}");
            return (int)(await bot.PutAsync((string?)info["uploadUrl"], content)).StatusCode;
        }
    }

    [Fact]
    public async Task A_declined_file_has_no_place_and_a_token_beside_the_address_is_refused()
    {
        await using var tenant = await StartAsync();
        await tenant.InstallAsync(Owner, Dean);
        var id = await tenant.SendAsync(Owner, Offer);
        await tenant.DoAsync(Owner, id, "consent", new { accept = false });
        Assert.Equal(("decline", null), ((string?)tenant.Bot.All[^1].Activity["value"]!["action"], tenant.Bot.All[^1].Activity["value"]!["uploadInfo"]));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.PostAsJsonAsync($"{Dean}/messages/{id}/consent", new { accept = true })).StatusCode);
        await tenant.DoAsync(Owner, id, "consent", new { accept = true });
        using var content = new ByteArrayContent([1]);
        content.Headers.TryAddWithoutValidation("Content-Range", "bytes 0-0/1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Connector.PutAsync((string?)tenant.Bot.All[^1].Activity["value"]!["uploadInfo"]!["uploadUrl"], content)).StatusCode);
    }

    private static object Offer { get; } = new
    {
        type = "message",
        attachments = new[] { new { contentType = "application/vnd.microsoft.teams.card.file.consent", name = "草稿.docx", content = new { description = "申报书草稿", sizeInBytes = 9, acceptContext = new { id = "7" }, declineContext = new { id = "7" } } } },
    };

    private static async Task<HttpStatusCode> SendAsync(TeamsTenant tenant, string text, params (string Name, string Content)[] files)
    {
        using var form = Form(text, files);
        using var response = await tenant.Client.PostAsync($"{Owner}/chats/{tenant.ChatOf(Owner)}/files", form);
        return response.StatusCode;
    }

    private static MultipartFormDataContent Form(string text, params (string Name, string Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(text), "text" } };
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "files", name);
        return form;
    }
}
