namespace MicroMajor.Domain.People;

/// <summary>What a person has settled for themselves: when they are away, who acts for them then, and how they want to be reminded.</summary>
public sealed record PersonalSettings(PersonId Person, string Name)
{
    /// <summary>When they are away (外出).</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Who acts for them while they are away (代理人); null for nobody.</summary>
    public PersonId? Deputy { get; init; }

    /// <summary>The deputy's name, as the directory had it.</summary>
    public string DeputyName { get; init; } = "";

    /// <summary>How they want to be reminded of reviews.</summary>
    public ReminderChoice Reminders { get; init; } = ReminderChoice.Milestones;

    /// <summary>Does that person act for them on that day?</summary>
    public bool IsRepresentedBy(PersonId person, DateOnly day) => Deputy == person && Absences.Any(a => a.Covers(day));

    /// <summary>One absence with a deputy, or neither; a day alone is a whole absence.</summary>
    public Outcome<PersonalSettings> Away(DateOnly? from, DateOnly? to, DirectoryPerson? deputy, DateOnly today)
    {
        if ((from ?? to) is not { } first) return this with { Absences = [], Deputy = null, DeputyName = "" };
        var last = to ?? first;
        if (last < first) return new Problem("absence-backwards", Facts.Of(("from", Day(first)), ("to", Day(last))), new("to"));
        if (last < today) return new Problem("absence-over", Facts.Of(("to", Day(last))), new("to"));
        if (deputy?.Id == Person) return new Problem("deputy-self", Facts.None, new("deputy"));
        return this with { Absences = [new(first, last)], Deputy = deputy?.Id, DeputyName = deputy?.Name ?? "" };
    }

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How a person wants to be reminded of reviews that they have not given yet.</summary>
public enum ReminderChoice
{
    /// <summary>Three working days before, one before, and on the last.</summary>
    Milestones,

    /// <summary>One message every working morning with all that is open.</summary>
    Daily,

    /// <summary>On the last working day only.</summary>
    DueDay,
}

/// <summary>A port: what people have settled for themselves.</summary>
public interface IPersonalSettings
{
    /// <summary>The person's; what ships when they settled nothing.</summary>
    Task<PersonalSettings> FindAsync(PersonId person, CancellationToken ct);

    /// <summary>Keeps them.</summary>
    Task SaveAsync(PersonalSettings settings, CancellationToken ct);

    /// <summary>Those who have named a deputy (a handful), whenever they are away.</summary>
    Task<IReadOnlyList<PersonalSettings>> WithDeputiesAsync(CancellationToken ct);
}
