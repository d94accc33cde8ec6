using System.Globalization;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Rounds;

/// <summary>What a table is read beside: the day, the year meant where the file names none, and the lists that its rows refer to.</summary>
/// <param name="Source">Where the office says it has the file from; the file's own column goes before it.</param>
/// <param name="Accounts">What was found of the addresses that the file names (<see cref="ImportReading.Addresses"/>).</param>
public sealed record ImportContext(DateOnly Today, int Year, string Source, IReadOnlyList<Unit> Units, IReadOnlyList<Major> Majors, IReadOnlyList<DirectoryAccount> Accounts);

/// <summary>A row that was understood, and the line that it stands in.</summary>
public sealed record SheetRow(int Line, OfficeListRow Row);

/// <summary>A line that was not taken, and why.</summary>
/// <param name="Key">The row that it would have been, as far as that can be told: such a row is not missing from the file.</param>
public sealed record RefusedLine(int Line, Problem Problem, string Key = "");

/// <summary>A table as an import understands it.</summary>
/// <param name="Columns">The columns that the file has; the others of a row stay as they are.</param>
/// <param name="Unused">Headings that no column of the list is called.</param>
public sealed record ImportRead(IReadOnlyList<SheetRow> Rows, IReadOnlyList<RefusedLine> Refused, IReadOnlyList<string> Columns, IReadOnlyList<string> Unused);

/// <summary>Reads a table as rows of one of the office's lists. Pure: the same table and lists, the same rows and refusals.</summary>
public static class ImportReading
{
    /// <summary>More rows than any school has majors: a wrong file, not a longer list.</summary>
    public const int MostRows = 1_000;

    private const int LongestName = 200;
    private const int LongestNote = 2_000;
    private const int MostNames = 200;

    /// <summary>The rows and the refused lines; refused as a whole when the table is none of this list.</summary>
    public static Outcome<ImportRead> Read(OfficeList list, Sheet sheet, ImportContext context)
    {
        if (list == OfficeList.Majors && context.Units.Count == 0) return new Problem("import-needs-units");
        if (list == OfficeList.Employment && context.Majors.Count == 0) return new Problem("import-needs-majors");
        var found = ImportHeader.Find(list, sheet);
        if (!found.IsDone) return Outcome<ImportRead>.Refused(found.Problems);
        var header = found.Value;
        var lines = sheet.Lines.SkipWhile(l => l != header.Line).Skip(1).Where(l => !l.IsBlank && !IsHeaderAgain(header, l)).ToList();
        if (lines.Count == 0) return new Problem("import-empty");
        if (lines.Count > MostRows) return new Problem("import-too-many", Facts.Of(("max", $"{MostRows}")));
        return new Reader(list, header, context, SharesOnly(header, lines)).Read(lines);
    }

    /// <summary>Could the table be one of this list?</summary>
    public static bool Fits(OfficeList list, Sheet sheet) => ImportHeader.Find(list, sheet).IsDone;

