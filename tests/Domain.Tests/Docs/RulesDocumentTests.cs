using System.Text;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Docs;

public sealed class RulesDocumentTests
{
    [Fact]
    public void The_document_shows_every_rule_with_its_clause_and_sentences()
    {
        var words = WordFiles.Read("problems.json");
        var text = new StringBuilder("| rule | clause | the notice's words | meant as | reads | 中文提示 | English |\n|---|---|---|---|---|---|---|\n");
        foreach (var rule in RuleBook.All)
        {
            var sentence = words.GetProperty(rule.Id);
            text.Append($"| {rule.Id} | {rule.Clause} | {rule.Quote} | {rule.Strength} | {string.Join(", ", rule.Reads.Select(r => $"`{r}`"))} | {sentence.Zh()} | {sentence.En()} |\n");
        }

        GeneratedPart.IsTrue("rules.md", "rules", text.ToString());
    }

    [Fact]
    public void The_document_shows_every_number_of_the_policy_with_its_default()
    {
        var text = new StringBuilder("| member | clause | 含义 | meaning | default |\n|---|---|---|---|---|\n");
        foreach (var member in PolicyBook.All)
        {
            var lines = member.Read(new()).Split('\n');
            text.Append($"| `{member.Key}` | {member.Clause} | {member.Label.Zh} | {member.Label.En} | {(lines.Length > 3 ? $"{lines[0]}, {lines[1]} … ({lines.Length})" : string.Join(", ", lines))} |\n");
        }

        GeneratedPart.IsTrue("rules.md", "policy", text.ToString());
    }
}
