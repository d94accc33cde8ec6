using FsCheck;
using FsCheck.Fluent;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class RuleProperties
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20250616UL, 53UL);

    private static readonly Arbitrary<Answers> AnyAnswers = Gen.OneOf(AnyForm.Wild(), AnyForm.NearlyDone()).ToArbitrary();

    [Fact]
    public void Rules_never_throw_whatever_is_typed() =>
        Check.One(Repeatable, Prop.ForAll(AnyAnswers, answers => Found(answers).All(f => f.Code.Length > 0)));

    [Fact]
    public void Rules_never_throw_whatever_the_policy_says() =>
        Check.One(Repeatable, Prop.ForAll(AnyAnswers, AnyForm.Policies().ToArbitrary(), (answers, policy) => Found(answers, policy).All(f => f.Code.Length > 0)));

    [Fact]
    public void Every_finding_points_into_the_form() => Check.One(Repeatable, Prop.ForAll(AnyAnswers, answers =>
        Found(answers).Where(f => f.At is not null).All(f =>
            FormDefinitions.Current.Field(f.At!.Field) is { } field
            && (f.At.Row is null || answers.Rows(f.At.Field).Any(r => r.Id == f.At.Row))
            && (f.At.Column is null || field.Columns.Any(c => c.Key == f.At.Column)))));

    [Fact]
    public void The_order_of_rows_changes_no_verdict() => Check.One(Repeatable, Prop.ForAll(AnyAnswers, answers =>
        Verdict(answers).SequenceEqual(Verdict(answers.Tables.ToList().Aggregate(answers, (a, t) => a.WithRows(t, a.Rows(t).Reverse()))))));

    [Fact]
    public void Doing_what_a_sentence_says_takes_its_finding_away() => Check.One(Repeatable, Prop.ForAll(AnyAnswers, answers =>
    {
        foreach (var finding in Found(answers).Where(f => RuleBook.Strength(f.Code) is RuleStrength.Error or RuleStrength.Reason or RuleStrength.Warning))
        {
            var after = Found(Repairer.Repaired(Context(answers), finding));
            Assert.False(after.Any(f => f.Code == finding.Code && f.At == finding.At && f.Facts["rule"] == finding.Facts["rule"]), $"{finding.Code} at {finding.At} is still there: {finding.Facts}");
        }

        return true;
    }));

    [Fact]
    public void Whoever_does_what_every_sentence_says_can_submit() => Check.One(Repeatable, Prop.ForAll(AnyForm.NearlyDone().ToArbitrary(), answers =>
    {
        // Mending one thing may show the next (a direction, its note); nobody goes round in a circle.
        for (var steps = 0; steps < 60; steps++)
        {
            if (Found(answers).FirstOrDefault(f => RuleBook.Stops(f.Code)) is not { } next) return true;
            answers = Repairer.Repaired(Context(answers), next);
        }

        return false;
    }));

    [Fact]
    public void Fifteen_credits_are_the_limit_however_they_are_divided() => Check.One(Repeatable, Prop.ForAll(
        Gen.Choose(1, 60).Select(half => half / 2m).ArrayOf().Where(c => c.Length is > 0 and <= 20).ToArbitrary(),
        credits => Found(Courses(credits)).Any(f => f.Code == "C-09") == credits.Sum() > 15m));

    [Fact]
    public void No_fewer_courses_would_do_than_those_that_are_named_to_be_left_out() => Check.One(Repeatable, Prop.ForAll(
        Gen.Choose(1, 60).Select(half => half / 2m).ArrayOf().Where(c => c.Length is > 0 and <= 20).ToArbitrary(),
        credits =>
        {
            if (Found(Courses(credits)).FirstOrDefault(f => f.Code == "C-09") is not { } found) return true;
            var fewest = credits.OrderDescending().Aggregate((Left: credits.Sum(), Count: 0), (x, c) => x.Left > 15m ? (x.Left - c, x.Count + 1) : x).Count;
            return (found.Facts["drop"].Length > 0 ? "1" : found.Facts["count"]) == $"{fewest}";
        }));

    [Fact]
    public void A_finding_is_found_again() => Check.One(Repeatable, Prop.ForAll(AnyAnswers, answers => Found(answers).SequenceEqual(Found(answers))));

    private static IReadOnlyList<Problem> Found(Answers answers, RoundPolicy? policy = null) => NoticeRules.Check(Context(answers, policy));

    private static RuleContext Context(Answers answers, RoundPolicy? policy = null) =>
        new(FormDefinitions.Current, answers, A.Round() with { Policy = policy ?? new() }, A.Unit(), A.Directions, A.Day) { Others = [new("智能数据分析与应用", "陈思远")] };

    // Which of two courses of one name comes second, and which of two that end last, depends on the order; that there is one does not. Row
    // numbers are for the reader.
    private static List<string> Verdict(Answers answers) =>
        [.. Found(answers).Select(f => RuleBook.IdOf(f.Code) is "X-03" or "D-02" ? f.Code : $"{f.Code} {f.At?.Field} {f.At?.Row} {f.At?.Column}").Distinct().Order(StringComparer.Ordinal)];

    private static Answers Courses(decimal[] credits) => CompleteForm.Answers.WithRows("courses", credits.Select((c, i) =>
        CompleteForm.Courses(credits.Length, 3m)[i].With("credits", c.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
