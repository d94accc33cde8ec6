using FsCheck;
using FsCheck.Fluent;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class RuleProperties
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20250616UL, 53UL);

    [Fact]
    public void Rules_never_throw_whatever_is_typed() =>
        Check.One(Repeatable, Prop.ForAll(AnyAnswers(), answers => Found(answers).All(f => f.Code.Length > 0)));

    [Fact]
    public void Every_finding_points_into_the_form() => Check.One(Repeatable, Prop.ForAll(AnyAnswers(), answers =>
        Found(answers).Where(f => f.At is not null).All(f =>
            FormDefinitions.Current.Field(f.At!.Field) is { } field
            && (f.At.Row is null || answers.Rows(f.At.Field).Any(r => r.Id == f.At.Row))
            && (f.At.Column is null || field.Columns.Any(c => c.Key == f.At.Column)))));

    [Fact]
    public void The_order_of_rows_changes_no_verdict() => Check.One(Repeatable, Prop.ForAll(AnyAnswers(), answers =>
        Verdict(answers).SequenceEqual(Verdict(answers.Tables.ToList().Aggregate(answers, (a, t) => a.WithRows(t, a.Rows(t).Reverse()))))));

    [Fact]
    public void Fifteen_credits_are_the_limit_however_they_are_divided() => Check.One(Repeatable, Prop.ForAll(
        Gen.Choose(1, 60).Select(half => half / 2m).ArrayOf().Where(c => c.Length is > 0 and <= 20).ToArbitrary(),
        credits => Found(Courses(credits)).Any(f => f.Code == "C-09") == credits.Sum() > 15m));

    [Fact]
    public void A_finding_is_found_again() => Check.One(Repeatable, Prop.ForAll(AnyAnswers(), answers => Found(answers).SequenceEqual(Found(answers))));

    private static IReadOnlyList<Problem> Found(Answers answers) =>
        NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day) { Others = [new("智能数据分析与应用", "陈思远")] });

    // Which of two courses of one name comes second depends on the order; that there is one does not. Row numbers are for the reader.
    private static List<string> Verdict(Answers answers) =>
        [.. Found(answers).Select(f => RuleBook.IdOf(f.Code) is "X-03" ? f.Code : $"{f.Code} {f.At?.Field} {f.At?.Row} {f.At?.Column}").Distinct().Order(StringComparer.Ordinal)];

    private static Answers Courses(decimal[] credits) => CompleteForm.Answers.WithRows("courses", credits.Select((c, i) =>
        CompleteForm.Courses(credits.Length, 3m)[i].With("credits", c.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    // A form as it may come from hands, imports and forgery: every field now blank, now sensible, now nonsense.
    private static Arbitrary<Answers> AnyAnswers()
    {
        var form = FormDefinitions.Current;
        var fields = form.Fields.Where(f => f.Type != FieldType.Table).Select(f => Typed(f).Select(text => (f.Key, Text: text)));
        var tables = form.Fields.Where(f => f.Type == FieldType.Table).Select(t =>
            from count in Gen.Choose(0, 6)
            from rows in Gen.CollectToArray(t.Columns.Select(c => Typed(c).Select(text => KeyValuePair.Create(c.Key, text)))).ArrayOf(count)
            select (t.Key, Rows: rows));
        return (
            from texts in Gen.CollectToArray(fields)
            from rows in Gen.CollectToArray(tables)
            select rows.Aggregate(
                texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Text)),
                (a, t) => a.WithRows(t.Key, t.Rows.Select((cells, i) => new Row($"r{i + 1}", cells))))).ToArbitrary();
    }

    private static Gen<string> Typed(FormField field)
    {
        string[] sensible = field.Type switch
        {
            FieldType.Number => ["1", "2", "3", "2.5", "48", "１６", "-1", "0", "79228162514264337593543950335", "1e9"],
            FieldType.Date => ["2025-09-01", "2026-06-30", "2026-07-01", "2026-08-01", "2028-01-01", "0001-01-01", "9999-12-31", "2025年9月1日"],
            FieldType.YesNo => ["true", "false", "是"],
            FieldType.Choice or FieldType.MultiChoice => [.. field.Choices.Select(c => c.Value), "r1", "r2", "digital", "digital-1", "green-1", string.Join(',', field.Choices.Select(c => c.Value))],
            FieldType.Phone => ["13900000001", "0412-5550000"],
            _ => ["智能数据分析与应用", "教授", "陈思远", new string('字', 400), "C-08", "数据、分析"],
        };
        string[] nonsense = ["{name}", "\0", "𠮷𠮷", "\ud800", ",,,", "r2147483647", "   ", "<b>", "１２３４５６７８９０１２３４５６７８９０１２３４５６７８９０"];
        return Gen.Frequency((2, Gen.Constant("")), (6, Gen.Elements(sensible)), (1, Gen.Elements(nonsense)));
    }
}
