using System.Collections.Concurrent;
using System.Globalization;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.Rounds;

/// <summary>The majors and the employment rates in the lists Majors and Employment.</summary>
internal sealed class MajorList(SharePointList majors, SharePointList employment, IOptions<SharePointOptions> options, TimeProvider time) : IMajors
{
    private readonly Remembered<IReadOnlyList<Major>> known = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await majors.AllAsync(Schema.Listed, Schema.Yes, ct)).Select(Major)]);

    private readonly ConcurrentDictionary<int, Remembered<IReadOnlyList<EmploymentRate>>> rates = [];

    public Task<IReadOnlyList<Major>> MajorsAsync(CancellationToken ct) => known.GetAsync(ct);

    public Task<IReadOnlyList<EmploymentRate>> RatesAsync(int year, CancellationToken ct) =>
        rates.GetOrAdd(year, y => new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), c => ReadAsync(y, c))).GetAsync(ct);

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

    // Rates are kept as text: SharePoint's numbers are binary, and 50.0 must stay 50.0.
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
