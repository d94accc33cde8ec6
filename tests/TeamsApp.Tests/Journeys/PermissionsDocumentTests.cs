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

    private static readonly (string Title, SeedPerson Who)[] s_roles =
        [("owner", Scene.Owner), ("college", Scene.Dean), ("office", Scene.Office), ("its expert", Scene.Experts[0]), ("another college", Scene.OtherDean), ("another owner", Scene.OtherOwner), ("another's expert", Scene.Experts[4]), ("anybody else", Scene.Stranger)];

    [Fact]
    public void The_document_says_who_gets_in_where()
    {
        var path = Path.Combine(NodeFolder.Repository, "docs", "permissions.md");
        var expected = Document();
        if (Environment.GetEnvironmentVariable("MICROMAJOR_WRITE_DOCS") == "1") File.WriteAllText(path, expected, new UTF8Encoding(false));
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Nobody_but_the_four_who_have_to_do_with_a_proposal_gets_to_it_in_any_state() =>
        Assert.Empty(
            from verb in Permissions.Of.Keys
            where !Permissions.IsOfRound(verb)
            from role in s_roles.Skip(4)
            where Cell(verb, role.Who) != Never
            select $"{verb} by {role.Title}");

    private string Document()
    {
        var text = new StringBuilder();
        text.Append("""
            # Who gets in where

            Drawn from the tables that the tests use; `MICROMAJOR_WRITE_DOCS=1` with the test `PermissionsDocument` writes it anew, and the test fails when it is out
            of date. What somebody who gets in may then do is the lifecycle's business ([lifecycle.md](lifecycle.md)).

            Whoever does not get in is answered word for word as if there were no such proposal, task or round, and nothing changes: each cell with “–” is sent as a
            forged card, signed as the channel signs, by `ForgedCardTests`; each cell with numbers is sent by `GettingInTests`, and answered otherwise. A person of another tenant is refused with 403 at every verb, before it is read.
            A co-editor (合作填报人) fills in like the owner but does not submit, withdraw or invite; those tests are `CoEditorTests`.

            ## What a proposal is when the card names it


            """);
        foreach (var (target, i) in stand.Targets.Select((t, i) => (t, i))) text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {target.Name}\n");
        text.Append("\n## Verbs about a proposal or a review\n\nThe numbers are those above.\n\n");
        Table(text, [.. Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && !Permissions.IsOfRound(v)).Order(StringComparer.Ordinal)], s_roles, (verb, role) => Cell(verb, role));
        text.Append("\n## Verbs about a round, or a college in it\n\nThe other college gets to its own duties and pack, never to this one's.\n\n");
        Table(text, [.. Permissions.Of.Keys.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && Permissions.IsOfRound(v)).Order(StringComparer.Ordinal)], s_roles, (verb, role) => Cell(verb, role) == Never ? Never : role == Scene.OtherDean ? "own" : "yes");
        text.Append("\n## Verbs for everybody\n\nThey show a person's own things, or the university's public ones, whatever the card names.\n\n");
        text.AppendJoin(", ", Permissions.Of.Keys.Where(v => Permissions.Of[v] == Permissions.Who.Anybody).Order(StringComparer.Ordinal).Select(v => $"`{v}`"));
        text.Append("\n\n## Endpoints of the tabs\n\nWithout a token, with one for another audience, of another tenant, of an app, or out of time: 401 at each of them (`EveryEndpointTests`).\n\n");
        text.Append("| endpoint | needs | a stranger gets |\n|---|---|---|\n");
        foreach (var route in stand.Scene.Services.GetRequiredService<TabRoutes>().All.OrderBy(r => $"{r}", StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{route}` | {(route.Needs == TabNeeds.Office ? "the office's role" : "a person of the tenant")} | {(EveryEndpointTests.Rows[$"{route}"].IsOwned ? "404, as for what does not exist" : route.Needs == TabNeeds.Office ? "403" : "only what is their own")} |\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> verbs, IReadOnlyList<(string Title, SeedPerson Who)> roles, Func<string, SeedPerson, string> cell)
    {
        text.Append("| verb |");
        foreach (var (title, _) in roles) text.Append(CultureInfo.InvariantCulture, $" {title} |");
        text.Append("\n|---|").Append(string.Concat(roles.Select(_ => "---|"))).Append('\n');
        foreach (var verb in verbs)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{verb}` |");
            foreach (var (_, who) in roles) text.Append(CultureInfo.InvariantCulture, $" {cell(verb, who)} |");
            text.Append('\n');
        }
    }

    // The states in which that person gets in, as ranges: 3–15.
    private string Cell(string verb, SeedPerson who)
    {
        var numbers = stand.Targets.Select((t, i) => (t, n: i + 1)).Where(x => Permissions.MayEnter(who, verb, x.t)).Select(x => x.n).ToList();
        var ranges = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var from = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) i++;
            ranges.Add(from == i ? $"{numbers[i]}" : $"{numbers[from]}–{numbers[i]}");
            i++;
        }

        return ranges.Count == 0 ? Never : string.Join(", ", ranges);
    }
}
