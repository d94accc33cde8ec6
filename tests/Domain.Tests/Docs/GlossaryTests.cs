using System.Reflection;
using System.Text.RegularExpressions;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Docs;

public sealed partial class GlossaryTests
{
    private static readonly IReadOnlyList<string> Named =
        [.. CodeName().Matches(File.ReadAllText(Path.Combine(NodeFolder.Repository, "docs", "glossary.md"))).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_name_in_the_glossary_is_in_the_code() => Assert.All(Named, name => Assert.True(Exists(name), name));

    [Fact]
    public void The_glossary_names_more_than_a_few_things() => Assert.InRange(Named.Count, 80, 600);

    [Fact]
    public void Every_state_and_act_is_in_the_glossary() =>
        Assert.Empty(new[] { typeof(ProposalState), typeof(ProposalAct), typeof(AssignmentState), typeof(AssignmentAct), typeof(Conclusion), typeof(RuleStrength) }
            .SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}.{n}"))
            .Except(Named));

    [Fact]
    public void Every_section_of_the_form_is_in_the_glossary() =>
        Assert.Empty(FormDefinitions.Current.Sections.Select(s => $"section:{s.Key}").Except(Named));

    [Theory]
    [InlineData("Proposal", true)]
    [InlineData("Proposal.Submit", true)]
    [InlineData("ProposalState.Draft", true)]
    [InlineData("field:courses.credits", true)]
    [InlineData("field:lead.title", true)]
    [InlineData("rule:C-09", true)]
    [InlineData("OpenForms", true)]
    [InlineData("OpenForms.Holds", false)]
    [InlineData("Application", false)]
    [InlineData("Proposal.Send", false)]
    [InlineData("field:courses.points", false)]
    [InlineData("section:miscellany", false)]
    [InlineData("rule:Z-01", false)]
    public void A_name_that_is_not_in_the_code_is_noticed(string name, bool exists) => Assert.Equal(exists, Exists(name));

    private static bool Exists(string name)
    {
        var form = FormDefinitions.Current;
        if (name.StartsWith("rule:", StringComparison.Ordinal)) return RuleBook.All.Any(r => r.Id == name[5..]);
        if (name.StartsWith("section:", StringComparison.Ordinal)) return form.Section(name[8..]) is not null;
        if (name.StartsWith("field:", StringComparison.Ordinal))
            return form.Field(name[6..]) is not null || name[6..].Split('.') is [var table, var column] && form.Field(table)?.Columns.Any(c => c.Key == column) == true;
        var parts = name.Split('.');
        return (parts.Length == 1 && Elsewhere.Contains(name)) || typeof(Problem).Assembly.GetExportedTypes().Any(t =>
            Plain(t.Name) == parts[0] && (parts.Length == 1 || t.GetMember(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0));
    }

    private static string Plain(string name) => name.Split('`')[0];

    // What the other projects name: the domain does not know them.
    private static readonly HashSet<string> Elsewhere =
    [
        .. Directory.EnumerateFiles(Path.Combine(NodeFolder.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains("MicroMajor.Domain", StringComparison.Ordinal))
            .SelectMany(f => Declared().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value),
    ];

    [GeneratedRegex(@"^(?:public|internal) (?:static |sealed |abstract |partial |readonly )*(?:class|record(?: struct)?|struct|interface|enum|delegate [\w<>]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeName();
}
