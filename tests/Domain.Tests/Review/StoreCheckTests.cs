using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class StoreCheckTests
{
    [Fact]
    public void A_round_that_was_played_by_the_rules_has_nothing_broken() => Assert.Empty(StoreCheck.Of(BrokenStores.Sound));

    public static TheoryData<string> Codes => [.. BrokenStores.All.Select(b => b.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_broken_invariant_is_named_with_its_proposal(string code)
    {
        var broken = StoreCheck.Of(BrokenStores.All.Single(b => b.Code == code).Store);
        Assert.Contains(broken, p => p.Code == code && p.Facts["proposal"].StartsWith("WZY-2025-000", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_owed_still_is_on_its_way_and_not_broken()
    {
        Proposal fresh = A.Proposal().Complete().Submitted();
        Assert.Empty(StoreCheck.Of(new(A.Round(), Rubrics.Current, [fresh], [], [], [])));
        Assert.Equal("broken-unrecorded", Assert.Single(StoreCheck.Of(new(A.Round(), Rubrics.Current, [fresh with { Owed = [] }], [], [], []))).Code);
    }

    [Fact]
    public void Revisions_returns_and_changed_decisions_tell_one_story()
    {
        Proposal revised = A.Proposal().Complete().Revised().Passed();
        var given = Enumerable.Range(1, 3).Select(n => A.Assignment(revised, A.Expert(n)).Submitted().Build()).ToList();
        IReadOnlyList<AuditEntry> audit = [.. revised.Owed.OfType<AuditDue>().Select(d => d.Entry)];
        Assert.Empty(StoreCheck.Of(new(A.Round(), Rubrics.Current, [revised with { Owed = [] }], given, [], audit)));
        Proposal toRevise = A.Proposal().Complete().ToRevise();
        Assert.Empty(StoreCheck.Of(new(A.Round(), Rubrics.Current, [toRevise with { Owed = [] }], given, [], [.. toRevise.Owed.OfType<AuditDue>().Select(d => d.Entry)])));
    }
}
