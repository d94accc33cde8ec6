using System.Net.Http.Headers;
using System.Net.Http.Json;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <content>Files: in the chat, in a person's OneDrive, in the library.</content>
internal sealed partial class Scene
{
    /// <summary>The person attaches a file to a message; it goes into their OneDrive first, as in Teams.</summary>
    public async Task SendFileAsync(SeedPerson who, string name, byte[] content)
    {
        using var client = new HttpClient { BaseAddress = tenantAddress };
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "files", name } };
        var chat = tenant.Services.GetRequiredService<ChannelIds>().ConversationOf(who);
        using var response = await client.PostAsync($"/_teams/{who.ObjectId}/chats/{Uri.EscapeDataString(chat)}/files", form);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The person answers the newest question whether a file may be handed over; returns its message's id.</summary>
    public async Task<string> ConsentAsync(SeedPerson who, bool accept = true)
    {
        using var client = new HttpClient { BaseAddress = tenantAddress };
        var question = Chat(who.ObjectId).Last(m => m.Activity.ToJsonString().Contains("card.file.consent", StringComparison.Ordinal));
        using var response = await client.PostAsJsonAsync($"/_teams/{who.ObjectId}/messages/{question.Id}/consent", new { accept });
        response.EnsureSuccessStatusCode();
        return question.Id;
    }

    /// <summary>What is in the person's OneDrive, oldest first.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> OneDriveOf(SeedPerson who)
    {
        var drive = tenant.Services.GetRequiredService<OneDrive>();
        return [.. drive.Of(who.ObjectId).Select(f => (f.Name, drive.Content(f)))];
    }

    /// <summary>The person puts a file into the site's library; returns the link that they would copy.</summary>
    public async Task<string> PutIntoLibraryAsync(SeedPerson who, string path, byte[] content)
    {
        using var client = new HttpClient { BaseAddress = tenantAddress };
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        using var file = new ByteArrayContent(content);
        using var response = await client.PutAsync($"/_sharepoint/library/{escaped}?as={who.ObjectId}", file);
        response.EnsureSuccessStatusCode();
        return $"{tenantAddress.GetLeftPart(UriPartial.Authority)}{s_cast.Tenant.SitePath}/Filing%20documents/{escaped}";
    }
}
