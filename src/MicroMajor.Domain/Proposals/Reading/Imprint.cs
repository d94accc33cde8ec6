using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.Domain.Proposals.Reading;

/// <summary>
/// What stood in a copy of the form when it was handed out, as short fingerprints: enough to tell what was changed in the copy from what
/// was changed meanwhile in the proposal, and nothing that could be read.
/// </summary>
/// <param name="ProposalId">The proposal it is a copy of.</param>
/// <param name="Marks">Fingerprints by place: <c>field</c>, or <c>table/row/column</c>.</param>
public sealed record Imprint(string ProposalId, IReadOnlyDictionary<string, string> Marks)
{
    private const int Letters = 6;

    /// <summary>The imprint of these answers.</summary>
    public static Imprint Of(string proposalId, Answers answers, FormDefinition form)
    {
        var marks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.Type != FieldType.Table) marks[field.Key] = Mark(answers[field.Key]);
            else
                foreach (var row in answers.Rows(field.Key))
                    foreach (var column in field.Columns) marks[Place(field.Key, row.Id, column.Key)] = Mark(row[column.Key]);
        }

        return new(proposalId, marks);
    }

    /// <summary>Was this the value when the copy was made? Null when the copy had no such place.</summary>
    public bool? Had(string place, string value) => Marks.TryGetValue(place, out var mark) ? mark == Mark(value) : null;

    /// <summary>Had the copy this row?</summary>
    public bool HadRow(string table, string row) => Marks.Keys.Any(k => k.StartsWith($"{table}/{row}/", StringComparison.Ordinal));

    /// <summary>Where a cell stands.</summary>
    public static string Place(string table, string row, string column) => $"{table}/{row}/{column}";

    /// <summary>The imprint as lines of text, for the file to carry.</summary>
    public string Written => string.Join('\n', Marks.Select(m => $"{m.Key}={m.Value}").Prepend($"of={ProposalId}"));

    /// <summary>Reads what <see cref="Written"/> wrote; null of anything else.</summary>
    public static Imprint? Read(string written)
    {
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).Where(l => l.Length == 2).ToList();
        if (lines is not [["of", var id], ..]) return null;
        var marks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1).Take(20_000)) marks[line[0]] = line[1];
        return new(id, marks);
    }

    private static string Mark(string value) =>
        value.Length == 0 ? "-" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..Letters];
}
