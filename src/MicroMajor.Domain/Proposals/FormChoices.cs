using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>What a person may choose in a field: what the tenant or the other answers offer, then what the form itself offers (its "other").</summary>
public static class FormChoices
{
    /// <summary>The value of "other" (其他) wherever a list may not hold what is meant.</summary>
    public const string Other = "other";

    /// <summary>The choices of a field or column; for a text with suggestions, the suggestions.</summary>
    /// <param name="weak">The majors that clause 三.3 means. They are kept by their names, which say the same without a list.</param>
    /// <param name="policy">The round's, which may have senior titles of its own; null: those that ship.</param>
    public static IReadOnlyList<Choice> Of(FormField field, Answers answers, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions, RoundPolicy? policy = null, IReadOnlyList<WeakMajor>? weak = null) =>
        [.. field.ChoicesFrom == "weakMajors" ? (weak ?? []).Select(w => Same(w.Label, w.Label)) : From(field.ChoicesFrom, answers, units, directions, policy ?? new()), .. field.Choices];

    private static IEnumerable<Choice> From(string? source, Answers answers, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions, RoundPolicy policy) => source switch
    {
        "units" => units.Select(u => Same(u.Code, u.Name)),
        "directionFields" => Annex1.Fields(directions, answers["industryField"]).Select(f => Same(f.Value, f.Name)),
        // The directions of the chosen field; of every field until one is chosen.
        "directions" => directions
            .Where(d => d.Code.Length > 0 && (answers["industryField"].Length == 0 || Annex1.IsOf(d, answers["industryField"])))
            .Select(d => Same(d.Code, d.Name)),
        "team" => answers.Rows("team").Where(r => r["name"].Length > 0).Select(r => Same(r.Id, r["name"])),
        "titles" => SeniorTitles.Of(policy).Select(t => Same(t, t)),
        _ => [],
    };

    private static Choice Same(string value, string name) => new(value, new(name, name));
}