    /// <summary>The addresses that the table names people by, each once: to be looked up before it is read.</summary>
    public static IReadOnlyList<string> Addresses(OfficeList list, Sheet sheet)
    {
        if (ImportHeader.Find(list, sheet) is not { IsDone: true, Value: var header }) return [];
        var people = ImportColumns.Of(list).Where(c => c.Kind is ImportCell.Person or ImportCell.People).Select(c => header[c.Key]).OfType<int>().ToList();
        return [.. sheet.Lines.Where(l => l.Number > header.Line.Number).Take(MostRows).SelectMany(l => people.SelectMany(at => TypedCell.Names(l[at]))).Select(TypedCell.Address).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    // A table that runs over a page in Word repeats its headings.
    private static bool IsHeaderAgain(ImportHeader header, SheetLine line) =>
        header.At.Values.All(at => TypedCell.Text(line[at]) == TypedCell.Text(header.Line[at]));

    /// <summary>
    /// Are the rates of the column shares (0.485) rather than per cent (48.5)? They are when no bare number of the column is above one.
    /// A number with its sign says itself what it is.
    /// </summary>
    private static bool SharesOnly(ImportHeader header, IReadOnlyList<SheetLine> lines)
    {
        if (header["rate"] is not { } at) return false;
        var bare = lines.Select(l => TypedCell.Rate(l[at])).Where(r => r is { IsPercent: false }).Select(r => r!.Value.Number).ToList();
        return bare.Count > 0 && bare.All(n => n <= 1m) && bare.Any(n => n > 0m);
    }

    private sealed class Reader(OfficeList list, ImportHeader header, ImportContext context, bool sharesOnly)
    {
        private readonly List<SheetRow> rows = [];
        private readonly List<RefusedLine> refused = [];
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> above = new(StringComparer.Ordinal);
        private readonly ILookup<string, DirectoryAccount> accounts = context.Accounts
            .SelectMany(a => ((string[])[a.LoginName, a.Mail]).Distinct(StringComparer.OrdinalIgnoreCase).Select(address => (Address: address, Account: a)))
            .ToLookup(a => a.Address, a => a.Account, StringComparer.OrdinalIgnoreCase);

        public ImportRead Read(IReadOnlyList<SheetLine> lines)
        {
            foreach (var line in lines) Read(line);
            var columns = ImportColumns.Of(list).Select(c => c.Key).Where(k => header[k] is not null).ToList();
            // What follows from another column or from the office's own words is of the file as well.
            return new(rows, refused, [.. columns, .. ImportColumns.Of(list).Where(c => c.IsStamp).Select(c => c.Key), .. Implied(list)], header.Unused);
        }

        private static string[] Implied(OfficeList list) => list switch
        {
            OfficeList.Directions => ["fieldCode", "code", "version"],
            OfficeList.Employment => ["majorCode", "majorName", "year", "importedOn"],
            OfficeList.Experts => ["unit", "organisation"],
            _ => [],
        };

        private void Read(SheetLine line)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            Problem? problem = null;
            foreach (var column in ImportColumns.Of(list).Where(c => header[c.Key] is not null))
            {
                var at = header[column.Key]!.Value;
                var typed = line[at];
                if (line.Formulas.TryGetValue(at, out var name) || TypedCell.Text(typed).StartsWith('='))
                {
                    problem ??= new("import-row-formula", Named(column, line.Number).And("cell", name ?? ""));
                    continue;
                }

                if (TypedCell.Text(typed).Length == 0 && column.FillsDown) typed = above.GetValueOrDefault(column.Key, "");
                above[column.Key] = typed;
                var read = Cell(column, typed, line.Number);
                if (read.IsDone) cells[column.Key] = read.Value;
                else
                {
                    problem ??= read.Problems[0];
                    // Somebody whose account cannot be taken is listed all the same.
                    if (column.Kind == ImportCell.Person && AccountsOf(typed) is [var known]) cells[column.Key] = known.Id.Value;
                }
            }

            problem ??= Needed(cells, line.Number);
            var completed = Completed(cells, line.Number);
            var key = completed.IsDone ? KeyOf(completed.Value) : "";
            problem ??= completed.IsDone ? null : completed.Problems[0];
            if (problem is null && seen.TryGetValue(key, out var first))
                problem = new("import-row-twice", At(line.Number).And("first", $"{first}").And("name", Name(completed.Value)));
            if (problem is not null)
            {
                refused.Add(new(line.Number, problem, key));
                return;
            }

            seen[key] = line.Number;
            rows.Add(new(line.Number, new(key, completed.Value)));
        }

        private Outcome<string> Cell(ImportColumn column, string typed, int line)
        {
            var text = TypedCell.Text(typed);
            if (text.Length == 0) return Outcome<string>.Done("");
            Problem Wrong(string code) => new(code, Named(column, line).And("typed", Short(text)));
            Outcome<string> Kept(string? value, string code) => value is null ? Wrong(code) : Outcome<string>.Done(value);
            switch (column.Kind)
            {
                case ImportCell.Code:
                    var code = TypedCell.Narrow(typed);
                    return code.Length > 60 ? Wrong("import-row-long") : code.Contains('|', StringComparison.Ordinal) ? Wrong("import-row-code") : Outcome<string>.Done(code);
                case ImportCell.Name:
                    return text.Length > LongestName ? Wrong("import-row-long") : Outcome<string>.Done(text);
                case ImportCell.Note:
                    return text.Length > LongestNote ? Wrong("import-row-long") : Outcome<string>.Done(text);
                case ImportCell.Names:
                    var names = TypedCell.Names(typed);
                    return names.Count > MostNames || names.Any(n => n.Length > LongestName) ? Wrong("import-row-long") : Outcome<string>.Done(string.Join('\n', names));
                case ImportCell.YesNo:
                    return Kept(TypedCell.YesNo(typed) switch { true => "true", false => "false", null => null }, "import-row-choice");
                case ImportCell.Rate:
                    return Rate(typed, Wrong);
                case ImportCell.Whole:
                    return Kept(TypedCell.Whole(typed)?.ToString(CultureInfo.InvariantCulture), "import-row-number");
                case ImportCell.Year:
                    return Kept(TypedCell.Year(typed)?.ToString(CultureInfo.InvariantCulture), "import-row-year");
                case ImportCell.Day:
                    return Kept(TypedCell.Day(typed)?.ToString("O", CultureInfo.InvariantCulture), "import-row-date");
                case ImportCell.Unit:
                    return Kept(UnitOf(text)?.Code, "import-row-unit");
                case ImportCell.Days:
                    return Kept(TypedCell.Spans(typed), "import-row-dates");
                case ImportCell.Person:
                    return TypedCell.Names(typed) is [var one] ? People(one.ToLowerInvariant(), Wrong) : Wrong("import-row-one-person");
                default:
                    return People(typed, Wrong);
            }
        }

        private Outcome<string> Rate(string typed, Func<string, Problem> wrong)
        {
            if (TypedCell.Rate(typed) is not { } rate) return wrong("import-row-rate");
            if (!rate.IsPercent && !sharesOnly && rate.Number is > 0m and <= 1m) return wrong("import-row-rate-share");
            var percent = !rate.IsPercent && sharesOnly ? rate.Number * 100m : rate.Number;
            return percent is < 0m or > 100m ? wrong("import-row-rate") : Outcome<string>.Done(PrintedText.Of(percent));
        }

        private Outcome<string> People(string typed, Func<string, Problem> wrong)
        {
            var ids = new List<string>();
            foreach (var person in TypedCell.Names(typed))
            {
                if (Guid.TryParseExact(person, "D", out _))
                {
                    ids.Add(person);
                    continue;
                }

                var all = AccountsOf(person);
                // Whoever left may have left an address to somebody else: what can be used goes first.
                if (all.Where(a => a is { IsGuest: false, IsEnabled: true }).ToList() is [var account])
                {
                    ids.Add(account.Id.Value);
                    continue;
                }

                return wrong(all switch
                {
                    [] => "import-row-person",
                    [{ IsGuest: true }] => "import-row-person-guest",
                    [_] => "import-row-person-disabled",
                    _ => "import-row-person-several",
                }).With(("typed", Short(person)));
            }

            return Outcome<string>.Done(string.Join('\n', ids.Distinct(StringComparer.Ordinal)));
        }

        private IReadOnlyList<DirectoryAccount> AccountsOf(string typed) => TypedCell.Address(typed) is { } address ? [.. accounts[address]] : [];

        private Problem? Needed(Dictionary<string, string> cells, int line)
        {
            foreach (var group in ImportColumns.Needed(list))
            {
                if (group.Any(k => cells.GetValueOrDefault(k, "").Length > 0)) continue;
                return new("import-row-lacks", At(line)
                    .And("column", string.Join('/', group.Select(k => ImportColumns.Of(list, k).Label.Zh)))
                    .And("columnEn", string.Join('/', group.Select(k => ImportColumns.Of(list, k).Label.En))));
            }

            return null;
        }

        // What follows from the cells: codes where the file has none, the year, the major behind a name.
        private Outcome<IReadOnlyDictionary<string, string>> Completed(Dictionary<string, string> cells, int line)
        {
            string Of(string column) => cells.GetValueOrDefault(column, "");
            void Default(string column, string text)
            {
                if (Of(column).Length == 0) cells[column] = text;
            }

            Default("source", context.Source);
            switch (list)
            {
                case OfficeList.Directions:
                    // Without codes a name is its own code.
                    Default("fieldCode", Of("fieldName"));
                    Default("code", Of("name"));
                    Default("version", $"{context.Today.Year}");
                    break;
                case OfficeList.Majors:
                    cells["code"] = Of("code").ToUpperInvariant();
                    if (LostZero(Of("code")) is { } whole) return new Problem("import-row-zero", At(line).And("typed", Of("code")).And("code", whole));
                    break;
                case OfficeList.Employment:
                    var major = MajorOf(Of("majorCode").ToUpperInvariant(), Of("majorName"), line);
                    if (!major.IsDone) return Outcome<IReadOnlyDictionary<string, string>>.Refused(major.Problems);
                    (cells["majorCode"], cells["majorName"]) = (major.Value.Code, major.Value.Name);
                    Default("year", $"{header.Year ?? context.Year}");
                    cells["importedOn"] = context.Today.ToString("O", CultureInfo.InvariantCulture);
                    break;
                case OfficeList.Experts when Of("unit").Length == 0 && UnitOf(Of("organisation")) is { } own:
                    // One column of a file often holds both: colleges of the school and firms outside.
                    cells["unit"] = own.Code;
                    cells.Remove("organisation");
                    break;
            }

            if (list is OfficeList.Units or OfficeList.Majors or OfficeList.Experts) cells.Remove("source");
            return Outcome<IReadOnlyDictionary<string, string>>.Done(cells.Where(c => c.Value.Length > 0).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));
        }

        private Outcome<Major> MajorOf(string code, string name, int line)
        {
            var spelt = Spelling.Of(name);
            if (code.Length > 0)
            {
                if (context.Majors.FirstOrDefault(m => m.Code == code) is not { } coded)
                    return LostZero(code) is { } whole ? new Problem("import-row-zero", At(line).And("typed", code).And("code", whole)) : Unknown(code);
                // A code and a name that contradict each other: one of the two is a slip, and a rate in the wrong place accuses the wrong major.
                return spelt.Length == 0 || Spelling.Of(coded.Name) == spelt ? coded : new Problem("import-row-other-name", At(line).And("code", code).And("name", coded.Name).And("typed", Short(name)));
            }

            if (spelt.Length == 0) return new Problem("import-row-lacks", At(line).And("column", "专业代码/专业名称").And("columnEn", "Major code/Major"));
            var named = context.Majors.Where(m => Spelling.Of(m.Name) == spelt).ToList();
            return named.Count switch
            {
                1 => named[0],
                0 => Unknown(name),
                _ => new Problem("import-row-two-majors", At(line).And("typed", Short(name)).And("n", $"{named.Count}")),
            };

            Problem Unknown(string typed) => new("import-row-major", At(line).And("typed", Short(typed)));
        }

        // Excel takes 080901 for a number and drops the zero in front.
        private string? LostZero(string code) =>
            code.Length > 0 && context.Majors.All(m => m.Code != code) && context.Majors.Any(m => m.Code == $"0{code}") ? $"0{code}" : null;

        private Unit? UnitOf(string typed) =>
            context.Units.FirstOrDefault(u => u.Code == typed) ?? (context.Units.Where(u => Spelling.Of(u.Name) == Spelling.Of(typed)).ToList() is [var only] ? only : null);

        private string KeyOf(IReadOnlyDictionary<string, string> cells) => list switch
        {
            OfficeList.Directions => $"{cells.GetValueOrDefault("version")}|{cells.GetValueOrDefault("fieldCode")}|{cells.GetValueOrDefault("code")}",
            OfficeList.Employment => $"{cells.GetValueOrDefault("year")}|{cells.GetValueOrDefault("majorCode")}",
            OfficeList.Experts => cells.GetValueOrDefault("account", ""),
            _ => cells.GetValueOrDefault("code", ""),
        };

        private static string Name(IReadOnlyDictionary<string, string> cells) => cells.GetValueOrDefault("name") ?? cells.GetValueOrDefault("majorName") ?? "";

        private static Facts Named(ImportColumn column, int line) => At(line).And("column", column.Label.Zh).And("columnEn", column.Label.En);

        private static Facts At(int line) => Facts.Of(("line", $"{line}"));

        private static string Short(string text) => text.Length <= 40 ? text : $"{text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)]}…";
    }

    private static Problem With(this Problem problem, (string Name, string Value) fact) => problem with { Facts = problem.Facts.And(fact.Name, fact.Value) };
}
