using System.Diagnostics;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.AspNetCore.Http;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>
/// Stands at the tenant's door and sees what comes from the program: counts the writes to Graph and to the connector, and ends the program
/// right before or right after the one that a test names.
/// </summary>
internal sealed class WriteWatch
{
    private readonly Lock gate = new();
    private readonly List<string> writes = [];
    private int at;
    private Death death;
    private Action kill = () => { };
    private int inside;
    private long last = Stopwatch.GetTimestamp();

    /// <summary>The writes since it was set, each by method and the end of its path.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (gate) return [.. writes];
        }
    }

    /// <summary>How many these are.</summary>
    public int Written
    {
        get
        {
            lock (gate) return writes.Count;
        }
    }

    /// <summary>The named write came, and the program is dead.</summary>
    public bool Struck { get; private set; }

    /// <summary>For how long nothing has come in, or been on its way.</summary>
    public TimeSpan Quiet => Volatile.Read(ref inside) > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref last));

    /// <summary>Counts from here.</summary>
    public void Count() => Set(0, Death.Before, () => { });

    /// <summary>Counts from here, and ends the program at that write (the first is 1).</summary>
    public void Set(int write, Death how, Action end)
    {
        lock (gate)
        {
            (at, death, kill, Struck) = (write, how, end, false);
            writes.Clear();
        }
    }

    /// <summary>For the tenant's options.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith("/v1.0/", StringComparison.Ordinal) && !path.StartsWith("/connector", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        Interlocked.Increment(ref inside);
        try
        {
            if (context.Request.Method == HttpMethods.Get || !IsNext($"{context.Request.Method} {path}")) await next(context);
            else await DieAsync(context, next);
        }
        finally
        {
            Volatile.Write(ref last, Stopwatch.GetTimestamp());
            Interlocked.Decrement(ref inside);
        }
    }

    private bool IsNext(string write)
    {
        lock (gate)
        {
            writes.Add(write);
            return writes.Count == at;
        }
    }

    private async Task DieAsync(HttpContext context, RequestDelegate next)
    {
        if (death == Death.After)
        {
            // Carried out, with an answer that nobody hears.
            context.Response.Body = new MemoryStream();
            await next(context);
        }

        Struck = true;
        kill();
        context.Abort();
    }
}
