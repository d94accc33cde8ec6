using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>What the rules look at: the form and its answers, and the round, unit and catalogue they are measured by.</summary>
/// <param name="Unit">The host unit; null when the tenant no longer knows it.</param>
/// <param name="Now">When the check is made (UTC).</param>
public sealed record RuleContext(FormDefinition Form, Answers Answers, Round Round, Unit? Unit, IReadOnlyList<Direction> Directions, DateTimeOffset Now)
{
    /// <summary>The other programmes of the round, as far as the caller knows them; needed for the names and leads that occur twice.</summary>
    public IReadOnlyList<OtherProgramme> Others { get; init; } = [];

    /// <summary>All units, as far as the caller knows them; needed to tell that a participating unit is none.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = [];

    /// <summary>The school's majors with their courses, as far as they are known; needed to tell what is like an existing one.</summary>
    public IReadOnlyList<Major> Majors { get; init; } = [];

    /// <summary>The majors that clause 三.3 means, as far as the figures are known.</summary>
    public IReadOnlyList<WeakMajor> Weak { get; init; } = [];

    /// <summary>The day in China: the day that people write on a form.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    internal RoundPolicy Policy => Round.Policy;

    internal string Type => Answers["type"];

    // Facts hold both languages of a label, since a fact has none of its own.
    internal Facts Label(string field) => Form.Field(field) is { } found ? LabelOf(found) : Facts.None;

    internal static Facts LabelOf(FormField field) => Facts.Of(("field", field.Label.Zh), ("fieldEn", field.Label.En));
}

/// <summary>Another programme of the round: its name and its lead.</summary>
public sealed record OtherProgramme(string Name, string LeadName);

/// <summary>The values of 类型 (clause 一).</summary>
public static class ProgrammeType
{
    /// <summary>急需紧缺型.</summary>
    public const string Urgent = "urgent";

    /// <summary>应用技能型.</summary>
    public const string Applied = "applied";

    /// <summary>交叉复合型.</summary>
    public const string Interdisciplinary = "interdisciplinary";
}
