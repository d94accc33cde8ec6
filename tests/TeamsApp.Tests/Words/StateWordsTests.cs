using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Words;

public sealed class StateWordsTests
{
    private static readonly StateWords Words = StateWords.Shipped;

    [Fact]
    public void Owner_and_office_read_of_one_state_from_where_they_stand()
    {
        Assert.Equal("学院已推荐，教务处审查中", Words.Owner(ProposalState.Screening, Language.Zh));
        Assert.Equal("待形式审查", Words.Office(ProposalState.Screening, Language.Zh));
        Assert.Equal("To be screened", Words.Office(ProposalState.Screening, Language.En));
    }

    [Fact]
    public void Expert_and_office_read_of_one_assignment_from_where_they_stand()
    {
        Assert.Equal("您已谢绝", Words.Expert(AssignmentState.Declined, Language.Zh));
        Assert.Equal("专家已谢绝", Words.Assignment(AssignmentState.Declined, Language.Zh));
    }

    [Fact]
    public void No_two_states_are_told_alike_to_the_same_reader()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Distinct(Enum.GetValues<ProposalState>().Select(s => Words.Owner(s, language)));
            Assert.Distinct(Enum.GetValues<ProposalState>().Select(s => Words.Office(s, language)));
            Assert.Distinct(Enum.GetValues<AssignmentState>().Select(s => Words.Expert(s, language)));
            Assert.Distinct(Enum.GetValues<AssignmentState>().Select(s => Words.Assignment(s, language)));
        }
    }

    [Fact]
    public void An_act_is_named_as_the_audit_keeps_it() => Assert.Equal("受理", Words.Act($"{ProposalAct.AcceptForReview}", Language.Zh));
}
