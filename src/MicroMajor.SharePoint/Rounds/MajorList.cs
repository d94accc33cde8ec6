using System.Collections.Concurrent;
using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.Rounds;

/// <summary>The majors, the employment rates and what colleges named, in the lists Majors, Employment and EnablingDirections.</summary>
internal sealed class MajorList(SharePointList majors, SharePointList employment, SharePointList named, IOptions<SharePointOptions> options, TimeProvider time) : IMajors
{
    private readonly Remembered<IReadOnlyList<Major>> known = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await majors.AllAsync(Schema.Listed, Schema.Yes, ct)).Select(Major)]);

    private readonly ConcurrentDictionary<int, Remembered<IReadOnlyList<EmploymentRate>>> rates = [];

    public Task<IReadOnlyList<Major>> MajorsAsync(CancellationToken ct) => known.GetAsync(ct);

    public Task<IReadOnlyList<EmploymentRate>> RatesAsync(int year, CancellationToken ct) =>
        rates.GetOrAdd(year, y => new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), c => ReadAsync(y, c))).GetAsync(ct);

    public async Task<IReadOnlyList<Stored<UnitDirections>>> NamedAsync(string roundId, CancellationToken ct) =>
        [.. (await named.AllAsync("RoundId", roundId, ct)).Select(r => new Stored<UnitDirections>(Named(r), ItemVersion.Of(r))).OrderBy(d => d.Value.UnitCode, StringComparer.Ordinal)];

    public async Task<Outcome<Stored<UnitDirections>>> SaveNamedAsync(Stored<UnitDirections> directions, CancellationToken ct)
    {
        var fields = new FieldMap
        {
            ["Title"] = Limits.Heading($"{directions.Value.RoundId} {directions.Value.UnitCode}"),
            ["NamedKey"] = $"{directions.Value.RoundId}|{directions.Value.UnitCode}",
            ["RoundId"] = directions.Value.RoundId,
            ["UnitCode"] = directions.Value.UnitCode,
            ["Named"] = Json.OfMany(directions.Value.Named),
            ["RemindedOn"] = directions.Value.RemindedOn?.ToString("O", CultureInfo.InvariantCulture),
            ["ByName"] = directions.Value.ByName,
            ["At"] = Instant.Text(directions.Value.At),
        };
        if (Limits.Broken(fields, column => new(column)) is { } problem) return problem;
        if (directions.Version.Length == 0)
        {
            var (row, added) = await named.AddOnceAsync("NamedKey", fields, ct);
            return added || fields.AreIn(row) ? new Stored<UnitDirections>(directions.Value, ItemVersion.Of(row)) : new Problem("changed-meanwhile");
        }

        var (item, eTag) = ItemVersion.Read(directions.Version);
        return await named.ReplaceAsync(item, eTag, fields, ct) is { } version ? new Stored<UnitDirections>(directions.Value, ItemVersion.Of(item, version)) : new Problem("changed-meanwhile");
    }

    /// <summary>Majors or rates were changed here: read them anew.</summary>
    public void Forget()
    {
        known.Forget();
        rates.Clear();
    }

    // A year has as many rates as the school has majors; those out of use are left out here, since one filter reads one index.
    private async Task<IReadOnlyList<EmploymentRate>> ReadAsync(int year, CancellationToken ct) =>
        [.. (await employment.AllAsync("RateYear", year.ToString(CultureInfo.InvariantCulture), ct)).Where(r => r.Text(Schema.Listed) == Schema.Yes).Select(r => Rate(r, year))];

    private static Major Major(ListRow row) => new(
        row.Text("MajorCode"), row.Text("Title"), row.Text("UnitCode"),
        [.. row.Text("Courses").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    private static EmploymentRate Rate(ListRow row, int year) => new(
        row.Text("MajorCode"), row.Text("Title"), year, Number(row.Text("Rate")), (int?)Number(row.Text("Graduates")), Day(row.Text("AsOf")), row.Text("Source"),
        Day(row.Text("ImportedOn")) ?? default, row.Text("FlagReason"));

    private static UnitDirections Named(ListRow row) => new(row.Text("RoundId"), row.Text("UnitCode"), Json.Many<NamedDirection>(row.Text("Named")))
    {
        RemindedOn = Day(row.Text("RemindedOn")),
        ByName = row.Text("ByName"),
        At = Instant.Read(row.Text("At")),
    };

    // Rates are kept as text: SharePoint's numbers are binary, and 50.0 must stay 50.0.
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
