using System.Diagnostics;
using System.Net;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>The program in a process of its own, one of several on the same database.</summary>
internal sealed class Instance : IDisposable
{
    private readonly Process process;
    private int unanswered;

    private Instance(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What the proxy knows: it is ready.</summary>
    public bool IsReady { get; private set; }

    public static async Task<Instance> StartAsync(IReadOnlyDictionary<string, string?> settings, int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var program = Path.Combine(AppContext.BaseDirectory, "MicroMajor.TeamsApp.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", $"{address}", .. settings.Select(s => $"--{s.Key}={s.Value}"), "--Logging:LogLevel:Default=Warning"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Four of them on one machine: what they share is what is measured, not how they collect.
            Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" },
        };
        var instance = new Instance(Process.Start(start)!, address);
        instance.process.OutputDataReceived += (_, _) => { };
        instance.process.ErrorDataReceived += (_, _) => { };
        instance.process.BeginOutputReadLine();
        instance.process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var tries = 0; tries < 600 && !instance.IsReady; tries++)
        {
            Assert.False(instance.process.HasExited, "The program ended at once.");
            await instance.LookAsync(http);
            if (!instance.IsReady) await Task.Delay(50);
        }

        return instance;
    }

    /// <summary>Asks whether it is ready, as a proxy does: a single question without an answer in time says nothing yet, a second one does.</summary>
    public async Task LookAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
            IsReady = answer.StatusCode == HttpStatusCode.OK;
            unanswered = 0;
        }
        catch (OperationCanceledException)
        {
            if (++unanswered > 1) IsReady = false;
        }
        catch (HttpRequestException)
        {
            IsReady = false;
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        IsReady = false;
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as a host that replaces it does.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
