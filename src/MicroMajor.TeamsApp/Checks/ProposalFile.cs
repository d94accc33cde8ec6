using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>
/// A proposal as JSON: the keys of the form, and what the rules want to know besides (unit, round, annex 1, the other programmes). What
/// the form does not know, and what is of another type, is named.
/// </summary>
internal sealed class ProposalFile
{
    // Part of the filing form, but no rule reads them: the school's, and what is signed on paper.
    private static readonly string[] Unread = ["schoolName", "schoolCode", "opinionLead", "opinionUnit", "opinionSchool", "partnerOpinions", "provincialOpinion"];

    // What the form counts itself: a file may say it, but must count as the form does.
    private static readonly (string Key, Func<ProposalTotals, decimal> Of)[] Counted =
        [("courseCount", t => t.CourseCount), ("coreCourseCount", t => t.CoreCourseCount), ("totalCredits", t => t.Credits), ("totalHours", t => t.Hours)];

    private readonly List<Flaw> flaws = [];
    private readonly Members members;
    private readonly FormDefinition form;
    private readonly RoundPolicy policy;

    private ProposalFile(FormDefinition form, RoundPolicy policy) => (this.form, this.policy, members) = (form, policy, new(flaws));

    /// <summary>What is to be checked, or what is wrong with the file.</summary>
    public static (RuleContext? Context, IReadOnlyList<Flaw> Flaws) Read(JsonElement json, FormDefinition form, RoundPolicy policy, DateTimeOffset at)
    {
        var file = new ProposalFile(form, policy);
        var context = file.Read(json, at);
        return file.flaws.Count == 0 ? (context, []) : (null, file.flaws);
    }

    private RuleContext? Read(JsonElement json, DateTimeOffset at)
    {
        if (members.Of(json, "") is not { } top) return null;
        var directions = DirectionsIn(top);
        var units = UnitsIn(top);
        var values = new FieldValues(members, units, directions, policy);
        var answers = Answers.None;
        // Tables first: a course names its teacher by the team's row or by name.
        foreach (var field in form.Fields.Where(f => f.Type == FieldType.Table).OrderBy(f => f.Columns.Any(c => c.ChoicesFrom == "team")))
            if (top.TryGetValue(field.Key, out var rows)) answers = WithRows(answers, field, rows, values);
        foreach (var (key, path, value) in Scalars(top))
        {
            if (form.Field(key) is { Type: not FieldType.Table } field)
            {
                if (values.Read(field, value, path, answers) is { } text) answers = answers.With(key, text);
            }
            else if (!IsKnown(key, path))
            {
                members.Unknown(path);
            }
        }

        foreach (var (key, of) in Counted)
        {
            if (top.TryGetValue(key, out var given) && members.Number(given, key) is { Length: > 0 } typed && Answers.None.With(key, typed).Number(key) is var number && number != of(ProposalTotals.Of(answers)))
                members.Add(key, $"与课程表不一致：按课程表应为 {of(ProposalTotals.Of(answers))}。", $"disagrees with the courses, which make {of(ProposalTotals.Of(answers))}.");
        }

        var hosts = top.TryGetValue("hostUnit", out var unit) ? members.Text(unit, "hostUnit") ?? "" : "";
        var teaches = !top.TryGetValue("hostUnitIsTeaching", out var teaching) || members.YesNo(teaching, "hostUnitIsTeaching") != "false";
        var (round, beside) = (RoundIn(top), new MajorsFile(members));
        var majors = beside.Majors(top);
        return new(form, answers, round, new Unit(hosts, hosts.Length > 0 ? hosts : "申报单位", teaches, []), directions, at)
        {
            Units = units,
            Others = OthersIn(top),
            Majors = majors,
            Weak = WeakMajors.Of(majors, beside.Rates(top, round), policy),
        };
    }

    // lead.name may stand as "lead.name" or in an object "lead".
    private IEnumerable<(string Key, string Path, JsonElement Value)> Scalars(IReadOnlyDictionary<string, JsonElement> top)
    {
        foreach (var (key, value) in top)
        {
            if (form.Field(key) is null && form.Fields.Any(f => f.Key.StartsWith($"{key}.", StringComparison.Ordinal)))
            {
                foreach (var (inner, its) in members.Of(value, key) ?? new Dictionary<string, JsonElement>())
                {
                    if (top.ContainsKey($"{key}.{inner}")) members.Add($"{key}.{inner}", "写了两次。", "is given twice.");
                    yield return ($"{key}.{inner}", $"{key}.{inner}", its);
                }
            }
            else
            {
                yield return (key, key, value);
            }
        }
    }

    private bool IsKnown(string key, string path) =>
        key == path && (form.Field(key) is not null || Unread.Contains(key) || Counted.Any(c => c.Key == key) || key is "hostUnit" or "hostUnitIsTeaching" or "round" or "catalogue" or "units" or "others" or "majors" or "employment");

