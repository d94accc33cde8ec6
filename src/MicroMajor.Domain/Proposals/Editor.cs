using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>A co-editor (合作填报人): somebody whom the owner has asked to fill in the form with them.</summary>
/// <param name="Sections">The keys of the sections that they may change; empty for the whole form.</param>
public sealed record Editor(PersonId Id, string Name, IReadOnlyList<string> Sections)
{
    /// <summary>Has this person changed anything in the form?</summary>
    public bool HasWritten { get; init; }

    /// <summary>No longer invited.</summary>
    public bool Left { get; init; }

    /// <summary>Have they a part in it: invited now, or gone and had written? Nobody judges what they have a part in.</summary>
    public bool HasPart => !Left || HasWritten;

    /// <summary>May they change this section now?</summary>
    public bool MayEdit(string section) => !Left && (Sections.Count == 0 || Sections.Contains(section, StringComparer.Ordinal));

    /// <inheritdoc />
    public bool Equals(Editor? other) =>
        other is not null && Id == other.Id && Name == other.Name && HasWritten == other.HasWritten && Left == other.Left && Sections.SequenceEqual(other.Sections);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Name, HasWritten, Left, Sections.Count);
}

/// <summary>A port: which proposals a person is invited to, so that they find them on their desk.</summary>
public interface IInvitations
{
    /// <summary>The person is invited to the proposal, or no longer is. Saying it twice comes to the same.</summary>
    Task SetAsync(string proposalId, PersonId person, bool invited, CancellationToken ct);

    /// <summary>The ids of the proposals that the person is invited to, newest first, some dozens at most. Who may edit stands on the proposal: this only finds it.</summary>
    Task<IReadOnlyList<string>> OfPersonAsync(PersonId person, CancellationToken ct);
}
