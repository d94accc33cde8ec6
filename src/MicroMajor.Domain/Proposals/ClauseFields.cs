namespace MicroMajor.Domain.Proposals;

/// <summary>Where a clause of the notice is checked in the form: the fields that its rules read.</summary>
public static class ClauseFields
{
    /// <summary>The fields, in the order of the form; a table for its columns.</summary>
    public static IReadOnlyList<FormField> Of(string clause, FormDefinition form)
    {
        var read = RuleBook.All.Where(r => r.Clause == clause).SelectMany(r => r.Reads).ToHashSet(StringComparer.Ordinal);
        return [.. form.Fields.Where(f => read.Contains(f.Key) || f.Columns.Any(c => read.Contains($"{f.Key}.{c.Key}")))];
    }
}
