namespace MicroMajor.Domain.People;

/// <summary>A person as the tenant's directory knows them.</summary>
/// <param name="JobTitle">As the directory has it: a post or a professional title; often empty.</param>
/// <param name="Department">As the directory has it; often empty.</param>
public sealed record DirectoryPerson(PersonId Id, string Name, string JobTitle, string Department);

/// <summary>An account of the tenant's directory, by the addresses it is known under.</summary>
/// <param name="LoginName">The user principal name.</param>
/// <param name="Mail">The mail address; often that of the login, sometimes empty.</param>
/// <param name="IsGuest">Is it of somebody from another organisation?</param>
/// <param name="IsEnabled">Can it be used?</param>
public sealed record DirectoryAccount(PersonId Id, string LoginName, string Mail, bool IsGuest = false, bool IsEnabled = true);

/// <summary>A port: the people of the tenant's directory.</summary>
public interface IPeople
{
    /// <summary>Some people whose name begins with what was typed, or a word of it does; none for a blank.</summary>
    Task<IReadOnlyList<DirectoryPerson>> SearchAsync(string typed, int most, CancellationToken ct);

    /// <summary>The person with that id, or null: whatever is no id of an account of this tenant finds nobody.</summary>
    Task<DirectoryPerson?> FindAsync(PersonId id, CancellationToken ct);

    /// <summary>The accounts whose login name or mail address is one of these, in any case, each once; a text that is no address finds nobody and asks nobody.</summary>
    Task<IReadOnlyList<DirectoryAccount>> AccountsAsync(IReadOnlyCollection<string> addresses, CancellationToken ct);
}
