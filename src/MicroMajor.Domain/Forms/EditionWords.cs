using System.Text.Json;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Forms;

/// <summary>Words of an edition's own (<c>words.json</c>), in both languages.</summary>
public sealed record EditionWords
{
    /// <summary>No words of its own.</summary>
    public static EditionWords None { get; } = new();

    /// <summary>Labels by place: <c>section:basics</c>, <c>programName</c>, <c>courses.credits</c>, <c>type=urgent</c>, <c>courses.semester=1</c>.</summary>
    public IReadOnlyDictionary<string, Bilingual> Labels { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>Lines of help by field or column.</summary>
    public IReadOnlyDictionary<string, Bilingual> Hints { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>Sentences by the code of the finding, with the same places for facts as the product's: <c>C-09</c>.</summary>
    public IReadOnlyDictionary<string, Bilingual> Rules { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>The words in that JSON; none in an empty text.</summary>
    /// <exception cref="JsonException">Something in it is misspelt, missing or there twice.</exception>
    public static EditionWords Read(string json) =>
        json.Length == 0 ? None : JsonSerializer.Deserialize<EditionWords>(json, Embedded.Strict) ?? throw new JsonException("the file is empty");

    /// <summary>The form in these words.</summary>
    public FormDefinition In(FormDefinition form) => Labels.Count + Hints.Count == 0 ? form : form with
    {
        Sections = [.. form.Sections.Select(s => s with { Title = Labels.GetValueOrDefault($"section:{s.Key}", s.Title), Fields = [.. s.Fields.Select(f => In(f, f.Key))] })],
    };

    /// <summary>The findings in these words.</summary>
    public IReadOnlyList<Problem> In(IReadOnlyList<Problem> findings) =>
        Rules.Count == 0 ? findings : [.. findings.Select(f => Rules.TryGetValue(f.Code, out var own) ? f with { Words = own } : f)];

    /// <summary>The places of the form that words can be given to.</summary>
    internal static IEnumerable<string> Places(FormDefinition form) =>
        form.Sections.Select(s => $"section:{s.Key}").Concat(form.Fields.SelectMany(f => Places(f, f.Key)));

    private static IEnumerable<string> Places(FormField field, string place) =>
        [place, .. field.Choices.Select(c => $"{place}={c.Value}"), .. field.Columns.SelectMany(c => Places(c, $"{place}.{c.Key}"))];

    private FormField In(FormField field, string place) => field with
    {
        Label = Labels.GetValueOrDefault(place, field.Label),
        Hint = Hints.GetValueOrDefault(place) ?? field.Hint,
        Choices = [.. field.Choices.Select(c => c with { Label = Labels.GetValueOrDefault($"{place}={c.Value}", c.Label) })],
        Columns = [.. field.Columns.Select(c => In(c, $"{place}.{c.Key}"))],
    };
}
