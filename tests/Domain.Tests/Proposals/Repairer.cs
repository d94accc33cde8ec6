using System.Globalization;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>Does what the sentence of a finding says, with nothing but the finding's facts and its place in the form.</summary>
internal static class Repairer
{
    public static Answers Repaired(RuleContext context, Problem problem)
    {
        var answers = context.Answers;
        var (facts, at) = (problem.Facts, problem.At!);
        var here = at.Row is { } id ? answers.Rows(at.Field).First(r => r.Id == id) : null;
        return problem.Code switch
        {
            "T-03-unknown" => answers.With(at.Field, "other"),
            "T-03-elsewhere" => answers.With("industryField", context.Directions.First(d => d.FieldName == facts["belongs"]).FieldCode),
            "T-02" => answers.WithRow("targetMajors", answers.Rows("targetMajors")[0].With("declining", "true")),
            "T-05" => answers.WithRow("courses", answers.Rows("courses")[0].With("practiceHours", "16")),
            "T-07" => answers.With("targetWholeSchool", "true"),
            "U-03" => answers.WithRows("hostMajors", CompleteForm.Answers.Rows("hostMajors")),
            "U-04-short" or "C-04-short" => answers.With(at.Field, answers[at.Field] + new string('字', Whole(facts["more"]))),
            "L-01" => answers.With("lead.name", "陈思远"),
            "L-02" => answers.With("lead.title", "教授"),
            "L-04" => answers.With("lead.ack", "true"),
            "C-03-outside" => answers.WithRow("courses", here!.With(at.Column!, facts["from"] + facts["to"])),
            "C-03-semester" => answers.WithRow("courses", here!.With("semester", facts["max"])),
            "C-05-courses" => Renamed(answers, context.Majors.First(m => m.Name == facts["major"]), Whole(facts["fewer"])),
            "C-05" or "X-02" or "X-02-similar" => answers.With("programName", "从未有过的名称"),
            "C-06" or "C-06-far" => facts["more"].Length > 0 ? MoreCore(answers, Whole(facts["more"])) : FewerCore(answers, Whole(facts["fewer"])),
            "C-08" => answers.WithRow("courses", here!.With("credits", facts["nearest"])),
            "C-09" => LeftOut(answers, facts["drop"].Length > 0 ? [facts["drop"]] : facts["drops"].Split(" + ")),
            "C-10" => answers.WithRow("courses", here!.With("hours", facts["need"])),
            "C-11" => answers.With("targetGrades", $"{answers["targetGrades"]},{facts["from"]}"),
            "D-01" => answers.With(at.Field, facts["earliest"]),
            "D-02" or "D-02-july" => Put(answers, at, facts["last"]),
            "B-03" => answers.With("buildEnd", facts["until"]),
            "F-01-future" => answers.With(at.Field, facts["today"]),
            "X-03" => answers.WithRow("courses", here!.With("name", $"另一门课程{at.Row}")),
            "X-04" => Teaching(answers, here!),
            "X-05" => answers.With(at.Field, "13900000001"),
            "X-06" or "X-06-course" => Put(answers, at, facts["first"]),
            "X-07" => answers.With("classSize", facts["places"]),
            "X-08" => answers.With("isIndustryAcademic", "true"),
            "X-09" or "X-09-long" => answers.With(at.Field, Shorter(answers[at.Field], Whole(facts["over"]))),
            "X-10" => answers.WithoutRow(at.Field, at.Row!),
            "X-11" => answers.With("lead.name", "许知秋"),
            "X-12" => answers.WithRow("courses", facts["instead"].Length > 0 ? here!.With("hours", facts["instead"]) : here!.With("theoryHours", facts["hours"]).With("practiceHours", "")),
            "name-ends-twice" => answers.With("programName", "数据分析"),
            "too-small" or "too-small-cell" => Put(answers, at, facts["min"]),
            "too-large" or "too-large-cell" => Put(answers, at, facts["max"]),
            "too-long" or "too-long-cell" => Put(answers, at, Typed(answers, at)[..^Whole(facts["over"])]),
            "too-many-rows" => answers.WithRows(at.Field, answers.Rows(at.Field).SkipLast(Whole(facts["over"]))),
            "justification-missing" => Reasons.Given(answers, facts["rule"], "实训平台分三期建设，理由如附件。", NoticeRules.Check(context)),
            "justification-unconfirmed" => Reasons.Given(answers, facts["rule"], here!["text"], NoticeRules.Check(context)),
            // Everything else says: fill it in, or choose it anew.
            _ => Filled(context, at),
        };
    }

