using System.Text.Json.Serialization;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Rounds;

/// <summary>公示 of a round's list: since when, until when, what was shown, and what was said against it.</summary>
/// <param name="Code">The content code of the list that was shown.</param>
/// <param name="EndsAt">The last second, in China, of its last working day (UTC); the day on which it began is not counted.</param>
/// <param name="Programmes">The list as it was shown.</param>
public sealed record Publicity(string Code, DateTimeOffset BeganAt, DateTimeOffset EndsAt, IReadOnlyList<PublishedProgramme> Programmes)
{
    /// <summary>When the office ended it; null while it goes on (UTC).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The objections, in the order in which they came.</summary>
    public IReadOnlyList<Objection> Objections { get; init; } = [];

    /// <summary>The programmes that an earlier list named and that were still held back when this one began; their objections go on with it.</summary>
    public IReadOnlyList<PublishedProgramme> Held { get; init; } = [];

    /// <summary>The programme that the objection is about.</summary>
    public PublishedProgramme Of(Objection objection) => Programmes.Concat(Held).First(p => p.ProposalId == objection.ProposalId);

    /// <summary>Those that are still to be answered.</summary>
    [JsonIgnore]
    public IReadOnlyList<Objection> Open => [.. Objections.Where(o => o.Verdict is null)];
}

/// <summary>A programme of the list that is shown.</summary>
/// <param name="Owner">Who is told when an objection to it is upheld.</param>
public sealed record PublishedProgramme(string ProposalId, string Name, string UnitName, PersonId Owner);

/// <summary>What became of an objection.</summary>
public enum Verdict
{
    /// <summary>成立: the programme is held back, its result an open question again.</summary>
    Upheld,

    /// <summary>不成立.</summary>
    Rejected,
}

/// <summary>An objection (异议). Who made it is known to the office and to nobody else.</summary>
/// <param name="Number">1 for the first of the publicity.</param>
/// <param name="ByName">The real name: as the office wrote it down, or as the tenant knows the person.</param>
/// <param name="Person">The member of the tenant who made it; null when the office wrote it down for somebody.</param>
public sealed record Objection(int Number, string ProposalId, string Text, string ByName, PersonId? Person, DateTimeOffset At)
{
    /// <summary>The office's answer; null while it is open.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The reason of the answer.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Who answered.</summary>
    public string AnsweredBy { get; init; } = "";

    /// <summary>When it was answered (UTC).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why the result stands after all, once the office has looked into it again; empty until then.</summary>
    public string Settled { get; init; } = "";

    /// <summary>Does it hold its programme back?</summary>
    [JsonIgnore]
    public bool Holds => Verdict == Rounds.Verdict.Upheld && Settled.Length == 0;
}
