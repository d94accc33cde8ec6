namespace MicroMajor.Domain.People;

/// <summary>A person as the tenant's directory knows them.</summary>
/// <param name="JobTitle">As the directory has it: a post or a professional title; often empty.</param>
/// <param name="Department">As the directory has it; often empty.</param>
public sealed record DirectoryPerson(PersonId Id, string Name, string JobTitle, string Department);

/// <summary>A port: the people of the tenant's directory.</summary>
public interface IPeople
{
    /// <summary>Some people whose name begins with what was typed, or a word of it does; none for a blank.</summary>
    Task<IReadOnlyList<DirectoryPerson>> SearchAsync(string typed, int most, CancellationToken ct);

    /// <summary>The person with that id, or null: whatever is no id of an account of this tenant finds nobody.</summary>
    Task<DirectoryPerson?> FindAsync(PersonId id, CancellationToken ct);
}
