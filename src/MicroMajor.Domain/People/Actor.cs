namespace MicroMajor.Domain.People;

/// <summary>Who acts, with what the tenant (never a card) says they may do.</summary>
/// <param name="IsOffice">Holds the app role of the academic affairs office (教务处).</param>
/// <param name="ReviewsUnits">Codes of the units that this person endorses for (教学副院长).</param>
public sealed record Actor(PersonId Id, string Name, bool IsOffice = false, IReadOnlyList<string>? ReviewsUnits = null)
{
    /// <summary>For whom this person acts today, and for which units that are not theirs anyway; those units are in <see cref="ReviewsUnits"/> too.</summary>
    public IReadOnlyList<StandIn> StandsInFor { get; init; } = [];

    /// <summary>May this person endorse or return for the unit?</summary>
    public bool Reviews(string unitCode) => ReviewsUnits is not null && ReviewsUnits.Contains(unitCode, StringComparer.Ordinal);

    /// <summary>For whom they do so; null when it is their own unit.</summary>
    public StandIn? StandInAt(string unitCode) => StandsInFor.FirstOrDefault(s => s.Units.Contains(unitCode, StringComparer.Ordinal));

    /// <summary>The person as they sign for the unit: 李四（代张三） where they act for somebody.</summary>
    public Actor For(string unitCode) => StandInAt(unitCode) is { } absent ? this with { Name = $"{Name}（代{absent.Name}）" } : this;
}

/// <summary>A person who is away, for whom a deputy acts (代理).</summary>
public sealed record StandIn(PersonId Person, string Name, IReadOnlyList<string> Units);

/// <summary>A unit of the university (学院/部/处).</summary>
/// <param name="TeachesUndergraduates">承担本科生培养任务 (clause 二).</param>
/// <param name="Reviewers">Who endorses for it (教学副院长).</param>
public sealed record Unit(string Code, string Name, bool TeachesUndergraduates, IReadOnlyList<PersonId> Reviewers);

/// <summary>A member of the expert pool (评审专家).</summary>
/// <param name="UnitCode">The unit that employs them; empty for outside experts.</param>
/// <param name="Organisation">The outside employer; empty for inside experts.</param>
public sealed record Expert(PersonId Id, string Name, string UnitCode, string Organisation, string Field)
{
    /// <summary>Most proposals that they review in a round; null for no limit of their own.</summary>
    public int? MaxLoad { get; init; }

    /// <summary>When they cannot be asked (外出).</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>The languages that they review in, e.g. 中文; none for whatever comes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Who acts for them while they are away; null for nobody.</summary>
    public PersonId? Deputy { get; init; }

    /// <summary>How they want to be reminded.</summary>
    public ReminderChoice Reminders { get; init; } = ReminderChoice.Milestones;

    /// <inheritdoc />
    public bool Equals(Expert? other) =>
        other is not null && (Id, Name, UnitCode, Organisation, Field, MaxLoad, Deputy, Reminders) == (other.Id, other.Name, other.UnitCode, other.Organisation, other.Field, other.MaxLoad, other.Deputy, other.Reminders)
        && Absences.SequenceEqual(other.Absences) && Languages.SequenceEqual(other.Languages, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Name, UnitCode, Organisation, Field, MaxLoad);

    /// <summary>From outside the school?</summary>
    public bool IsOutside => UnitCode.Length == 0;

    /// <summary>Away on that day?</summary>
    public bool IsAway(DateOnly day) => Absences.Any(a => a.Covers(day));
}

/// <summary>Days on which a person is away, the first and the last included.</summary>
public sealed record Absence(DateOnly From, DateOnly To)
{
    /// <summary>Is it one of these days?</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>Where a person can be written to in chat, learnt when they installed the app or last spoke.</summary>
public sealed record Contact(PersonId Person, string Name, string TenantId, string ChannelUserId, string ConversationId, string ServiceUrl, string BotId, string Language)
{
    /// <summary>Since when that is known (UTC); null for whoever was met before it was kept. The same address is the same, whenever it was learnt.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <inheritdoc />
    public bool Equals(Contact? other) =>
        other is not null && (Person, Name, TenantId, ChannelUserId, ConversationId, ServiceUrl, BotId, Language)
        == (other.Person, other.Name, other.TenantId, other.ChannelUserId, other.ConversationId, other.ServiceUrl, other.BotId, other.Language);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Person, ChannelUserId, ConversationId);
}

/// <summary>A port: units, experts, the office's members and contacts, as the tenant knows them.</summary>
public interface IDirectory
{
    /// <summary>All units.</summary>
    Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken ct);

    /// <summary>The expert pool.</summary>
    Task<IReadOnlyList<Expert>> ExpertsAsync(CancellationToken ct);

    /// <summary>Who holds the office role.</summary>
    Task<IReadOnlyList<PersonId>> OfficeAsync(CancellationToken ct);

    /// <summary>Where the person can be written to; null while they have not met the app.</summary>
    Task<Contact?> FindContactAsync(PersonId person, CancellationToken ct);

    /// <summary>Remembers where the person can be written to. True when nobody knew before.</summary>
    Task<bool> SaveContactAsync(Contact contact, CancellationToken ct);
}
