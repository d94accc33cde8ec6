using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.People;

/// <summary>
/// <c>TeamsApp erase OBJECT-ID [--as "离职教师"] [--yes] [--lang en]</c>: takes one person out of the lists. Without <c>--yes</c> it only counts. It says line by
/// line what is done and what has to stay. Ends with 0, or with 2 when it was not understood. May be cut off anywhere and run again.
/// </summary>
internal static class EraseCommand
{
    /// <param name="arrange">What a host that runs the command inside itself changes.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, Action<WebApplicationBuilder>? arrange = null, CancellationToken ct = default)
    {
        var words = new EraseWords();
        var rest = new List<string>(arguments);
        var language = Taken("--lang") == "en" ? Language.En : Language.Zh;
        var alias = Taken("--as") ?? words.Filled("alias", language);
        var write = rest.Remove("--yes");
        void Say(string code, params (string, string)[] facts) => output.WriteLine(words.Filled(code, language, facts));
        if (rest.Count == 0 || !Guid.TryParse(rest[0], out var id) || alias.Trim().Length == 0)
        {
            Say("misread");
            return 2;
        }

        await using var app = App.Build([.. rest.Skip(1)], arrange);
        var lists = await App.EraseAsync(app.Services, new PersonId(id.ToString()), alias.Trim(), write, ct);
        Say(lists.All(IsEmpty) ? "nothing" : write ? "done" : "would");
        foreach (var list in lists.Where(l => !IsEmpty(l)))
            foreach (var (code, n) in new[] { ("deleted", list.Deleted), ("changed", list.Changed), ("kept-form", list.KeptInForms), ("kept-text", list.KeptInTexts) })
                if (n > 0) Say(code, ("list", list.List), ("n", $"{n}"), ("alias", alias));
        foreach (var code in new[] { "kept-files", "kept-history", "kept-elsewhere" }) Say(code);
        return 0;

        string? Taken(string name)
        {
            var at = rest.IndexOf(name);
            if (at < 0 || at + 1 >= rest.Count) return null;
            var value = rest[at + 1];
            rest.RemoveRange(at, 2);
            return value;
        }
    }

    private static bool IsEmpty(ErasedList list) => list is { Deleted: 0, Changed: 0, KeptInForms: 0, KeptInTexts: 0 };
}
