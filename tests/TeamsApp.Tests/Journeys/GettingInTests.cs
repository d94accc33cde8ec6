using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The other half of docs/permissions.md: who gets in by a verb is answered otherwise than of what there is not, in each state of the proposal.</summary>
public sealed class GettingInTests(ForgedCardTests.Stand stand, ITestOutputHelper output) : IClassFixture<ForgedCardTests.Stand>
{
    private readonly Scene scene = stand.Scene;

    [Fact]
    public async Task Whoever_has_to_do_with_a_proposal_gets_to_it_by_each_of_their_verbs()
    {
        var (sent, none, alike) = (0, await stand.AddressAsync(null), new List<string>());
        foreach (var verb in Permissions.Of.Keys.Where(v => !Permissions.IsOfRound(v)).Order(StringComparer.Ordinal))
            foreach (var who in Permissions.People)
            {
                var targets = stand.Targets.Where(t => Permissions.MayEnter(who, verb, t)).ToList();
                if (targets.Count == 0) continue;
                var unknown = await stand.AnswerAsync(who, verb, none);
                foreach (var target in targets)
                {
                    var answer = await stand.AnswerAsync(who, verb, await stand.AddressAsync(target));
                    sent++;
                    if (answer == unknown) alike.Add($"{verb} by {who.UserPrincipalName} to {target.Name}: {answer}");
                    await AsItWasAsync(target);
                }
            }

        output.WriteLine($"{sent} cards");
        Assert.True(alike.Count == 0, $"Answered as if there were no such thing:\n{string.Join('\n', alike)}");
        Assert.True(sent > 900);
    }

    // What the verb did is taken back, so that the next one finds the same.
    private async Task AsItWasAsync(ForgedCardTests.Target target)
    {
        await scene.SettleAsync();
        if (await scene.Proposals.FindAsync(target.Proposal.Value.Id, default) is { } proposal && proposal.Version != target.Proposal.Version)
            Assert.True((await scene.Proposals.SaveAsync(proposal.With(target.Proposal.Value), default)).IsDone);
        if (target.Assignment is { } task && await scene.Assignments.FindAsync(task.Value.Id, default) is { } assignment && assignment.Version != task.Version)
            Assert.True((await scene.Assignments.SaveAsync(assignment.With(task.Value), default)).IsDone);
    }
}
