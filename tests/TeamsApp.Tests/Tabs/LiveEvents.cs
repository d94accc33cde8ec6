using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>What a tab hears: reads the connection as the client does.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Channel<(string Id, string Event, string Data)> heard = Channel.CreateUnbounded<(string, string, string)>();
    private readonly HttpResponseMessage response;
    private readonly Task reading;

    private LiveEvents(HttpResponseMessage response) => (this.response, reading) = (response, ReadAsync(response));

    /// <summary>The number heard last.</summary>
    public string Last { get; private set; } = "";

    public static async Task<LiveEvents> OpenAsync(TabClient client, string? since = null)
    {
        var response = await client.RawAsync("/tabs/api/live", request => { if (since is not null) request.Headers.Add("Last-Event-ID", since); });
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new(response);
    }

    /// <summary>The next event; fails when none comes within two seconds.</summary>
    public async Task<(string Event, string Data)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var (id, name, data) = await heard.Reader.ReadAsync(patience.Token);
        Last = id;
        return (name, data);
    }

    /// <summary>Waits until that is heard to have changed, within two seconds.</summary>
    public async Task ChangedAsync(string kind, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        while (true)
        {
            var (number, name, data) = await heard.Reader.ReadAsync(patience.Token);
            Last = number;
            if (name == "changed" && JsonNode.Parse(data)!.AsObject() is var told && (string?)told["kind"] == kind && (string?)told["id"] == id) return;
        }
    }

    /// <summary>Everything that has been heard by now and was not asked for.</summary>
    public IReadOnlyList<string> Rest()
    {
        var rest = new List<string>();
        while (heard.Reader.TryRead(out var told)) rest.Add($"{told.Event} {told.Data}");
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        response.Dispose();
        try
        {
            await reading;
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or HttpRequestException)
        {
            // It was cut.
        }

        over.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(over.Token));
        var (id, name, data) = ("", "", "");
        while (await lines.ReadLineAsync(over.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && name.Length > 0)
            {
                heard.Writer.TryWrite((id, name, data));
                (name, data) = ("", "");
            }
        }
    }
}
