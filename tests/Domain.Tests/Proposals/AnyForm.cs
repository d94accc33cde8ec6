using FsCheck;
using FsCheck.Fluent;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>Forms and policies as chance would have them.</summary>
internal static class AnyForm
{
    /// <summary>As it may come from hands, imports and forgery: every field now blank, now sensible, now nonsense.</summary>
    public static Gen<Answers> Wild()
    {
        var form = FormDefinitions.Current;
        var fields = form.Fields.Where(f => f.Type != FieldType.Table).Select(f => Typed(f).Select(text => (f.Key, Text: text)));
        var tables = form.Fields.Where(f => f.Type == FieldType.Table).Select(t =>
            from count in Gen.Choose(0, 6)
            from rows in Gen.CollectToArray(t.Columns.Select(c => Typed(c).Select(text => KeyValuePair.Create(c.Key, text)))).ArrayOf(count)
            select (t.Key, Rows: rows));
        return
            from texts in Gen.CollectToArray(fields)
            from rows in Gen.CollectToArray(tables)
            select rows.Aggregate(
                texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Text)),
                (a, t) => a.WithRows(t.Key, t.Rows.Select((cells, i) => new Row($"r{i + 1}", cells))));
    }

    /// <summary>A complete form with a few slips in it: what an owner works on.</summary>
    public static Gen<Answers> NearlyDone()
    {
        var form = FormDefinitions.Current;
        var slips = form.Fields.Select(f => f.Type == FieldType.Table
            ? from column in Gen.Elements(f.Columns.ToArray())
              from row in Gen.Choose(1, 5)
              from text in Typed(column)
              select (Func<Answers, Answers>)(a => a.Rows(f.Key).FirstOrDefault(r => r.Id == $"r{row}") is { } there ? a.WithRow(f.Key, there.With(column.Key, text)) : a)
            : Typed(f).Select(text => (Func<Answers, Answers>)(a => a.With(f.Key, text))));
        return
            from courses in Gen.Choose(1, 14)
            from halves in Gen.Choose(1, 12)
            from type in Gen.Elements("urgent", "applied", "interdisciplinary")
            from made in Gen.OneOf(slips).ArrayOf(4)
            select made.Aggregate(
                CompleteForm.Answers.With("type", type).With("frontierFocus", "未来信息").With("industryField", "digital").With("direction", "digital-1").WithRows("courses", CompleteForm.Courses(courses, halves / 2m)),
                (a, slip) => slip(a));
    }

    /// <summary>Policies that no office would save, but a hand in the list might.</summary>
    public static Gen<RoundPolicy> Policies()
    {
        var number = Gen.Elements(decimal.MinValue, -1m, 0m, 0.5m, 2m, 15m, 1000m, decimal.MaxValue);
        var whole = Gen.Elements(int.MinValue, -1, 0, 1, 3, 12, 50, int.MaxValue);
        var day = from month in Gen.Elements(-1, 0, 2, 7, 13) from d in Gen.Elements(-5, 1, 30, 99) select new MonthDay(month, d);
        return
            from n in number.ArrayOf(6)
            from w in whole.ArrayOf(12)
            from d in day.ArrayOf(3)
            from titles in Gen.Elements<IReadOnlyList<string>?>(null, [], ["教授", ""])
            select new RoundPolicy
            {
                MaxTotalCredits = n[0],
                MinCourseCredits = n[1],
                MaxCourseCredits = n[2],
                HoursPerCredit = n[3],
                TooLongFactor = n[4],
                MaxSameCoursesPercent = n[5],
                MinAboutFive = w[0],
                MaxAboutFive = w[1],
                MinCoreCourses = w[2],
                MaxCoreCourses = w[3],
                SeniorFromGrade = w[4],
                MaxBuildMonths = w[5],
                MinDemandLength = w[6],
                MinDifferenceLength = w[7],
                MinReasonLength = w[8],
                MaxProgrammesPerLead = w[9],
                AdvisedLengths = new Dictionary<string, int> { ["introduction"] = w[10], ["programName"] = w[11] },
                EarliestTeaching = d[0],
                LastTeaching = d[1],
                LastArguable = d[2],
                SeniorTitles = titles,
            };
    }

    private static Gen<string> Typed(FormField field)
    {
        string[] sensible = field.Type switch
        {
            FieldType.Number => ["1", "2", "3", "2.5", "2.55", "48", "１６", "-1", "0", "79228162514264337593543950335", "1e9"],
            FieldType.Date => ["2025-09-01", "2026-06-30", "2026-07-01", "2026-08-01", "2028-01-01", "0001-01-01", "9999-12-31", "2025年9月1日"],
            FieldType.YesNo => ["true", "false", "是"],
            FieldType.Choice or FieldType.MultiChoice => [.. field.Choices.Select(c => c.Value), "r1", "r2", "digital", "digital-1", "green-1", string.Join(',', field.Choices.Select(c => c.Value))],
            FieldType.Phone => ["13900000001", "0412-5550000"],
            _ => ["智能数据分析与应用", "教授", "陈思远", new string('字', 400), new string('字', 1700), "C-08", "数据、分析", "短"],
        };
        string[] nonsense = ["{name}", "\0", "𠮷𠮷", "\ud800", ",,,", "r2147483647", "   ", "<b>", "１２３４５６７８９０１２３４５６７８９０１２３４５６７８９０"];
        return Gen.Frequency((2, Gen.Constant("")), (6, Gen.Elements(sensible)), (1, Gen.Elements(nonsense)));
    }
}
