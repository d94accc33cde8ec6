using MicroMajor.LocalTenant;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The part of docs/permissions.md about a round: each verb by whoever gets in, in each stage of the round, by a card and by a page.</summary>
public sealed class RoundEffectsTests(RoundStand stand, ITestOutputHelper output) : IClassFixture<RoundStand>
{
    private static readonly IReadOnlyList<string> s_verbs = [.. Permissions.Of.Where(v => v.Value != Permissions.Who.Anybody && Permissions.IsOfRound(v.Key)).Select(v => v.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_verb_about_a_round_has_its_effect_in_one_table() =>
        Assert.Equal(s_verbs, RoundEffects.Shows.Concat(RoundEffects.Does.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Whoever_gets_to_a_round_does_in_each_of_its_stages_what_the_table_says_and_the_page_says_the_same()
    {
        var (sent, done, wrong) = (0, 0, new List<string>());
        foreach (var stage in stand.Stages)
        {
            // One person may ask the pages so many times a minute.
            stand.Scene.Clock.Move(TimeSpan.FromMinutes(1));
            foreach (var verb in s_verbs)
                foreach (var (role, who) in Permissions.Roles)
                {
                    if (RoundEffects.Enters(verb, who) is not { } unit) continue;
                    var (cell, data) = ($"{verb} by {role} to {stage.Number}, {stage.Name}", stand.Data(verb, stage, unit));
                    var seen = await stand.Playing.SendAsync(who, verb, data);
                    sent++;
                    // What only shows may say something besides; it changes nothing.
                    var effect = seen.Effect == Effect.Refused && RoundEffects.Shows.Contains(verb) ? Effect.Shown : seen.Effect;
                    var expected = RoundEffects.Of(verb, stage.Number);
                    if (effect != expected) wrong.Add($"{cell}, is {effect} and not {expected} [{seen.Written}] {seen.Said}: {seen.Answer[..Math.Min(seen.Answer.Length, 600)]}");
                    if (effect == Effect.Refused && (seen.Told > 0 || seen.Said.Length == 0)) wrong.Add($"{cell} is refused with “{seen.Said}”, and {seen.Told} messages went out to others");
                    if (seen.Effect == Effect.Done)
                    {
                        done++;
                        if (!RoundEffects.Fits(verb, seen.Lists)) wrong.Add($"{cell} wrote to {seen.Lists}");
                        stand.Playing.TakeBack();
                    }

                    var page = await stand.Playing.ActAsync(who, verb, data);
                    if (Playing.Differ(seen, page) is { Length: > 0 } differs) wrong.Add($"{cell}: the card and the page differ: {differs[..Math.Min(differs.Length, 3000)]}");
                    if (page.Effect == Effect.Done) stand.Playing.TakeBack();
                }
        }

        output.WriteLine($"{sent} cards and as many acts of a page, {done} of them did something");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(sent > 700 && done > 150);
    }

    [Fact]
    public async Task Whose_it_is_not_gets_to_no_round_in_any_of_its_stages()
    {
        var (sent, wrong) = (0, new List<string>());
        foreach (var verb in s_verbs)
            foreach (var who in new[] { Permissions.FormerOffice, Scene.OtherDean })
            {
                var unknown = (await stand.Playing.SendAsync(who, verb, stand.Data(verb, null))).Answer;
                foreach (var stage in stand.Stages)
                {
                    // The card names this college, and the round.
                    var seen = await stand.Playing.SendAsync(who, verb, stand.Data(verb, stage));
                    sent++;
                    if (seen.Effect == Effect.Done || seen.Told > 0) wrong.Add($"{verb} by {who.UserPrincipalName} to {stage.Name}: {seen.Written}, {seen.Told} messages");
                    // What shows all colleges shows everybody their own.
                    if (who == Scene.OtherDean && verb is "duties/open" or "packs/all") Assert.DoesNotContain("计算机", seen.Answer, StringComparison.Ordinal);
                    else if (seen.Answer != unknown) wrong.Add($"{verb} by {who.UserPrincipalName} tells of {stage.Name}: {seen.Answer[..Math.Min(seen.Answer.Length, 600)]} and not {unknown[..Math.Min(unknown.Length, 600)]}");
                }
            }

        output.WriteLine($"{sent} cards");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(sent > 1000);
    }
}
