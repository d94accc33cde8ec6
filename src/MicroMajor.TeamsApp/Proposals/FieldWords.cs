using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The choices of a field, and what was kept (values, codes, row ids) in the reader's words.</summary>
public sealed class FieldWords(Standing standing, Language language)
{
    private static readonly IReadOnlyList<Choice> YesOrNo = [new("true", new("是", "Yes")), new("false", new("否", "No"))];

    /// <summary>What can be chosen, in the order to show it.</summary>
    public IReadOnlyList<ChoiceView> Choices(FormField field, string kept)
    {
        List<ChoiceView> choices = [.. Offered(field).Select(c => new ChoiceView(c.Label.In(language), field.Type == FieldType.Text ? c.Label.In(language) : c.Value))];
        // The list may have changed since the choice was made; what was chosen stays until the person chooses anew.
        foreach (var value in field.Type == FieldType.MultiChoice ? kept.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : kept.Length > 0 ? [kept] : [])
            if (choices.All(c => c.Value != value)) choices.Add(new(Plain(value), value));
        return choices;
    }

    /// <summary>What was kept, for reading; empty when nothing was.</summary>
    public string Read(FormField field, string kept)
    {
        if (kept.Length == 0) return "";
        return field.Type switch
        {
            FieldType.MultiChoice => string.Join(language == Language.Zh ? "、" : ", ", Choices(field, kept).Where(c => Split(kept).Contains(c.Value)).Select(c => c.Title)),
            FieldType.Choice or FieldType.YesNo => Choices(field, kept).First(c => c.Value == kept).Title,
            FieldType.Date => Answers.None.With(field.Key, kept).Date(field.Key) is { } day ? ChinaTime.Day(day, language) : kept,
            _ => kept,
        };
    }

    // Some clients read a choice's title as Markdown, where a value from who knows where could be a link.
    private static string Plain(string value) => RowLine.Cut(string.Concat(value.Where(c => !"[](){}<>*_`".Contains(c))), 60);

    private IReadOnlyList<Choice> Offered(FormField field) =>
        field.Type == FieldType.YesNo ? YesOrNo : FormChoices.Of(field, standing.Proposal.Answers, standing.Units, standing.Directions, standing.Round.Policy, standing.Weak);

    private static string[] Split(string kept) => kept.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>One choice as the card shows it.</summary>
public sealed record ChoiceView(string Title, string Value);
