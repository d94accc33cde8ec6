using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>What a snapshot has for the places of a Word form.</summary>
internal sealed class TemplateValues
{
    // As many fields as a form has, so that the table never grows while it is filled.
    private const int Room = 80;

    private readonly FilingSnapshot snapshot;
    private readonly HoleNames names;
    private readonly Dictionary<string, FilingField> fields = new(Room, StringComparer.Ordinal);

    public TemplateValues(FilingSnapshot snapshot, HoleNames names)
    {
        (this.snapshot, this.names) = (snapshot, names);
        foreach (var section in snapshot.Sections)
            for (var i = 0; i < section.Fields.Count; i++) fields[section.Fields[i].Key] = section.Fields[i];
    }

    /// <summary>How many rows a table has.</summary>
    public int Rows(string table) => fields.GetValueOrDefault(table)?.Table?.Rows.Count ?? 0;

    /// <summary>Is there something?</summary>
    public bool Has(Hole hole, int row) => hole.Table.Length > 0 && hole.Key == hole.Table ? Rows(hole.Table) > 0 : hole.Words.Length > 0 ? IsChosen(hole, row) : Raw(hole, row).Length > 0;

    /// <summary>The text of a place.</summary>
    public string Text(Hole hole, int row) => hole.Kind switch
    {
        HoleKind.Box => IsChosen(hole, row) ? hole.Boxes.Yes : hole.Boxes.No,
        _ => Shown(hole, Raw(hole, row)),
    };

    private string Raw(Hole hole, int row) =>
        hole.Key == "rowNumber" ? row < 0 ? "" : PrintedText.Of(row + 1)
        : hole.Kind == HoleKind.Sum ? Sum(hole)
        : hole.Table.Length > 0 && hole.Key != hole.Table ? Cell(hole.Table, hole.Key, row)
        : Field(hole.Key);

    private bool IsChosen(Hole hole, int row)
    {
        var text = hole.Table.Length > 0 ? Cell(hole.Table, hole.Key, row) : fields.GetValueOrDefault(hole.Key)?.Text ?? "";
        for (var from = 0; from <= text.Length; from += hole.Words.Length)
        {
            if ((from = text.IndexOf(hole.Words, from, StringComparison.Ordinal)) < 0) return false;
            var end = from + hole.Words.Length;
            if ((from == 0 || text[from - 1] == '、') && (end == text.Length || text[end] == '、')) return true;
        }

        return false;
    }

    private string Field(string key) => key switch
    {
        "schoolName" => snapshot.School,
        "hostUnit" => snapshot.UnitName,
        "unitOpinion" => snapshot.UnitOpinion,
        "contentCode" => snapshot.ContentCode,
        "proposalId" => snapshot.ProposalId,
        "draftMark" => snapshot.IsFinal ? "" : DraftMark,
        "decidedOn" => PrintedText.Of(snapshot.DecidedAt),
        "year" => snapshot.Year.ToString(CultureInfo.InvariantCulture),
        "courseCount" => PrintedText.Of(snapshot.Totals.Courses),
        "coreCourseCount" => PrintedText.Of(snapshot.Totals.CoreCourses),
        "totalCredits" => PrintedText.Of(snapshot.Totals.Credits),
        "totalHours" => PrintedText.Of(snapshot.Totals.Hours),
        "direction" when !names.Has("directionNote") => PrintedForm.WithNote(Given("direction"), Given("directionNote")),
        "targetMajors" => Targets(),
        "decliningMajors" => Declining(),
        _ => Given(key),
    };

    /// <summary>What a draft says of itself.</summary>
    public const string DraftMark = "草　稿";

    private string Given(string key) => fields.GetValueOrDefault(key)?.Text ?? "";

    private string Targets() =>
        Given("targetWholeSchool") == "是" ? SummaryColumn.WholeSchool
        : fields.GetValueOrDefault("targetMajors") is { Table: { } table } ? string.Join('、', table.Rows.Select(r => At(table, "name", r)).Where(n => n.Length > 0))
        : Given("targetMajors");

    private string Declining() => Given("targetWholeSchool") != "是" && fields.GetValueOrDefault("targetMajors") is { Table: { } table }
        ? string.Join('、', table.Rows.Where(r => At(table, "declining", r) == "是").Select(r => At(table, "name", r)))
        : "";

    private string Cell(string key, string column, int row)
    {
        if (row < 0 || fields.GetValueOrDefault(key)?.Table is not { } table || row >= table.Rows.Count) return "";
        var cells = table.Rows[row];
        return (key, column) switch
        {
            ("courses", "dates") when table.IndexOf("dates") < 0 => PrintedForm.Span(At(table, "start", cells), At(table, "end", cells)),
            ("hostMajors", "basis") when !names.Has("hostMajors.basisNote") => PrintedForm.WithNote(At(table, "basis", cells), At(table, "basisNote", cells)),
            _ => At(table, column, cells),
        };
    }

    private string Sum(Hole hole) => fields.GetValueOrDefault(hole.Table)?.Table is { } table && table.IndexOf(hole.Key) is >= 0 and var at
        ? PrintedText.Of(FilingTotals.Sum(table.Rows.Select(r => r[at])))
        : "";

    private static string At(FilingTable table, string column, IReadOnlyList<string> row) => table.IndexOf(column) is >= 0 and var at ? row[at] : "";

    private static string Shown(Hole hole, string text)
    {
        if (hole.Shown is not { } shown) return text;
        if (text.Length == 0) return shown.Empty;
        if (shown.Separator.Length > 0) text = text.Replace("、", shown.Separator, StringComparison.Ordinal);
        if (shown.Yes.Length > 0 && text == "是") text = shown.Yes;
        if (shown.No.Length > 0 && text == "否") text = shown.No;
        return shown.Date.Length > 0 && DateOnly.TryParseExact(text, "yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateFormat.Of(day, shown.Date) : text;
    }
}

/// <summary>All the places that a Word form has, by their keys: what stands by itself is not folded into another.</summary>
internal sealed class HoleNames(IEnumerable<Hole> holes)
{
    private readonly HashSet<string> keys = [.. holes.Where(h => h.Kind is not (HoleKind.If or HoleKind.Unless)).Select(Name)];

    public bool Has(string key) => keys.Contains(key);

    /// <summary>The key as a tag has it.</summary>
    public static string Name(Hole hole) => hole.Table.Length > 0 && hole.Key != hole.Table ? $"{hole.Table}.{hole.Key}" : hole.Key;
}
