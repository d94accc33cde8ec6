using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The other half of docs/permissions.md: who gets in by a verb is answered otherwise than of what there is not, and it is done, refused or only shown, in each state of the proposal.</summary>
public sealed class GettingInTests(ForgedCardTests.Stand stand, ITestOutputHelper output) : IClassFixture<ForgedCardTests.Stand>
{
    private static readonly IReadOnlyList<string> s_verbs = [.. Permissions.Of.Where(v => v.Value != Permissions.Who.Anybody && !Permissions.IsOfRound(v.Key)).Select(v => v.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_verb_about_a_proposal_has_its_effect_in_one_table() =>
        Assert.Equal(s_verbs, Effects.Shows.Concat(Effects.Does.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Whoever_has_to_do_with_a_proposal_gets_to_it_by_each_of_their_verbs_and_it_comes_to_what_the_table_says()
    {
        var (sent, done, paged, alike, otherwise) = (0, 0, 0, new List<string>(), new List<string>());
        foreach (var verb in s_verbs)
            foreach (var (role, who) in Permissions.Roles)
            {
                var targets = stand.Targets.Index().Where(t => Permissions.MayEnter(who, verb, t.Item)).ToList();
                if (targets.Count == 0) continue;
                var (unknown, asked) = (await stand.AnswerAsync(who, verb, await stand.AddressAsync(null, verb)), new HashSet<Effect>());
                foreach (var (index, target) in targets)
                {
                    var (cell, data) = ($"{verb} by {role} to {index + 1}, {target.Name}", await stand.AddressAsync(target, verb, who));
                    var seen = await stand.SendAsync(who, verb, data);
                    sent++;
                    if (seen.Answer == unknown) alike.Add($"{cell}: {seen.Answer}");
                    // What only shows may say something besides; it changes nothing.
                    var effect = seen.Effect == Effect.Refused && Effects.Shows.Contains(verb) ? Effect.Shown : seen.Effect;
                    var expected = Effects.Of(verb, who, index + 1);
                    if (effect != expected) otherwise.Add($"{cell}, is {effect} and not {expected} [{seen.Written}]: {seen.Answer[..Math.Min(seen.Answer.Length, 1000)]}");
                    if (effect == Effect.Refused && seen.Told > 0) otherwise.Add($"{cell} is refused, and {seen.Told} messages went out to others");
                    if (seen.Effect == Effect.Done)
                    {
                        done++;
                        stand.Playing.TakeBack();
                    }

                    // The page says of each of them the same.
                    if (!asked.Add(effect)) continue;
                    var page = await stand.Playing.ActAsync(who, verb, data);
                    paged++;
                    if (Playing.Differ(seen, page) is { Length: > 0 } differs) otherwise.Add($"{cell}: the card and the page differ: {differs[..Math.Min(differs.Length, 3000)]}");
                    if (page.Effect == Effect.Done) stand.Playing.TakeBack();
                }
            }

        output.WriteLine($"{sent} cards, {done} of them did something; {paged} of them from a page too");
        Assert.True(alike.Count == 0, $"Answered as if there were no such thing:\n{string.Join('\n', alike)}");
        Assert.True(otherwise.Count == 0, string.Join('\n', otherwise));
        Assert.True(sent > 1500 && done > 100 && paged > 150);
    }

    [Fact]
    public async Task What_is_everybodys_own_comes_to_the_same_on_a_page()
    {
        var (asked, wrong) = (0, new List<string>());
        foreach (var verb in Permissions.Of.Where(v => v.Value == Permissions.Who.Anybody).Select(v => v.Key))
            // Not the dean, whose own settings name their deputy.
            foreach (var who in new[] { Scene.Owner, Scene.Office, Scene.Experts[0], Scene.Stranger })
            {
                var data = await stand.AddressAsync(stand.Targets[0], verb);
                var seen = await stand.SendAsync(who, verb, data);
                if (seen.Effect == Effect.Done) stand.Playing.TakeBack();
                var page = await stand.Playing.ActAsync(who, verb, data);
                if (page.Effect == Effect.Done) stand.Playing.TakeBack();
                asked++;
                if (Playing.Differ(seen, page) is { Length: > 0 } differs) wrong.Add($"{verb} by {who.UserPrincipalName}: the card and the page differ: {differs[..Math.Min(differs.Length, 3000)]}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 60);
    }
}
