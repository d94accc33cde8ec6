using System.Text.Json.Serialization;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Notifications;

/// <summary>Something owed to others because of a change: saved in the same write as the change, delivered afterwards until done.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "owed")]
[JsonDerivedType(typeof(AuditDue), "audit")]
[JsonDerivedType(typeof(CardDue), "card")]
[JsonDerivedType(typeof(MessageDue), "message")]
[JsonDerivedType(typeof(AssignmentDue), "assignment")]
[JsonDerivedType(typeof(FilingDue), "filing")]
[JsonDerivedType(typeof(InvitationDue), "invitation")]
[JsonDerivedType(typeof(PackDue), "pack")]
[JsonDerivedType(typeof(DraftDecisionsDue), "draft-decisions")]
[JsonDerivedType(typeof(PublishDecisionsDue), "publish-decisions")]
[JsonDerivedType(typeof(ReviewReminderDue), "review-reminder")]
[JsonDerivedType(typeof(PlanDue), "plan")]
public abstract record Owed
{
    /// <summary>Tells this debt from every other of the same thing; delivering it twice must come to the same as once.</summary>
    public required string Key { get; init; }
}

/// <summary>A line for the audit list.</summary>
public sealed record AuditDue(AuditEntry Entry) : Owed;

/// <summary>The card of these people on this matter is to show the present state.</summary>
public sealed record CardDue(Audience To, Matter Matter) : Owed;

/// <summary>A sentence to these people, once: what happened to what.</summary>
public sealed record MessageDue(Audience To, string Code, IReadOnlyDictionary<string, string> Facts) : Owed;

/// <summary>An assignment to be made out to an expert.</summary>
public sealed record AssignmentDue(PersonId Expert, string ExpertName, DateTimeOffset DueAt) : Owed;

/// <summary>The filing documents of the round are to be written.</summary>
public sealed record FilingDue(PersonId AskedBy) : Owed;

/// <summary>Everybody who still owes a review in the round is reminded, unless they were on that day already.</summary>
public sealed record ReviewReminderDue(DateOnly Day) : Owed;

/// <summary>The published plan of the round's experts is to be made out.</summary>
public sealed record PlanDue : Owed;

/// <summary>The two files of the hand-in with that number are to be written.</summary>
public sealed record PackDue(int Number) : Owed;

/// <summary>Decisions are to be drafted from the round's ranking, for whom the office asked that.</summary>
public sealed record DraftDecisionsDue(PersonId By, string ByName, DateTimeOffset At) : Owed;

/// <summary>These pending decisions of the round are to be published, each as it was when the office said so.</summary>
/// <param name="Decisions">As <see cref="Review.PendingDecisions.NameOf"/> names them.</param>
public sealed record PublishDecisionsDue(PersonId By, string ByName, DateTimeOffset At, IReadOnlyList<string> Decisions) : Owed;

/// <summary>The person's desk is to have the proposal on it exactly if they are invited to fill it in.</summary>
public sealed record InvitationDue(PersonId Person) : Owed;

/// <summary>Who is meant; resolved to persons when delivered, so that a new dean gets the card and not the former one.</summary>
/// <param name="Kind">Which audience.</param>
/// <param name="Id">The person's id, the unit's code; empty for the office.</param>
public sealed record Audience(AudienceKind Kind, string Id = "")
{
    /// <summary>One person.</summary>
    public static Audience Of(PersonId person) => new(AudienceKind.Person, person.Value);

    /// <summary>Who endorses for the unit.</summary>
    public static Audience ReviewersOf(string unitCode) => new(AudienceKind.UnitReviewers, unitCode);

    /// <summary>The office's members.</summary>
    public static Audience Office { get; } = new(AudienceKind.Office);
}

/// <summary>The kinds of audience.</summary>
public enum AudienceKind { Person, UnitReviewers, Office }

/// <summary>What a card is about: one card per person and matter.</summary>
/// <param name="Kind">Which desk's card.</param>
/// <param name="Id">The proposal's, the assignment's or the round's id; of hand-ins, round and unit.</param>
public sealed record Matter(MatterKind Kind, string Id);

/// <summary>The kinds of matter, each with its own card.</summary>
public enum MatterKind { Proposal, Endorsement, Screening, Assignment, RoundDesk, HandIn }

/// <summary>Who did what to which proposal, when, from which state to which, and why.</summary>
public sealed record AuditEntry(string Key, string ProposalId, string RoundId, string Act, string From, string To, PersonId By, string ByName, DateTimeOffset At, string Reason);

/// <summary>A card that lies in somebody's chat, or is to.</summary>
/// <param name="ActivityId">The message that carries it; empty while none does.</param>
/// <param name="At">Since when that is so (UTC).</param>
public sealed record Notice(string Key, PersonId Person, Matter Matter, string ConversationId, string ActivityId, DateTimeOffset At)
{
    /// <summary>Why the last try to bring it up to date came to nothing; null when the last one went well.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>Is it the person's card on its matter, and not a message that was said once?</summary>
    public bool IsCard => Key == KeyOf(Person, Matter);

    /// <summary>Is it a card that did not get through? A feed that takes nothing holds no card up.</summary>
    public bool IsUndelivered => IsCard && Trouble is not null;

    /// <summary>The key of the person's one card on the matter.</summary>
    public static string KeyOf(PersonId person, Matter matter) => $"{matter.Kind}|{matter.Id}|{person.Value}";

    /// <summary>Whose card on what has the key; null when it is no such key.</summary>
    public static (PersonId Person, Matter Matter)? Read(string key)
    {
        var (first, last) = (key.IndexOf('|', StringComparison.Ordinal), key.LastIndexOf('|'));
        return first < last && Enum.TryParse<MatterKind>(key.AsSpan(0, first), out var kind) ? (new(key[(last + 1)..]), new(kind, key[(first + 1)..last])) : null;
    }
}

/// <summary>A port: the audit list, only ever added to.</summary>
public interface IAudit
{
    /// <summary>Adds the entry, once: a second time with the same key does nothing.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken ct);

    /// <summary>The entries of a proposal, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfProposalAsync(string proposalId, CancellationToken ct);

    /// <summary>The entries of a round and of everything in it, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfRoundAsync(string roundId, CancellationToken ct);
}

/// <summary>A port: which card lies in which chat.</summary>
public interface INotices
{
    /// <summary>The person's card or message with that key, or null.</summary>
    Task<Stored<Notice>?> FindAsync(string key, CancellationToken ct);

    /// <summary>What of the person is kept as lying in that message: one card, or two where the program died between moving one and moving the other.</summary>
    Task<IReadOnlyList<Stored<Notice>>> InMessageAsync(PersonId person, string activityId, CancellationToken ct);

    /// <summary>All of a person, in the order in which they were first remembered.</summary>
    Task<IReadOnlyList<Notice>> OfPersonAsync(PersonId person, CancellationToken ct);

    /// <summary>Everybody's cards that did not get through: <see cref="Notice.IsUndelivered"/>.</summary>
    Task<IReadOnlyList<Notice>> TroubledAsync(CancellationToken ct);

    /// <summary>Remembers it (a new one has an empty version; the key stays unique).</summary>
    Task SaveAsync(Stored<Notice> notice, CancellationToken ct);
}
