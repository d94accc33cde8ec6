using MicroMajor.Domain.Operations;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Backups;

/// <summary>
/// <c>TeamsApp backup FILE.zip</c>, <c>restore FILE.zip</c>, <c>verify [FILE.zip]</c>, each with <c>[--lang en]</c>: says line by line what was done and found.
/// Ends with 0 when all is well, with 1 when something is amiss or was refused, with 2 when it was not understood. May be cut off anywhere and run again.
/// </summary>
internal static class BackupCommand
{
    /// <param name="verb">backup, restore or verify.</param>
    /// <param name="arrange">What a host that runs the command inside itself changes.</param>
    public static async Task<int> RunAsync(string verb, string[] arguments, TextWriter output, Action<WebApplicationBuilder>? arrange = null, CancellationToken ct = default)
    {
        var words = new BackupWords();
        var rest = new List<string>(arguments);
        var language = Language.Zh;
        if (rest.IndexOf("--lang") is >= 0 and var at)
        {
            if (rest.ElementAtOrDefault(at + 1) == "en") language = Language.En;
            rest.RemoveRange(at, Math.Min(2, rest.Count - at));
        }

        var file = rest.Count > 0 && !rest[0].StartsWith('-') ? rest[0] : null;
        // A name with a space in it, and nobody put it between quotes.
        if ((file is null && verb != "verify") || (file is not null && rest.Count > 1 && !rest[1].StartsWith('-')))
        {
            await output.WriteLineAsync(words.Sentence(Diagnosis.Bad("misread"), language));
            return 2;
        }

        var isWell = true;
        await using var app = App.Build([.. rest.Skip(file is null ? 0 : 1)], arrange);
        // Nobody waits for it: whoever works meanwhile goes first.
        using var background = BackgroundWork.Begin();
        if (await App.BackUpAsync(app.Services, verb, file, Say, ct) is { } refused) Say(refused);
        return isWell ? 0 : 1;

        void Say(Diagnosis finding)
        {
            isWell &= finding.Health != Health.Bad;
            output.WriteLine($"{finding.Health switch { Health.Good => "✓", Health.Doubtful => "!", _ => "✗" }} {words.Sentence(finding, language)}");
        }
    }
}
