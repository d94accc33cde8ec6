using System.Diagnostics;
using System.Net;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>The program as it ships, in a process of its own, configured by its environment. It dies at once and without a word (SIGKILL).</summary>
internal sealed class AppProcess
{
    private const int MostLines = 40;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Queue<string> lines = new();
    private readonly Process process;

    private AppProcess(ProcessStartInfo how)
    {
        process = new Process { StartInfo = how };
        process.OutputDataReceived += (_, said) => Keep(said.Data);
        process.ErrorDataReceived += (_, said) => Keep(said.Data);
    }

    /// <summary>It is there.</summary>
    public bool Lives => !process.HasExited;

    /// <summary>How long it took from its start until it answered.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Starts it, and comes back when it answers that it lives.</summary>
    public static async Task<AppProcess> StartAsync(Uri address, IReadOnlyDictionary<string, string> environment)
    {
        var how = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "MicroMajor.TeamsApp.dll"), "--urls", address.GetLeftPart(UriPartial.Authority) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment) how.Environment[$"MICROMAJOR_{name}"] = value;
        var app = new AppProcess(how);
        var began = Stopwatch.GetTimestamp();
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        await app.ReadyAsync(address);
        app.ReadyAfter = Stopwatch.GetElapsedTime(began);
        return app;
    }

    /// <summary>It dies now: no shutdown, no last word. Comes back when it is gone.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    private async Task ReadyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = s_patience };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_patience; await Task.Delay(10))
        {
            if (!Lives) break;
            try
            {
                using var answer = await client.GetAsync("/health/live");
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
        }

        throw new InvalidOperationException($"The program did not come up: {string.Join('\n', Said)}");
    }

    /// <summary>Its last lines.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > MostLines) lines.Dequeue();
        }
    }
}
