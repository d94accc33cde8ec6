namespace MicroMajor.Domain.Rounds;

/// <summary>Which column of a table is which.</summary>
/// <param name="Line">The line of the headings.</param>
/// <param name="At">The place of each column that was found.</param>
/// <param name="Year">The year that a heading names (2024年度去向落实率).</param>
/// <param name="Unused">Headings that the list does not know: they are left alone.</param>
internal sealed record ImportHeader(SheetLine Line, IReadOnlyDictionary<string, int> At, int? Year, IReadOnlyList<string> Unused)
{
    // A title, a remark, an empty line or two may stand above the headings.
    private const int MostAbove = 20;

    public int? this[string column] => At.TryGetValue(column, out var at) ? at : null;

    /// <summary>The headings, or what is missing among them.</summary>
    public static Outcome<ImportHeader> Find(OfficeList list, Sheet sheet)
    {
        var candidates = sheet.Lines.Where(l => !l.IsBlank).Take(MostAbove).Select(l => Read(list, l)).ToList();
        if (candidates.Count == 0) return new Problem("import-empty");
        var best = candidates.MaxBy(h => h.At.Count)!;
        var header = candidates.FirstOrDefault(h => Missing(list, h).Count == 0) ?? best;
        if (Missing(list, header) is { Count: > 0 } missing) return new Problem("import-columns-missing", Labels(list, missing));
        var twice = header.Line.Cells.Select(c => Heading.Read(c).Name).Where(n => n.Length > 0).Select(n => ImportColumns.Of(list).FirstOrDefault(k => k.Is(n))).OfType<ImportColumn>().GroupBy(k => k.Key).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? header : new Problem("import-column-twice", Facts.Of(("line", $"{header.Line.Number}"), ("column", twice.First().Label.Zh), ("columnEn", twice.First().Label.En)));
    }

    private static ImportHeader Read(OfficeList list, SheetLine line)
    {
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var unused = new List<string>();
        int? year = null;
        foreach (var (index, cell) in line.Cells.Index())
        {
            var heading = Heading.Read(cell);
            if (heading.Name.Length == 0) continue;
            if (ImportColumns.Of(list).FirstOrDefault(k => k.Is(heading.Name)) is not { } column) unused.Add(TypedCell.Text(cell));
            else if (at.TryAdd(column.Key, index)) year ??= heading.Year;
        }

        return new(line, at, year, unused);
    }

    private static List<IReadOnlyList<string>> Missing(OfficeList list, ImportHeader header) =>
        [.. ImportColumns.Needed(list).Where(group => group.All(k => header[k] is null))];

    private static Facts Labels(OfficeList list, IReadOnlyList<IReadOnlyList<string>> groups) => Facts.Of(
        ("columns", string.Join('、', groups.Select(g => string.Join('/', g.Select(k => ImportColumns.Of(list, k).Label.Zh))))),
        ("columnsEn", string.Join(", ", groups.Select(g => string.Join('/', g.Select(k => ImportColumns.Of(list, k).Label.En))))));
}
