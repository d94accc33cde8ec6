using System.Text.RegularExpressions;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Infra;

/// <summary>
/// As much of a Bicep file as can be told without its compiler: its declarations, the names that are used, its texts, and whether its brackets match.
/// Knows the part of the language that the files here use; a line that it does not know is an error.
/// </summary>
internal sealed partial class BicepFile
{
    // What is there without being declared.
    private static readonly string[] s_known =
    [
        "true", "false", "null", "if", "for", "in", "targetScope", "using", "param", "var", "resource", "module", "output", "string", "int", "bool", "object", "array",
        "resourceGroup", "tenant", "subscription", "subscriptionResourceId", "guid", "uniqueString", "concat", "toLower", "empty", "readEnvironmentVariable",
        "description", "minLength", "maxLength", "minValue", "maxValue", "secure", "allowed",
    ];

    private BicepFile(string name, IReadOnlyList<string> tokens) => (Name, Tokens) = (name, tokens);

    public string Name { get; }

    /// <summary>Words, brackets and signs in their order; a text stands in its quotes, what is filled into it follows it as tokens of its own.</summary>
    public IReadOnlyList<string> Tokens { get; }

    public IReadOnlyList<string> Texts => [.. Tokens.Where(t => t[0] == '\'').Select(t => t[1..^1])];

    public static string Folder => Path.Combine(NodeFolder.Repository, "infra");

    public static BicepFile Read(string name) => new(name, Tokenize(File.ReadAllText(Path.Combine(Folder, name))));

    public static BicepFile Of(string text) => new("text", Tokenize(text));

    public static IReadOnlyList<BicepFile> All() => [.. Directory.GetFiles(Folder, "*.bicep").Order(StringComparer.Ordinal).Select(f => Read(Path.GetFileName(f)))];

    /// <summary>The names after <c>param</c>, <c>var</c>, <c>resource</c>, <c>module</c> or <c>output</c>.</summary>
    public IReadOnlyList<string> Declared(string kind) => [.. Starts(kind).Select(at => Tokens[at + 1])];

    /// <summary>Parameters that have to be given.</summary>
    public IReadOnlyList<string> Needed => [.. Starts("param").Where(at => at + 3 >= Tokens.Count || Tokens[at + 3] != "=").Select(at => Tokens[at + 1])];

    /// <summary>What stands for a parameter that is not given, when it is one word or one text; else null.</summary>
    public string? DefaultOf(string parameter) => Starts("param").Where(at => Tokens[at + 1] == parameter && at + 4 < Tokens.Count && Tokens[at + 3] == "=").Select(at => Tokens[at + 4]).FirstOrDefault();

    /// <summary>The decorators before a declaration, with what stands in their brackets.</summary>
    public IReadOnlyList<string> DecoratorsOf(string kind, string name)
    {
        var at = Starts(kind).Single(a => Tokens[a + 1] == name);
        List<string> found = [];
        var closed = at;
        while (closed > 0 && Tokens[closed - 1] == ")")
        {
            var open = closed - 1;
            for (var depth = 0; ; open--)
            {
                depth += Tokens[open] switch { ")" => 1, "(" => -1, _ => 0 };
                if (depth == 0) break;
            }

            if (open < 2 || Tokens[open - 2] != "@") break;
            found.Add(string.Join(" ", Tokens.Skip(open - 1).Take(closed - open + 1)));
            closed = open - 2;
        }

        return found;
    }

    /// <summary>The type and version of each resource.</summary>
    public IReadOnlyList<string> Types => [.. Starts("resource").Select(at => Tokens[at + 2][1..^1])];

    /// <summary>The modules: their file, and the parameters that they are given.</summary>
    public IReadOnlyList<(string File, IReadOnlyList<string> Given)> Modules => [.. Starts("module").Select(at =>
    {
        var from = at;
        while (!(Tokens[from] == "params" && Tokens[from + 1] == ":")) from++;
        return (Tokens[at + 2][1..^1], (IReadOnlyList<string>)KeysFrom(from + 2));
    })];

    /// <summary>Names that are used as values.</summary>
    public IReadOnlyList<string> Used => [.. Tokens.Where((t, at) => IsName(t) && IsValue(at) && !s_known.Contains(t)).Distinct()];

    /// <summary>What does not match, or null.</summary>
    public string? Unbalanced()
    {
        var open = new Stack<string>();
        foreach (var token in Tokens)
        {
            if (token is "(" or "[" or "{") open.Push(token);
            else if (token is ")" or "]" or "}" && (!open.TryPop(out var last) || (last + token) is not ("()" or "[]" or "{}"))) return token;
        }

        return open.TryPeek(out var left) ? left : null;
    }

    private static bool IsName(string token) => char.IsAsciiLetter(token[0]);

    // A name before a colon is a property's, one after a point is a part's; the words of a declaration are not values, either.
    private bool IsValue(int at) =>
        (at + 1 >= Tokens.Count || Tokens[at + 1] != ":" || IsAnswer(at)) && (at == 0 || (Tokens[at - 1] != "." && !Starts("param", "var", "resource", "module", "output").Contains(at - 1)));

    // question ? answer : answer
    private bool IsAnswer(int at) => at > 0 && Tokens[at - 1] == "?";

    private IEnumerable<int> Starts(params string[] kinds)
    {
        var depth = 0;
        for (var at = 0; at < Tokens.Count; at++)
        {
            depth += Tokens[at] switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
            if (depth == 0 && kinds.Contains(Tokens[at]) && at + 1 < Tokens.Count && IsName(Tokens[at + 1]) && (at == 0 || Tokens[at - 1] is not ("." or "@"))) yield return at;
        }
    }

    private List<string> KeysFrom(int open)
    {
        List<string> keys = [];
        for (int at = open, depth = 0; at < Tokens.Count; at++)
        {
            depth += Tokens[at] switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
            if (depth == 0) break;
            if (depth == 1 && IsName(Tokens[at]) && Tokens[at + 1] == ":") keys.Add(Tokens[at]);
        }

        return keys;
    }

    private static List<string> Tokenize(string text)
    {
        List<string> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var match = Piece().Match(text, at);
            if (!match.Success) throw new FormatException($"Not known: {text[at..Math.Min(text.Length, at + 40)]}");
            at += match.Length;
            if (match.Groups["gap"].Success) continue;
            tokens.Add(match.Value);
            if (!match.Groups["text"].Success) continue;
            foreach (Match hole in Hole().Matches(match.Value)) tokens.AddRange(["(", .. Tokenize(hole.Groups[1].Value), ")"]);
        }

        return tokens;
    }

    [GeneratedRegex(@"\G(?:(?<gap>\s+|//[^\n]*)|(?<text>'(?:[^'\\\n]|\\.)*')|[A-Za-z_]\w*|\d+|==|!=|>=|<=|&&|\|\||[@(){}\[\]:,.=?!<>+*-])")]
    private static partial Regex Piece();

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Hole();
}
