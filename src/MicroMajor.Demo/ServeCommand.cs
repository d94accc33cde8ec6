using System.Net.Sockets;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Demo;

/// <summary>Starts the product for a person with a browser: a small made-up university with one open round.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(CommandLine line, CancellationToken ct)
    {
        var folder = Path.GetFullPath(line.Data ?? ".data");
        Directory.CreateDirectory(folder);
        // Only what this program wrote: somebody may name their own folder.
        if (line.Fresh) foreach (var file in new[] { "tenant.db", "tenant.db-wal", "tenant.db-shm" }) File.Delete(Path.Combine(folder, file));

        var clock = line.Clock is { } start ? new MovableClock(start) : null;
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var round = new Round(
            $"{now.Year}-wzy", new($"{now.Year} 年“双千”计划“微专业”申报", $"{now.Year} micro-major call (“双千” plan)"), now.Year,
            now.AddDays(-1), EndOfDay(now.AddDays(9)), Cast.School, new());
        var cast = Cast.Of(owners: 6, experts: 6);
        try
        {
            await using var stage = await Stage.OpenAsync(cast, round, line.Port, Path.Combine(folder, "tenant.db"), clock, line.Playground, ct);
            if (line.Many > 0) await ManyProposals.PutAsync(stage.Services, cast, round, line.Many, now, ct);
            await stage.InstallAsync(ct);
            Console.WriteLine($"Ready: open {stage.Address}   (Ctrl-C ends it; the state is kept in {folder})");
            await stage.WaitAsync(ct);
            return 0;
        }
        catch (IOException busy) when (busy.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"Port {line.Port} or {line.Port + 1} is in use: choose another with --port N.");
            return 1;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    // A round closes at the end of a day in China, as notices mean it.
    private static DateTimeOffset EndOfDay(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(8));
        return new DateTimeOffset(local.Year, local.Month, local.Day, 23, 59, 59, TimeSpan.FromHours(8)).ToUniversalTime();
    }
}
