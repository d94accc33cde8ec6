using MicroMajor.Demo;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.DemoRounds;

public sealed class MadeUpProposalsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20250616)]
    public void Every_made_up_proposal_could_be_submitted(int seed)
    {
        var others = new List<OtherProgramme>();
        foreach (var index in Enumerable.Range(0, 30))
        {
            var answers = Typed(seed, index);
            var found = NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day) { Others = [.. others] });
            Assert.DoesNotContain(found, f => RuleBook.Strength(f.Code) is RuleStrength.Error or RuleStrength.Reason);
            others.Add(new(answers["programName"], answers["lead.name"]));
        }
    }

    [Fact]
    public void The_same_seed_and_place_make_the_same_proposal_and_another_place_another()
    {
        Assert.Equal(Typed(7, 3), Typed(7, 3));
        Assert.NotEqual(Typed(7, 3), Typed(7, 4));
    }

    private static Answers Typed(int seed, int index)
    {
        var typed = MadeUp.Proposal(seed, index, 2025, $"负责人{index}", "计算机与软件学院");
        return typed.Rows.Aggregate(
            typed.Texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Value)),
            (a, t) => a.WithRows(t.Key, t.Value.Select((cells, i) => new Row($"r{i + 1}", cells))));
    }
}
