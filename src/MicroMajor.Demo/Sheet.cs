using MicroMajor.Domain.Proposals;

namespace MicroMajor.Demo;

/// <summary>What an owner has written on their own sheet: texts by field, rows by table. What they change on it, they save through the cards.</summary>
internal sealed class Sheet
{
    private readonly TypedProposal meant;

    public Sheet(TypedProposal meant)
    {
        this.meant = meant;
        Texts = new(meant.Texts, StringComparer.Ordinal);
        Rows = meant.Rows.ToDictionary(t => t.Key, t => t.Value.Select(r => new Dictionary<string, string>(r, StringComparer.Ordinal)).ToList(), StringComparer.Ordinal);
    }

    public Dictionary<string, string> Texts { get; }

    public Dictionary<string, List<Dictionary<string, string>>> Rows { get; }

    public List<Dictionary<string, string>> Courses => Rows["courses"];

    /// <summary>What the owner meant to write into the field.</summary>
    public string Meant(string field) => meant.Texts.GetValueOrDefault(field, "");

    /// <summary>What the owner meant to write into the cell.</summary>
    public string Meant(string table, int row, string column) => meant.Rows[table] is var rows && row < rows.Count ? rows[row].GetValueOrDefault(column, "") : "";

    /// <summary>The field, or the column of the table, that a sentence calls by its label.</summary>
    public static string KeyOf(string label, string? table = null)
    {
        var form = FormDefinitions.Current;
        return (table is null ? form.Fields : form.Field(table)!.Columns).FirstOrDefault(f => f.Label.Zh == label)?.Key
            ?? throw new DemoRefused($"a sentence names “{label}”, which is no field of the form.");
    }
}
