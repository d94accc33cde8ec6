using MicroMajor.Domain.Review;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The other half of docs/permissions.md: who gets in by a verb is answered otherwise than of what there is not, and it is done, refused or only shown, in each state of the proposal.</summary>
public sealed class GettingInTests(ForgedCardTests.Stand stand, ITestOutputHelper output) : IClassFixture<ForgedCardTests.Stand>
{
    private static readonly IReadOnlyList<string> s_verbs = [.. Permissions.Of.Where(v => v.Value != Permissions.Who.Anybody && !Permissions.IsOfRound(v.Key)).Select(v => v.Key).Order(StringComparer.Ordinal)];

    private readonly Scene scene = stand.Scene;

    [Fact]
    public void Every_verb_about_a_proposal_has_its_effect_in_one_table() =>
        Assert.Equal(s_verbs, Effects.Shows.Concat(Effects.Does.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Whoever_has_to_do_with_a_proposal_gets_to_it_by_each_of_their_verbs_and_it_comes_to_what_the_table_says()
    {
        var (sent, done, alike, otherwise) = (0, 0, new List<string>(), new List<string>());
        foreach (var verb in s_verbs)
            foreach (var (role, who) in Permissions.Roles)
            {
                var targets = stand.Targets.Index().Where(t => Permissions.MayEnter(who, verb, t.Item)).ToList();
                if (targets.Count == 0) continue;
                var unknown = await stand.AnswerAsync(who, verb, await stand.AddressAsync(null, verb));
                foreach (var (index, target) in targets)
                {
                    var (answer, effect, written) = await stand.SendAsync(who, verb, await stand.AddressAsync(target, verb, who));
                    sent++;
                    if (answer == unknown) alike.Add($"{verb} by {role} to {target.Name}: {answer}");
                    // What only shows may say something besides; it changes nothing.
                    if (effect == ForgedCardTests.Effect.Refused && Effects.Shows.Contains(verb)) effect = ForgedCardTests.Effect.Shown;
                    var expected = Effects.Of(verb, who, index + 1);
                    if (effect != expected) otherwise.Add($"{verb} by {role} to {index + 1}, {target.Name}, is {effect} and not {expected} [{written}]: {answer[..Math.Min(answer.Length, 1000)]}");
                    if (effect != ForgedCardTests.Effect.Done) continue;
                    done++;
                    await AsItWasAsync(target);
                }
            }

        output.WriteLine($"{sent} cards, {done} of them did something");
        Assert.True(alike.Count == 0, $"Answered as if there were no such thing:\n{string.Join('\n', alike)}");
        Assert.True(otherwise.Count == 0, string.Join('\n', otherwise));
        Assert.True(sent > 1500 && done > 100);
    }

    // What the verb did is taken back, so that the next one finds the same.
    private async Task AsItWasAsync(ForgedCardTests.Target target)
    {
        await scene.SettleAsync();
        if (await scene.Proposals.FindAsync(target.Proposal.Value.Id, default) is { } proposal && proposal.Version != target.Proposal.Version)
            Assert.True((await scene.Proposals.SaveAsync(proposal.With(target.Proposal.Value), default)).IsDone);
        foreach (var task in new[] { target.Assignment, target.Ended })
            if (task is not null && await scene.Assignments.FindAsync(task.Value.Id, default) is { } assignment && assignment.Version != task.Version)
                Assert.True((await scene.Assignments.SaveAsync(assignment.With(task.Value), default)).IsDone);
        // Whoever was asked besides is taken off again.
        foreach (var added in (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(target.Proposal.Value.Id), default)).Where(a => a.Value.State == AssignmentState.Offered && a.Value.Id != target.Assignment?.Value.Id))
            Assert.True((await scene.Assignments.SaveAsync(added.With(added.Value with { State = AssignmentState.Replaced, Owed = [] }), default)).IsDone);
    }
}
