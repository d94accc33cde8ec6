using System.Globalization;
using System.Text;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>docs/permissions.md is what the forged cards and the strangers at the endpoints are measured by. Written with MICROMAJOR_WRITE_DOCS=1.</summary>
public sealed class PermissionsDocumentTests(ForgedCardTests.Stand stand) : IClassFixture<ForgedCardTests.Stand>
{
    private const string Never = "–";

    private static readonly IReadOnlyList<(string Title, SeedPerson Who)> s_roles = Permissions.Roles;

    [Fact]
    public void The_document_says_who_gets_in_where()
    {
        var path = Path.Combine(NodeFolder.Repository, "docs", "permissions.md");
        var expected = Document();
        if (Environment.GetEnvironmentVariable("MICROMAJOR_WRITE_DOCS") == "1") File.WriteAllText(path, expected, new UTF8Encoding(false));
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Nobody_but_those_who_have_to_do_with_a_proposal_gets_to_it_in_any_state() =>
        Assert.Empty(
            from verb in Permissions.Of.Keys
            where !Permissions.IsOfRound(verb)
            from role in s_roles.Skip(Permissions.WithAPart + 1)
            where Cell(verb, role.Who) != Never
            select $"{verb} by {role.Title}");

    private string Document()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Who gets in where, and what it comes to

            Drawn from the tables that the tests use; `MICROMAJOR_WRITE_DOCS=1` with the test `PermissionsDocument` writes it anew, and the test fails when it is out
            of date, or when a verb or an endpoint is in no table.

            Each cell is played over the wire, signed as the channel signs. “–” does not get in: it is answered word for word as if there were no such proposal, task
            or round, and nothing is written to any list (`ForgedCardTests`). Where somebody gets in (`GettingInTests`), the numbers say with which proposals it is
            **done**, so that a list changes; with which it is *refused* with a sentence and nothing changes; plain ones, with which something is only shown.
            A person of another tenant is refused with 403 at every verb, before it is read.

            A former expert was taken off the proposal and names their own task; a former co-editor had written and was removed; a former dean, a former deputy (代理人) and a
            former member of the office had the role, got in by it, and have it no more: by the list, by the calendar, by the tenant.
            “All others”: {string.Join(", ", s_roles.Skip(Permissions.WithAPart + 1).Select(r => r.Title))}.

            ## What a proposal is when the card names it


            """);
        foreach (var (target, i) in stand.Targets.Select((t, i) => (t, i))) text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {target.Name}\n");
        text.Append("\n## Verbs about a proposal or a review\n\nThe numbers are those above.\n\n");
        Table(text, Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && !Permissions.IsOfRound(v)), [], Cell);
        text.Append("\n## Verbs about a round, or a college in it\n\nThe other college gets to its own duties and pack, never to this one's.\n\n");
        Table(text, Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && Permissions.IsOfRound(v)), [Scene.OtherDean],
            (verb, role) => !Permissions.MayEnter(role, verb, stand.Targets[0]) ? Never : role == Scene.OtherDean ? "own" : "yes");
        text.Append("\n## Verbs for everybody\n\nThey show a person's own things, or the university's public ones, whatever the card names.\n\n");
        text.AppendJoin(", ", Permissions.Of.Keys.Where(v => Permissions.Of[v] == Permissions.Who.Anybody).Order(StringComparer.Ordinal).Select(v => $"`{v}`"));
        text.Append("\n\n## Endpoints of the tabs, search and links\n\nWithout a token, with one for another audience, of another tenant, of an app, or out of time: 401 at each endpoint (`EveryEndpointTests`); 403 in the message box. ");
        text.Append("The numbers say to which proposals each gets; the last column, what there is instead. Nothing is written by any of them, but by the verbs that are sent through `POST /acts`: each as above (`GatesTests`).\n\n");
        var own = s_roles.Take(Permissions.WithAPart + 1).ToList();
        text.Append(CultureInfo.InvariantCulture, $"| way | {string.Join(" | ", own.Select(r => r.Title))} | all others | instead |\n|---|{string.Concat(own.Select(_ => "---|"))}---|---|\n");
        foreach (var gate in Gates.All)
        {
            string To(SeedPerson who) => Effects.Ranges([.. stand.Targets.Index().Where(t => gate.Admits(who, t.Item)).Select(t => t.Index + 1)]) is { Length: > 0 } numbers ? numbers : Never;
            text.Append(CultureInfo.InvariantCulture, $"| {(gate.IsEndpoint ? $"`{gate.Name}`" : gate.Name)} | {string.Join(" | ", own.Select(r => To(r.Who)))} | {s_roles.Except(own).Select(r => To(r.Who)).Distinct().Single()} | {gate.Others} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    // Those who had a part or have one elsewhere are one column, unless they get to something of their own.
    private static void Table(StringBuilder text, IEnumerable<string> verbs, IReadOnlyList<SeedPerson> besides, Func<string, SeedPerson, string> cell)
    {
        var own = s_roles.Take(Permissions.WithAPart + 1).Concat(s_roles.Where(r => besides.Contains(r.Who))).ToList();
        var others = s_roles.Except(own).ToList();
        text.Append(CultureInfo.InvariantCulture, $"| verb | {string.Join(" | ", own.Select(r => r.Title))} | all others |\n|---|{string.Concat(own.Select(_ => "---|"))}---|\n");
        foreach (var verb in verbs.Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{verb}` |");
            foreach (var (_, who) in own) text.Append(CultureInfo.InvariantCulture, $" {cell(verb, who)} |");
            text.Append(CultureInfo.InvariantCulture, $" {others.Select(r => cell(verb, r.Who)).Distinct().Single()} |\n");
        }
    }

    // With which proposals it is done, refused, shown: **3** · *4–15* · 1–2.
    private string Cell(string verb, SeedPerson who)
    {
        var entered = stand.Targets.Index().Where(t => Permissions.MayEnter(who, verb, t.Item)).Select(t => t.Index + 1).ToLookup(n => Effects.Of(verb, who, n));
        var parts = new[] { (ForgedCardTests.Effect.Done, "**{0}**"), (ForgedCardTests.Effect.Refused, "*{0}*"), (ForgedCardTests.Effect.Shown, "{0}") }
            .Where(p => entered[p.Item1].Any()).Select(p => string.Format(CultureInfo.InvariantCulture, p.Item2, Effects.Ranges([.. entered[p.Item1]]))).ToList();
        return parts.Count == 0 ? Never : string.Join(" · ", parts);
    }
}
