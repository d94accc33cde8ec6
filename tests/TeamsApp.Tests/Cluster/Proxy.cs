using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>What stands in front of several instances: one after the other is asked, of those that say they are ready; who does not take the call is passed over.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private static readonly HashSet<string> s_ofThisHop = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Transfer-Encoding", "Content-Length", "Keep-Alive" };

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), AutomaticDecompression = DecompressionMethods.None });
    private readonly HttpClient looks = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly CancellationTokenSource end = new();
    private readonly WebApplication front;
    private Task looking = Task.CompletedTask;
    private int next;

    public Proxy(Uri address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, address.Port));
        front = builder.Build();
        front.Run(ForwardAsync);
    }

    /// <summary>Those behind it.</summary>
    public List<Instance> Instances { get; } = [];

    public async Task StartAsync()
    {
        await front.StartAsync();
        looking = LookAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await looking;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await front.StopAsync(patience.Token);
        await front.DisposeAsync();
        http.Dispose();
        looks.Dispose();
        end.Dispose();
    }

    private async Task LookAsync()
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var instance in All()) await instance.LookAsync(looks);
            await Task.Delay(200);
        }
    }

    private Instance[] All()
    {
        lock (Instances) return [.. Instances];
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        for (var tries = 0; tries < 8; tries++)
        {
            var ready = All().Where(i => i.IsReady).ToArray();
            if (ready.Length == 0)
            {
                await Task.Delay(100, context.RequestAborted);
                continue;
            }

            try
            {
                using var answer = await http.SendAsync(RequestOf(context.Request, body.ToArray(), ready[(uint)Interlocked.Increment(ref next) % ready.Length]), context.RequestAborted);
                await AnswerAsync(context, answer);
                return;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Nothing was sent: the next one is asked.
            }
            catch (HttpRequestException) when (!context.Response.HasStarted)
            {
                break;
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }
        }

        if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage RequestOf(HttpRequest asked, byte[] body, Instance to)
    {
        var request = new HttpRequestMessage(new(asked.Method), new Uri(to.Address, $"{asked.Path}{asked.QueryString}"));
        if (body.Length > 0) request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in asked.Headers)
            if (!s_ofThisHop.Contains(name) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!s_ofThisHop.Contains(name)) context.Response.Headers[name] = values.ToArray();
        await using var from = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        await context.Response.StartAsync(context.RequestAborted);
        for (int read; (read = await from.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            // Server-sent events are heard as they come.
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
