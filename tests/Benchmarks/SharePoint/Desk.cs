using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.LocalTenant;

namespace MicroMajor.Benchmarks.SharePoint;

/// <summary>Somebody at a desk: reads the pages of the tabs as their client does, with the token that the host gets.</summary>
internal sealed class Desk : IDisposable
{
    private readonly HttpClient http;

    private Desk(HttpClient http) => this.http = http;

    public static async Task<Desk> OfAsync(Stage stage, SeedPerson person)
    {
        using var identity = new HttpClient { BaseAddress = stage.Address };
        using var answer = await identity.PostAsJsonAsync("/_identity/user-token", new { person.ObjectId });
        var token = (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["token"]!;
        var http = new HttpClient { BaseAddress = stage.AppAddress, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("zh-CN"));
        return new(http);
    }

    /// <summary>The answer, as bytes; throws with what was said when it is not the page.</summary>
    public async Task<byte[]> ReadAsync(string path)
    {
        using var answer = await http.GetAsync($"/tabs/api{path}");
        var read = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? read : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(read)}");
    }

    public async Task<JsonObject> JsonAsync(string path) => JsonNode.Parse(await ReadAsync(path))!.AsObject();

    public void Dispose() => http.Dispose();
}
