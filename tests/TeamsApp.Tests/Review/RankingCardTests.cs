using System.Text;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Review;

public sealed class RankingCardTests
{
    private static readonly RankingDraw s_draw = new(CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly)), StateWords.Shipped, new());

    public static TheoryData<Language, bool> Pages => new() { { Language.Zh, false }, { Language.En, false }, { Language.Zh, true }, { Language.En, true } };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_of_the_ranking_of_two_hundred_is_light_enough_and_together_they_show_each_of_them(Language language, bool sure)
    {
        var ranking = Ranking(200);
        var shown = "";
        for (var from = 0; from < 200; from += RankingDraw.LinesOnCard)
        {
            var json = Encoding.UTF8.GetString(s_draw.Of(ranking, language, from: from, sure: sure).Json.Span);
            Assert.InRange(Encoding.Unicode.GetByteCount(json), 1, 25 * 1024);
            shown += json;
        }

        foreach (var line in ranking.Lines) Assert.Contains($"\"{line.Proposal.Id}\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_experts_name_stands_on_it_but_of_those_whose_review_is_missing()
    {
        var json = Encoding.UTF8.GetString(s_draw.Of(Ranking(6), Language.Zh).Json.Span);
        Assert.Matches("专家[0-9]+：", json);
        Assert.DoesNotContain("很长的名字", json, StringComparison.Ordinal);
    }

    // Long names, wide spreads, ties, decisions of each kind: as much on each line as can be.
    private static RoundRanking Ranking(int count)
    {
        var chance = new Random(7);
        Proposal made = A.Proposal().Complete().With("programName", new string('长', 60)).Pending(Conclusion.RecommendAfterRevision, "总体可行", "写明数据来源");
        var given = A.Assignment(made).Submitted().Build();
        var proposals = Enumerable.Range(1, count).Select(n => made with { Id = $"WZY-2025-{n:0000}" }).ToList();
        var reviews = proposals.SelectMany(p => Enumerable.Range(1, 60).OrderBy(_ => chance.Next()).Take(5).Select(n => given with
        {
            Id = $"{p.Id}-{n}",
            ProposalId = p.Id,
            Expert = new($"expert-{n:00}"),
            ExpertName = $"很长的名字{n}",
            Total = 60m + 5m * chance.Next(0, 9) + 0.25m,
            Grades = given.Grades.SetItem("curriculum", chance.Next(2) == 0 ? "A" : "B"),
        })).ToList();
        var round = A.Round() with { Policy = new() { CutPoints = 75, Quota = count / 2, CorrectLeniency = true, FlaggedSpread = 1 } };
        return RoundRanking.Of(round, proposals, reviews, round.Rubric);
    }
}
