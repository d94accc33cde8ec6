using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// Who was picked in a card's people picker. A client can send any id: it counts only when the directory knows it. The person's name is
/// taken from the directory, and what stands blank beside it. A name that is changed by hand is nobody's account any more.
/// </summary>
internal sealed class PickedPeople(IPeople people)
{
    /// <summary>The directory's person for what may be an id; null for anything else.</summary>
    public async Task<DirectoryPerson?> FindAsync(string id, CancellationToken ct) => Guid.TryParseExact(id, "D", out _) ? await people.FindAsync(new(id), ct) : null;

    /// <summary>What was typed, with the names of those who were picked.</summary>
    /// <param name="fields">The fields of the section, or the columns of the table.</param>
    /// <param name="begun">What the blank cells began with; nobody typed that.</param>
    public async Task<Picked> ReadAsync(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> typed, Func<string, string> stored, Func<FormField, string> begun, CancellationToken ct)
    {
        var read = new SortedDictionary<string, string>(typed.ToDictionary(), StringComparer.Ordinal);
        var unknown = new List<FormField>();
        foreach (var field in fields)
        {
            if (field.PersonKey is not { } key || !typed.TryGetValue(key, out var picked)) continue;
            if (picked.Length > 0 && picked != stored(key))
            {
                if (await FindAsync(picked, ct) is not { } person)
                {
                    read.Remove(key);
                    unknown.Add(field);
                    continue;
                }

                read[field.Key] = person.Name;
                foreach (var (other, known) in Known(fields, person))
                    if (known.Length > 0 && read.GetValueOrDefault(other.Key, "") is var there && (there.Length == 0 || there == begun(other))) read[other.Key] = known;
            }
            else if (picked.Length > 0 && typed.TryGetValue(field.Key, out var name) && name != stored(field.Key))
            {
                read[key] = "";
            }
        }

        return new(read, unknown);
    }

    private static IEnumerable<(FormField Field, string Known)> Known(IReadOnlyList<FormField> fields, DirectoryPerson person)
    {
        // The directory's job title may be a post (教学副院长): only what is a professional title goes where one is asked for.
        foreach (var field in fields.Where(f => f.Type == FieldType.Text))
            if (field.ChoicesFrom == "titles" && SeniorTitles.IsSenior(person.JobTitle, new())) yield return (field, person.JobTitle);
            else if (field.ChoicesFrom == "units") yield return (field, person.Department);
    }
}

/// <summary>What came of reading a picker.</summary>
/// <param name="Unknown">The fields in which somebody was picked whom the directory does not know.</param>
internal sealed record Picked(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<FormField> Unknown);
