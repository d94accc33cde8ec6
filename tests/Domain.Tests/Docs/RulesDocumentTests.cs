using System.Text;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Docs;

public sealed class RulesDocumentTests
{
    [Fact]
    public void The_document_shows_every_rule_with_its_clause_and_sentences()
    {
        var words = WordFiles.Read("problems.json");
        var text = new StringBuilder("| rule | clause | the notice's words | meant as | 中文提示 | English |\n|---|---|---|---|---|---|\n");
        foreach (var rule in RuleBook.All)
        {
            var sentence = words.GetProperty(rule.Id);
            text.Append($"| {rule.Id} | {rule.Clause} | {rule.Quote} | {rule.Strength} | {sentence.Zh()} | {sentence.En()} |\n");
        }

        GeneratedPart.IsTrue("rules.md", "rules", text.ToString());
    }
}
