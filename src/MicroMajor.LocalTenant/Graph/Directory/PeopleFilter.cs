using System.Text.RegularExpressions;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary><c>$filter</c> and <c>$search</c> over users.</summary>
internal static class PeopleFilter
{
    public static bool Matches(FilterNode node, SeedPerson person) => node switch
    {
        Junction { IsAnd: true } both => Matches(both.Left, person) && Matches(both.Right, person),
        Junction either => Matches(either.Left, person) || Matches(either.Right, person),
        Negation not => !Matches(not.Inner, person),
        Comparison comparison => Compare(comparison, People.Property(person, comparison.Path)),
        _ => false,
    };

    /// <summary>The filter; refused when it has more than the 15 expressions that the directory takes outside advanced queries (known issues of Graph).</summary>
    public static FilterNode Parse(string filter)
    {
        var node = ODataFilter.Parse(filter);
        return Expressions(node) is var n && n <= 15
            ? node
            : throw new GraphError(400, "Request_UnsupportedQuery", $"Too many child clauses specified in search filter expression containing 'OR' operators: {n}. Max allowed: 15.");
    }

    private static int Expressions(FilterNode node) => node switch
    {
        Junction junction => Expressions(junction.Left) + Expressions(junction.Right),
        Negation not => Expressions(not.Inner),
        Comparison { Value: List<object?> values } => values.Count,
        _ => 1,
    };

    /// <summary>
    /// <c>"displayName:wang" OR "mail:wang"</c>. A term is found where a word of the property begins with it;
    /// Chinese names are not written in words, so for them any place will do.
    /// </summary>
    public static Func<SeedPerson, bool> Search(string search)
    {
        // Between two clauses; inside their quotes, OR and AND are words like any other.
        var alternatives = Regex.Split(search, "(?<=\") OR (?=\")").Select(alternative => Regex.Split(alternative, "(?<=\") AND (?=\")").Select(term => Term(term.Trim())).ToList()).ToList();
        return person => alternatives.Exists(all => all.TrueForAll(term => Found(People.Property(person, term.Property), term.Text)));
    }

    private static (string Property, string Text) Term(string quoted)
    {
        var colon = quoted.IndexOf(':');
        if (quoted.Length < 3 || quoted[0] != '"' || quoted[^1] != '"' || colon < 0)
            throw new GraphError(400, "Request_BadRequest", "Syntax error: a $search clause is written \"property:value\", in double quotes.");
        return (quoted[1..colon], quoted[(colon + 1)..^1].Trim());
    }

    private static bool Found(string? value, string text)
    {
        for (var at = value?.IndexOf(text, StringComparison.OrdinalIgnoreCase) ?? -1; at >= 0; at = value!.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsAsciiLetterOrDigit(value![at]) || !char.IsAsciiLetterOrDigit(value[at - 1]))
                return true;
        }

        return false;
    }

    private static bool Compare(Comparison comparison, string? value) => (comparison.Operator, comparison.Value) switch
    {
        ("eq", var wanted) => Same(value, wanted),
        ("ne", var wanted) => !Same(value, wanted),
        ("startswith", string prefix) => value?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true,
        ("in", List<object?> wanted) => wanted.Exists(one => Same(value, one)),
        _ => throw GraphError.Unknown($"the operator {comparison.Operator} over users"),
    };

    private static bool Same(string? value, object? wanted) => string.Equals(value, wanted is bool flag ? (flag ? "true" : "false") : wanted?.ToString(), StringComparison.OrdinalIgnoreCase);
}