    private Answers WithRows(Answers answers, FormField table, JsonElement value, FieldValues values)
    {
        // 全校 in place of a list of majors.
        if (table.Key == "targetMajors" && value.ValueKind == JsonValueKind.String && value.ValueEquals("全校")) return answers.With("targetWholeSchool", "true");
        if (table.Key == Reasons.Table && value.ValueKind == JsonValueKind.Object) return WithReasons(answers, value);
        var rows = new List<Row>();
        foreach (var (item, path) in members.Each(value, table.Key))
        {
            var row = new Row($"r{rows.Count + 1}", []);
            foreach (var (key, cell) in members.Of(item, path) ?? new Dictionary<string, JsonElement>())
            {
                if (table.Columns.FirstOrDefault(c => c.Key == key) is not { } column) members.Unknown(Members.Join(path, key));
                else if (values.Read(column, cell, Members.Join(path, key), answers) is { } text) row = row.With(key, text);
            }

            rows.Add(row);
        }

        return answers.WithRows(table.Key, rows);
    }

    private Answers WithReasons(Answers answers, JsonElement value)
    {
        var rules = form.Field(Reasons.Table)?.Columns.FirstOrDefault(c => c.Key == Reasons.Rule)?.Choices.Select(c => c.Value).ToHashSet() ?? [];
        foreach (var (rule, reason) in members.Of(value, Reasons.Table) ?? new Dictionary<string, JsonElement>())
        {
            var path = Members.Join(Reasons.Table, rule);
            if (!rules.Contains(rule)) members.Add(path, "这一条不需要理由，或没有这一条规则。", "is no rule that takes a reason.");
            else if (members.Text(reason, path) is { } text) answers = Reasons.Given(answers, rule, CleanText.Of(text), []);
        }

        return answers;
    }

    private Round RoundIn(IReadOnlyDictionary<string, JsonElement> top)
    {
        // The round of the notice.
        var round = new Round("check", new("核对", "Check"), 2025, new(2025, 6, 16, 0, 0, 0, TimeSpan.FromHours(8)), new(2025, 6, 25, 23, 59, 59, TimeSpan.FromHours(8)), "", policy);
        if (!top.TryGetValue("round", out var value) || members.Of(value, "round") is not { } given) return round;
        foreach (var (key, its) in given)
        {
            var path = Members.Join("round", key);
            round = key switch
            {
                "year" => its.ValueKind == JsonValueKind.Number && its.TryGetInt32(out var year) && year is > 0 and < 9999 ? round with { Year = year } : Not(round, path, its),
                "opensAt" => members.Instant(its, path) is { } opens ? round with { OpensAt = opens } : round,
                "deadline" => members.Instant(its, path) is { } deadline ? round with { Deadline = deadline } : round,
                _ => Unknown(round, path),
            };
        }

        return round;

        Round Not(Round same, string path, JsonElement found)
        {
            members.Wrong<string>(path, "年份，如 2025", "a year, like 2025", found);
            return same;
        }

        Round Unknown(Round same, string path)
        {
            members.Unknown(path);
            return same;
        }
    }

    private IReadOnlyList<Direction> DirectionsIn(IReadOnlyDictionary<string, JsonElement> top) =>
        !top.TryGetValue("catalogue", out var value) ? [.. NoticeAreas.Select(a => new Direction(a, a, "", "", "", "notice"))]
        : [.. Objects(value, "catalogue", "field", "fieldName", "direction", "directionName").Select(d => new Direction(d["field"], Or(d["fieldName"], d["field"]), d["direction"], Or(d["directionName"], d["direction"]), "", "file"))];

    private IReadOnlyList<Unit> UnitsIn(IReadOnlyDictionary<string, JsonElement> top) =>
        top.TryGetValue("units", out var value) ? [.. Objects(value, "units", "code", "name").Select(u => new Unit(u["code"], Or(u["name"], u["code"]), true, []))] : [];

    private IReadOnlyList<OtherProgramme> OthersIn(IReadOnlyDictionary<string, JsonElement> top) =>
        top.TryGetValue("others", out var value) ? [.. Objects(value, "others", "name", "lead").Select(o => new OtherProgramme(o["name"], o["lead"]))] : [];

    // Clause 一.1 names these four; annex 1 is the catalogue's.
    private static readonly string[] NoticeAreas = ["数字经济", "绿色经济", "低空经济", "民生服务保障"];

    private List<Dictionary<string, string>> Objects(JsonElement value, string path, params string[] keys)
    {
        var all = new List<Dictionary<string, string>>();
        foreach (var (item, here) in members.Each(value, path))
        {
            var one = keys.ToDictionary(k => k, _ => "");
            foreach (var (key, its) in members.Of(item, here) ?? new Dictionary<string, JsonElement>())
            {
                if (!one.ContainsKey(key)) members.Unknown(Members.Join(here, key));
                else one[key] = members.Text(its, Members.Join(here, key)) ?? "";
            }

            all.Add(one);
        }

        return all;
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
