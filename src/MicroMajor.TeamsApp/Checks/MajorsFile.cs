using System.Globalization;
using System.Text.Json;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>
/// The school's majors and what became of their graduates, as a proposal's file may say them beside the form: <c>majors</c> with code, name,
/// unit and courses; <c>employment</c> with code, name, rate (per cent of the year that counts) and flag (why the office counts it as weak).
/// </summary>
internal sealed class MajorsFile(Members members)
{
    /// <summary>The majors of <c>majors</c>; none when it is not there.</summary>
    public IReadOnlyList<Major> Majors(IReadOnlyDictionary<string, JsonElement> top)
    {
        var all = new List<Major>();
        foreach (var (item, path) in Items(top, "majors"))
        {
            var major = new Major("", "", "", []);
            foreach (var (key, its) in members.Of(item, path) ?? new Dictionary<string, JsonElement>())
            {
                var here = Members.Join(path, key);
                major = key switch
                {
                    "code" => major with { Code = Text(its, here) },
                    "name" => major with { Name = Text(its, here) },
                    "unit" => major with { UnitCode = Text(its, here) },
                    "courses" => major with { Courses = [.. members.Each(its, here).Select(c => Text(c.Value, c.Path))] },
                    _ => Unknown(major, here),
                };
            }

            all.Add(major);
        }

        return all;
    }

    /// <summary>The rates of <c>employment</c>, all of the year that counts for the round.</summary>
    public IReadOnlyList<EmploymentRate> Rates(IReadOnlyDictionary<string, JsonElement> top, Round round)
    {
        var all = new List<EmploymentRate>();
        foreach (var (item, path) in Items(top, "employment"))
        {
            var rate = new EmploymentRate("", "", EmploymentRate.YearFor(round), null, null, null, "", default, "");
            foreach (var (key, its) in members.Of(item, path) ?? new Dictionary<string, JsonElement>())
            {
                var here = Members.Join(path, key);
                rate = key switch
                {
                    "code" => rate with { MajorCode = Text(its, here) },
                    "name" => rate with { MajorName = Text(its, here) },
                    "rate" => rate with { Rate = Percent(its, here) },
                    "flag" => rate with { FlagReason = Text(its, here) },
                    _ => Unknown(rate, here),
                };
            }

            all.Add(rate);
        }

        return all;
    }

    private IEnumerable<(JsonElement Value, string Path)> Items(IReadOnlyDictionary<string, JsonElement> top, string key) =>
        top.TryGetValue(key, out var value) ? members.Each(value, key) : [];

    private string Text(JsonElement value, string path) => members.Text(value, path) ?? "";

    private decimal? Percent(JsonElement value, string path)
    {
        if (members.Number(value, path) is not { Length: > 0 } typed) return null;
        if (decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 100) return rate;
        members.Add(path, "应为 0 到 100 的百分数，如 48.5。", "should be per cent, from 0 to 100, like 48.5.");
        return null;
    }

    private T Unknown<T>(T same, string path)
    {
        members.Unknown(path);
        return same;
    }
}
