using System.Text.Json;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Domain.Proposals;

/// <summary>A form file that makes no sense, with the place in it.</summary>
public sealed class FormDefinitionException(string place, string why, Exception? cause = null) : Exception($"{place}: {why}", cause)
{
    /// <summary>Section, field and column, or the path in the JSON.</summary>
    public string Place { get; } = place;
}

/// <summary>Reads a form file. A slip in it (a misspelt property, a key given twice, a condition on a field that is not there) stops the program at its start, not an owner in the middle of the form.</summary>
public static class FormDefinitionReader
{
    /// <summary>Where the choices of a field may come from when they are not in the form.</summary>
    public static IReadOnlyList<string> ChoiceSources { get; } = ["units", "directionFields", "directions", "team", "titles", "people", "majors", "weakMajors"];

    /// <summary>The form in that JSON.</summary>
    /// <exception cref="FormDefinitionException">Names the place.</exception>
    public static FormDefinition Read(string json)
    {
        FormDefinition form;
        try
        {
            form = JsonSerializer.Deserialize<FormDefinition>(json, Embedded.Strict) ?? throw new FormDefinitionException("$", "the file is empty");
        }
        catch (JsonException broken)
        {
            throw new FormDefinitionException($"{broken.Path} line {broken.LineNumber + 1}", broken.Message, broken);
        }

        return DefinitionSlips.Of(form).FirstOrDefault() is { } slip ? throw new FormDefinitionException(slip.Place, $"{slip.Code} {slip.Facts}") : form;
    }
}
