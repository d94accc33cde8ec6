using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit.Memory;

/// <summary>The office's lists as rows in memory: over the very units, directions, majors and rates that the other ports show.</summary>
public sealed class MemoryOfficeLists(MemoryDirectory directory, MemoryRounds rounds, MemoryMajors majors) : IOfficeLists
{
    private readonly Dictionary<OfficeList, Shelf<OfficeListRow>> shelves = Enum.GetValues<OfficeList>().ToDictionary(l => l, _ => new Shelf<OfficeListRow>());

    /// <summary>How many rows were written, in how many calls.</summary>
    public IList<int> Writes { get; } = [];

    /// <summary>Breaks the next write after so many rows, as a crash would.</summary>
    public int? BreakAfter { get; set; }

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<OfficeListRow>>> ReadAsync(OfficeList list, IReadOnlyCollection<int> years, CancellationToken ct)
    {
        foreach (var row in Present(list)) shelves[list].Ensure(row.Key, _ => row);
        return Task.FromResult<IReadOnlyList<Stored<OfficeListRow>>>(
            [.. shelves[list].All().Where(r => list != OfficeList.Employment || years.Contains(int.Parse(r.Value["year"], CultureInfo.InvariantCulture)))]);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> WriteAsync(OfficeList list, IReadOnlyList<Stored<OfficeListRow>> rows, CancellationToken ct)
    {
        var changed = new List<string>();
        Writes.Add(rows.Count);
        foreach (var (row, index) in rows.Select((r, i) => (r, i)))
        {
            if (index == BreakAfter)
            {
                BreakAfter = null;
                Show(list);
                throw new IOException("The connection broke.");
            }

            if (row.Version.Length > 0)
            {
                if (shelves[list].Replace(row.Value.Key, row) is null && !Same(shelves[list].Find(row.Value.Key)?.Value, row.Value)) changed.Add(row.Value.Key);
            }
            else if (shelves[list].Ensure(row.Value.Key, _ => row.Value) is (var there, false) && !Same(there.Value, row.Value))
            {
                changed.Add(row.Value.Key);
            }
        }

        Show(list);
        return Task.FromResult<IReadOnlyList<string>>(changed);
    }

    private static bool Same(OfficeListRow? one, OfficeListRow other) =>
        one is not null && one.InUse == other.InUse && one.Cells.Keys.Union(other.Cells.Keys).All(c => one[c] == other[c]);

    private IEnumerable<OfficeListRow> Present(OfficeList list) => list switch
    {
        OfficeList.Directions => rounds.Directions.Select(d => Row($"{d.CatalogueVersion}|{d.FieldCode}|{d.Code}",
            ("fieldCode", d.FieldCode), ("fieldName", d.FieldName), ("code", d.Code), ("name", d.Name), ("version", d.CatalogueVersion), ("source", d.Source))),
        OfficeList.Units => directory.Units.Select(u => Row(u.Code,
            ("code", u.Code), ("name", u.Name), ("teaches", u.TeachesUndergraduates ? "true" : "false"), ("reviewers", string.Join('\n', u.Reviewers.Select(r => r.Value))))),
        OfficeList.Experts => directory.Experts.Select(e => Row(e.Id.Value,
            ("account", e.Id.Value), ("name", e.Name), ("unit", e.UnitCode), ("organisation", e.Organisation), ("field", e.Field), ("maxLoad", $"{e.MaxLoad}"),
            ("absences", string.Join('\n', e.Absences.Select(a => $"{a.From:yyyy-MM-dd}/{a.To:yyyy-MM-dd}"))), ("languages", string.Join('\n', e.Languages)), ("deputy", e.Deputy?.Value ?? ""))),
        OfficeList.Majors => majors.Majors.Select(m => Row(m.Code, ("code", m.Code), ("name", m.Name), ("unit", m.UnitCode), ("courses", string.Join('\n', m.Courses)))),
        _ => majors.Rates.Select(r => Row($"{r.Year}|{r.MajorCode}",
            ("majorCode", r.MajorCode), ("majorName", r.MajorName), ("year", $"{r.Year}"), ("rate", r.Rate?.ToString(CultureInfo.InvariantCulture) ?? ""), ("graduates", $"{r.Graduates}"),
            ("asOf", r.AsOf?.ToString("O", CultureInfo.InvariantCulture) ?? ""), ("source", r.Source), ("importedOn", r.ImportedOn.ToString("O", CultureInfo.InvariantCulture)), ("flagReason", r.FlagReason))),
    };

    private void Show(OfficeList list)
    {
        var rows = shelves[list].All().Select(r => r.Value).Where(r => r.InUse).ToList();
        switch (list)
        {
            case OfficeList.Directions:
                Fill(rounds.Directions, rows.Select(r => new Direction(r["fieldCode"], r["fieldName"], r["code"], r["name"], r["version"], r["source"])));
                break;
            case OfficeList.Units:
                Fill(directory.Units, rows.Select(r => new Unit(r["code"], r["name"], r["teaches"] == "true", [.. Lines(r["reviewers"]).Select(p => new PersonId(p))])));
                break;
            case OfficeList.Majors:
                Fill(majors.Majors, rows.Select(r => new Major(r["code"], r["name"], r["unit"], Lines(r["courses"]))));
                break;
            case OfficeList.Experts:
                Fill(directory.Experts, rows.Select(r => new Expert(new(r["account"]), r["name"], r["unit"], r["organisation"], r["field"])
                {
                    MaxLoad = (int?)Number(r["maxLoad"]),
                    Absences = [.. Lines(r["absences"]).Select(l => new Absence(Day(l[..10])!.Value, Day(l[11..])!.Value))],
                    Languages = Lines(r["languages"]),
                    Deputy = r["deputy"].Length > 0 ? new PersonId(r["deputy"]) : null,
                }));
                break;
            default:
                Fill(majors.Rates, rows.Select(r => new EmploymentRate(
                    r["majorCode"], r["majorName"], int.Parse(r["year"], CultureInfo.InvariantCulture), Number(r["rate"]), (int?)Number(r["graduates"]), Day(r["asOf"]), r["source"], Day(r["importedOn"]) ?? default, r["flagReason"])));
                break;
        }
    }

    private static void Fill<T>(IList<T> list, IEnumerable<T> values)
    {
        list.Clear();
        foreach (var value in values) list.Add(value);
    }

    private static OfficeListRow Row(string key, params (string Column, string Text)[] cells) =>
        new(key, cells.Where(c => c.Text.Length > 0).ToDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