    // So many courses of the major's names get names of their own.
    private static Answers Renamed(Answers answers, Major major, int fewer) =>
        answers.Rows("courses").Where(r => major.Courses.Contains(r["name"])).Take(fewer).Aggregate(answers, (a, r) => a.WithRow("courses", r.With("name", $"自己的课程{r.Id}")));

    private static int Whole(string fact) => int.Parse(fact, CultureInfo.InvariantCulture);

    private static string Typed(Answers answers, FieldRef at) =>
        at.Row is { } row ? answers.Rows(at.Field).First(r => r.Id == row)[at.Column!] : answers[at.Field];

    private static Answers Put(Answers answers, FieldRef at, string text) =>
        at.Row is { } row ? answers.WithRow(at.Field, answers.Rows(at.Field).First(r => r.Id == row).With(at.Column!, text)) : answers.With(at.Field, text);

    private static Answers Filled(RuleContext context, FieldRef at)
    {
        var field = context.Form.Field(at.Field)!;
        if (at is { Column: "teacher", Field: "courses" })
        {
            var team = context.Answers.Rows("team").Count > 0 ? context.Answers : context.Answers.WithRows("team", CompleteForm.Answers.Rows("team"));
            return Put(team, at, team.Rows("team")[0].Id);
        }

        return field.Type == FieldType.Table && at.Column is null
            ? context.Answers.WithRows(at.Field, CompleteForm.Answers.Rows(at.Field))
            : Put(context.Answers, at, Sensible(at.Column is { } column ? field.Columns.First(c => c.Key == column) : field, context));
    }

    private static string Sensible(FormField field, RuleContext context) => field.Type switch
    {
        FieldType.Number => (field.Min ?? 1m).ToString(CultureInfo.InvariantCulture),
        FieldType.Date => "2025-06-12",
        FieldType.YesNo => "true",
        FieldType.Choice or FieldType.MultiChoice => FormChoices.Of(field, context.Answers, context.Units, context.Directions)[0].Value,
        FieldType.Phone => "13900000001",
        _ => "写明了",
    };

    private static Answers MoreCore(Answers answers, int more)
    {
        foreach (var course in answers.Rows("courses").Where(c => !c.IsYes("isCore")).Take(more).ToList())
        {
            answers = answers.WithRow("courses", course.With("isCore", "true"));
            more--;
        }

        return Enumerable.Range(0, more).Aggregate(answers, (a, _) => a.WithRow("courses", new Row(a.NextRowId("courses"), [new("isCore", "true")])));
    }

    private static Answers FewerCore(Answers answers, int fewer) =>
        answers.Rows("courses").Where(c => c.IsYes("isCore")).Take(fewer).ToList().Aggregate(answers, (a, c) => a.WithRow("courses", c.With("isCore", "false")));

    private static Answers LeftOut(Answers answers, IEnumerable<string> credits) => credits.Aggregate(answers, (a, c) =>
        a.WithoutRow("courses", a.Rows("courses").First(r => r.Number("credits") == decimal.Parse(c, CultureInfo.InvariantCulture)).Id));

    private static Answers Teaching(Answers answers, Row member) =>
        answers.Rows("courses").FirstOrDefault(c => c["name"].Any(char.IsLetterOrDigit)) is { } named
            ? answers.WithRow("team", member.With("toTeach", named["name"]))
            : answers.WithRow("courses", answers.Rows("courses")[0].With("teacher", member.Id));

    // From the end, so many characters that are not blank.
    private static string Shorter(string text, int by)
    {
        var runes = text.EnumerateRunes().ToList();
        for (var i = runes.Count - 1; i >= 0 && by > 0; i--)
        {
            if (System.Text.Rune.IsWhiteSpace(runes[i])) continue;
            runes.RemoveAt(i);
            by--;
        }

        return string.Concat(runes);
    }
}
