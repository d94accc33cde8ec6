using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>One line of the record: what happened, when, by which document, and who wrote it down.</summary>
/// <param name="Number">1 for the first of the programme.</param>
/// <param name="On">The day on which it happened, in China.</param>
/// <param name="Reference">文号 of the document that says so; empty when there is none.</param>
/// <param name="Evidence">The file in the library that shows it; null when there is none.</param>
/// <param name="Remark">The reason where one is wanted, or what else is to be said.</param>
public sealed record MilestoneEntry(int Number, Milestone Step, DateOnly On, string Reference, MilestoneEvidence? Evidence, string Remark, PersonId By, string ByName, DateTimeOffset At)
{
    /// <summary>The number of the entry that this one corrects; null for one of its own.</summary>
    public int? Corrects { get; init; }

    /// <summary>作废: what it corrects never happened.</summary>
    public bool IsVoid { get; init; }

    /// <summary>Why it was corrected.</summary>
    public string Why { get; init; } = "";
}

/// <summary>A file in the library.</summary>
public sealed record MilestoneEvidence(string Name, string Url);

/// <summary>What is to be recorded, as it was typed.</summary>
/// <param name="On">Null when it is no day.</param>
public sealed record MilestoneNote(Milestone? Step, DateOnly? On, string Reference, MilestoneEvidence? Evidence, string Remark);
