using System.Globalization;

namespace MicroMajor.Demo;

/// <summary>What was asked for on the command line; a fault is one sentence.</summary>
internal sealed record CommandLine(string Command, int Port, string? Data, bool Fresh, string? Out, int Proposals, int Experts, int Seed, Uri? Playground = null, DateTimeOffset? Clock = null, int Many = 0)
{
    public const string Usage =
        """
        ./run [--port N] [--data DIR] [--fresh]                                starts the product; prints the address to open
              [--proposals N]                                          with so many proposals in the round
              [--playground URL]                                       also serves Microsoft's local Teams client at that address
              [--clock WHEN]                                           begins at that time in China, e.g. 2026-06-16T09:00; POST {"to":WHEN} to /_demo/clock puts it forward
        ./run demo --out DIR [--proposals N] [--experts M] [--seed S]          plays one whole round without a browser
        """;

    public static (CommandLine? Line, string? Fault) Parse(string[] args)
    {
        var line = new CommandLine("serve", 5100, null, false, null, 6, 5, 1);
        var rest = new Queue<string>(args);
        if (rest.TryPeek(out var first) && !first.StartsWith("--", StringComparison.Ordinal)) line = line with { Command = rest.Dequeue() };
        if (line.Command is not ("serve" or "demo")) return (null, $"Unknown command “{line.Command}”.");
        while (rest.TryDequeue(out var option))
        {
            if (option == "--fresh" && line.Command == "serve")
            {
                line = line with { Fresh = true };
                continue;
            }

            if (!rest.TryDequeue(out var value)) return (null, $"{option} needs a value.");
            CommandLine? changed = (line.Command, option) switch
            {
                ("serve", "--port") => Number(value, 1, 65533) is { } n ? line with { Port = n } : null,
                ("serve", "--data") => line with { Data = value },
                ("serve", "--playground") => Loopback(value) is { } address ? line with { Playground = address } : null,
                ("serve", "--proposals") => Number(value, 1, 30_000) is { } n ? line with { Many = n } : null,
                ("serve", "--clock") => MovableClock.Read(value) is { } at ? line with { Clock = at } : null,
                ("demo", "--out") => line with { Out = value },
                ("demo", "--proposals") => Number(value, 1, 500) is { } n ? line with { Proposals = n } : null,
                ("demo", "--experts") => Number(value, 3, 200) is { } n ? line with { Experts = n } : null,
                ("demo", "--seed") => Number(value, 0, int.MaxValue) is { } n ? line with { Seed = n } : null,
                _ => null,
            };
            if (changed is null) return (null, $"{option} {value} makes no sense here.");
            line = changed;
        }

        return line is { Command: "demo", Out: null } ? (null, "demo needs --out DIR.") : (line, null);
    }

    // What it sends is unsigned, so it may only be on this machine.
    private static Uri? Loopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback ? address : null;

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null;
}
