using MicroMajor.Demo;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tests.Words;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.DemoRounds;

/// <summary>A sentence that nobody could act on would show here: the demo's owners have nothing else to go by.</summary>
public sealed class SentenceReaderTests
{
    private readonly SentenceReader reader = new();

    [Fact]
    public void Every_finding_that_stops_a_submission_is_understood_from_its_sentence_alone()
    {
        var findings = EveryProblem.Of().Where(p => RuleBook.Find(p.Code) is not null && RuleBook.Stops(p.Code)).ToList();

        Assert.NotEmpty(findings);
        Assert.All(findings, f =>
        {
            var shown = Markdown.Escape(ProblemWords.Shipped.Plain(f, Language.Zh));
            var codes = ProblemWords.Shipped.Codes;
            Assert.Equal(codes.Contains(f.Code) ? f.Code : RuleBook.IdOf(f.Code), reader.Read(shown)?.Code);
        });
    }

    [Fact]
    public void A_sentence_gives_back_the_facts_that_stand_in_it()
    {
        var read = reader.Read("6 门课程共 18 学分，超出 15 学分 3 学分：减一门 3 学分课程即可。")!;

        Assert.Equal("C-09", read.Code);
        Assert.Equal(new SortedDictionary<string, string> { ["drop"] = "3", ["max"] = "15", ["n"] = "6", ["over"] = "3", ["sum"] = "18" }, new SortedDictionary<string, string>(read.Facts.ToDictionary()));
    }

    [Fact]
    public void What_the_app_never_says_is_not_understood() => Assert.Null(reader.Read("请稍后再试，谢谢。"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_first_version_of_the_demo_is_one_that_cannot_be_submitted(int index)
    {
        var sheet = Mistakes.FirstVersion(MadeUp.Proposal(7, index, 2025, "甲", "计算机与软件学院"), index);
        var answers = sheet.Rows.Aggregate(
            sheet.Texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Value)),
            (a, t) => a.WithRows(t.Key, t.Value.Select((cells, i) => new Row($"r{i + 1}", cells))));

        Assert.Contains(NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day)), f => RuleBook.Stops(f.Code));
    }
}
