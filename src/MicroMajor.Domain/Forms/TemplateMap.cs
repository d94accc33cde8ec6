using System.Text.Json;

namespace MicroMajor.Domain.Forms;

/// <summary>
/// What the controls of a Word form stand for (<c>annex2.map.json</c>), for schools whose controls are called otherwise than the keys of
/// the form, and how some values are shown.
/// </summary>
public sealed record TemplateMap
{
    /// <summary>No map: the controls' tags are the keys.</summary>
    public static TemplateMap None { get; } = new();

    /// <summary>The controls, by tag or title.</summary>
    public IReadOnlyList<TemplateHole> Holes { get; init; } = [];

    /// <summary>The map in that JSON; none in an empty text.</summary>
    /// <exception cref="JsonException">Something in it is misspelt, missing or there twice.</exception>
    public static TemplateMap Read(string json) =>
        json.Length == 0 ? None : JsonSerializer.Deserialize<TemplateMap>(json, Embedded.Strict) ?? throw new JsonException("the file is empty");
}

/// <summary>A control of a Word form.</summary>
/// <param name="Tag">Its tag, or its title.</param>
/// <param name="Key">What stands there, spelt as a tag would be: <c>lead.name</c>, <c>courses</c>, <c>type=urgent</c>, <c>?frontierFocus</c>.</param>
public sealed record TemplateHole(string Tag, string Key)
{
    /// <summary>Between several choices; empty for 、.</summary>
    public string Separator { get; init; } = "";

    /// <summary>How a date is written, of yyyy, M, MM, d and dd: <c>yyyy.MM.dd</c>; empty for 2025年9月1日.</summary>
    public string Date { get; init; } = "";

    /// <summary>For 是, or for a choice that was made; empty for the usual.</summary>
    public string Yes { get; init; } = "";

    /// <summary>For 否, or for a choice that was not made; empty for the usual.</summary>
    public string No { get; init; } = "";

    /// <summary>What stands where nothing was answered: 无, ／.</summary>
    public string Empty { get; init; } = "";
}
