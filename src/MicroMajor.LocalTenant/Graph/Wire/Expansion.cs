namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>
/// What <c>$expand</c> asks for: <c>fields($select=A,B;$expand=…),driveItem</c>, with or without the dollar signs inside.
/// </summary>
internal sealed record Expansion(string Name, IReadOnlyDictionary<string, string> Options)
{
    public Selection Select => Selection.Parse(Options.GetValueOrDefault("select"));

    public IReadOnlyList<Expansion> Expand => Parse(Options.GetValueOrDefault("expand"));

    /// <summary>Reads the option; a name that is not among <paramref name="known"/> is a 501.</summary>
    public static IReadOnlyList<Expansion> Of(GraphCall call, params ReadOnlySpan<string> known)
    {
        var expansions = Parse(call.Option("expand"));
        foreach (var expansion in expansions)
        {
            if (!known.Contains(expansion.Name))
                throw GraphError.Unknown($"$expand={expansion.Name} of {call.Method} /{call.Path}");
        }

        return expansions;
    }

    private static List<Expansion> Parse(string? text)
    {
        var found = new List<Expansion>();
        foreach (var part in Split(text ?? "", ','))
        {
            var open = part.IndexOf('(');
            var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (open >= 0)
            {
                if (!part.EndsWith(')'))
                    throw GraphError.Invalid($"Term '{part}' is not valid in a $select or $expand expression.");
                foreach (var option in Split(part[(open + 1)..^1], ';'))
                {
                    var equals = option.IndexOf('=');
                    if (equals > 0)
                        options[option[..equals].Trim().TrimStart('$')] = option[(equals + 1)..];
                }
            }

            found.Add(new Expansion(open < 0 ? part : part[..open], options));
        }

        return found;
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == separator && depth == 0))
            {
                if (text[start..i].Trim() is { Length: > 0 } part)
                    yield return part;
                start = i + 1;
            }
            else if (text[i] is '(')
                depth++;
            else if (text[i] is ')')
                depth--;
        }
    }
}
