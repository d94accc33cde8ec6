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
    public void The_document_shows_every_key_of_a_proposal_in_a_file()
    {
        var text = new StringBuilder("| key | 栏目 | type | needed | values |\n|---|---|---|---|---|\n");
        foreach (var field in FormDefinitions.Current.Fields)
        {
            Row(field.Key, field, field.When);
            foreach (var column in field.Columns) Row($"{field.Key}[].{column.Key}", column, column.When);
        }

        GeneratedPart.IsTrue("rules.md", "keys", text.ToString());

        void Row(string key, FormField field, Condition? when) => text.Append(
            $"| `{key}` | {field.Label.Zh} | {field.Type} | {(!field.Required ? "" : when is null ? "yes" : $"when {when.Field} is {string.Join(" or ", when.Is)}")} | {Values(field)} |\n");
    }

    private static string Values(FormField field) => string.Join(", ",
    [
        .. field.Choices.Select(c => $"`{c.Value}` {c.Label.Zh}"),
        .. field.ChoicesFrom is { } source && field.Type is FieldType.Choice or FieldType.MultiChoice ? [$"one of the {source}"] : Array.Empty<string>(),
    ]);

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
