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
            # Who may do what, and what it comes to

            For whoever has to say who in the university can see or change what. Every button of a card, every act of a page and every endpoint is in one of the tables below, for
            every role. Nothing here is a setting: the app decides it anew at each press, from who signs, what their role is now, and where the proposal or the round stands.

            | in a cell | means |
            |---|---|
            | – | does not get in: answered word for word as if there were no such proposal, task or round; nothing is written to any list |
            | **3** | with number 3 it is done: a list changes |
            | *4–15* | with numbers 4 to 15 it is refused, with a sentence that says why; nothing changes, and nobody else is sent a message |
            | 1–2 | with numbers 1 and 2 something is only shown |

            The numbers are those of the list above each table. A button that is not drawn can still be sent by a client that makes it up; that is what is played.

            - **office** 教务处: whoever holds its app role in the tenant; **college** 学院: a reviewer of the unit (教学副院长) in the list of units; **its deputy** 代理人: who stands in for them today.
            - **former expert**: taken off the proposal, and names their own task. **Former co-editor, dean, deputy, office**: had the part, got in by it, and have it no more: by the list, by the calendar, by the tenant.
            - **all others**: {string.Join(", ", s_roles.Skip(Permissions.WithAPart + 1).Select(r => r.Title))}.
            - A person of **another tenant**, also one who is the office there, is refused with 403 at every verb, before it is read; at the endpoints of the tabs with 401.
            - A **page** (a tab) does nothing that a card does not: each verb is sent by both, and the answers are compared: the same effect, the same sentence, the same card or file.

            Drawn from the tables that the tests use; `MICROMAJOR_WRITE_DOCS=1` with the test `PermissionsDocument` writes it anew. It fails when it is out of date, or when a verb or an
            endpoint is in no table. Each cell is played over the wire, signed as the channel signs: those who do not get in by `ForgedCardTests`, those who do by `GettingInTests` and `RoundEffectsTests`, the endpoints by `GatesTests`.

            ## Verbs about a proposal or a review

            What a proposal is when the card names it:


            """);
        foreach (var (target, i) in stand.Targets.Select((t, i) => (t, i))) text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {target.Name}\n");
        text.Append('\n');
        Table(text, Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && !Permissions.IsOfRound(v)), [], [], Cell);
        text.Append("\n## Verbs about a round, or a college in it\n\nWhat a round is when the card names it; each has behind it what the stage before leaves:\n\n");
        foreach (var (n, name) in RoundStand.Names.Index()) text.Append(CultureInfo.InvariantCulture, $"{n + 1}. {name}\n");
        text.Append("\n“Another college” is played in its own name; with this one's it does not get in, or is shown its own (`RoundEffectsTests`). A former member of the office gets in nowhere, in any stage.\n\n");
        Table(text, Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && Permissions.IsOfRound(v)), [Scene.OtherDean], ["owner", "co-editor", "its expert", "former expert"],
            (verb, role) => RoundEffects.Enters(verb, role) is null ? Never : Parts(Enumerable.Range(1, RoundStand.Names.Count), n => RoundEffects.Of(verb, n)));
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

    // Those who had a part or have one elsewhere are one column, unless they get to something of their own; verbs of one kind that are alike in all are one row.
    private static void Table(StringBuilder text, IEnumerable<string> verbs, IReadOnlyList<SeedPerson> besides, IReadOnlyList<string> among, Func<string, SeedPerson, string> cell)
    {
        var own = s_roles.Take(Permissions.WithAPart + 1).Concat(s_roles.Where(r => besides.Contains(r.Who))).Where(r => !among.Contains(r.Title)).ToList();
        var others = s_roles.Except(own).ToList();
        text.Append(CultureInfo.InvariantCulture, $"| verb | {string.Join(" | ", own.Select(r => r.Title))} | all others |\n|---|{string.Concat(own.Select(_ => "---|"))}---|\n");
        var rows = verbs.Order(StringComparer.Ordinal).GroupBy(v => (Kind: v.Split('/')[0], Cells: string.Join(" | ", own.Select(r => cell(v, r.Who)).Append(others.Select(r => cell(v, r.Who)).Distinct().Single()))));
        foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", row.Select(v => $"`{v}`"))} | {row.Key.Cells} |\n");
    }

    private string Cell(string verb, SeedPerson who) =>
        Parts(stand.Targets.Index().Where(t => Permissions.MayEnter(who, verb, t.Item)).Select(t => t.Index + 1), n => Effects.Of(verb, who, n));

    // With which it is done, refused, shown: **3** · *4–15* · 1–2.
    private static string Parts(IEnumerable<int> entered, Func<int, Effect> effect)
    {
        var by = entered.ToLookup(effect);
        var parts = new[] { (Effect.Done, "**{0}**"), (Effect.Refused, "*{0}*"), (Effect.Shown, "{0}") }
            .Where(p => by[p.Item1].Any()).Select(p => string.Format(CultureInfo.InvariantCulture, p.Item2, Effects.Ranges([.. by[p.Item1]]))).ToList();
        return parts.Count == 0 ? Never : string.Join(" · ", parts);
    }
}
