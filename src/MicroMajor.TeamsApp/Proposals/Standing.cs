using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A proposal with what is drawn beside it: its round, the catalogues that its choices come from, and what the notice's rules find in it.</summary>
public sealed record Standing(
    Stored<Proposal> Stored,
    Round Round,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Direction> Directions,
    FormEdition Edition,
    IReadOnlyList<Problem> Findings,
    DateTimeOffset Now)
{
    /// <summary>The majors that clause 三.3 means, to be chosen from.</summary>
    public IReadOnlyList<WeakMajor> Weak { get; init; } = [];

    /// <summary>The school's majors.</summary>
    public IReadOnlyList<Major> Majors { get; init; } = [];

    /// <summary>When the last of its reviews is due; null when nothing is with the experts, or it was not asked.</summary>
    public DateTimeOffset? ReviewsDue { get; init; }

    /// <summary>For whom it is drawn; its owner, unless said otherwise.</summary>
    public PersonId? Viewer { get; init; }

    /// <summary>Who reads what is drawn.</summary>
    public PersonId Reader => Viewer ?? Proposal.Owner;

    /// <summary>Is it drawn for its owner?</summary>
    public bool IsOwners => Reader == Proposal.Owner;

    /// <summary>May the reader change this section?</summary>
    public bool MayEdit(FormSection section) => Proposal.MayEdit(Reader, section.Key);

    /// <summary>The form that it is filled in by.</summary>
    public FormDefinition Form => Edition.Form;

    /// <summary>The proposal.</summary>
    public Proposal Proposal => Stored.Value;

    /// <summary>What stops a submission, in the order of the rules.</summary>
    public IReadOnlyList<Problem> Blocking { get; } = [.. Findings.Where(f => RuleBook.Stops(f.Code))];

    /// <summary>Would it be taken now, but for what the rules find and what a return asks? The very decision is asked, so that the card never offers what is then refused.</summary>
    public bool CouldBeSubmitted => IsOwners && Proposal.Submit(Round, [], new(Proposal.Owner, Proposal.OwnerName), Now).Problems.All(p => p.Code == "point-open");

    /// <summary>Is the finding about the whole, or about a section that has been begun?</summary>
    public bool IsInBegunSection(Problem finding) => SectionOf(finding) is not { } section || SectionStatus.Of(section, Proposal.Answers, Findings).Answered > 0;

    /// <summary>The section in which that person last kept something; null when there is none.</summary>
    public FormSection? LastSectionOf(PersonId who) =>
        Proposal.Bookmarks.FirstOrDefault(b => b.Who == who) is { } mark ? Form.Sections.FirstOrDefault(s => Proposal.MayEdit(who, s.Key) && s.Fields.Any(f => f.Key == mark.Field)) : null;

    /// <summary>The section that comes next in the form for its reader; null after the last.</summary>
    public FormSection? SectionAfter(FormSection section) => Form.Sections.SkipWhile(s => s.Key != section.Key).Skip(1).FirstOrDefault(MayEdit);

    /// <summary>What a field begins with on card and page alike; empty once something in its section is answered.</summary>
    public string BeginningOf(FormSection section, FormField field) => SectionStatus.Of(section, Proposal.Answers, Findings).Answered > 0 ? "" : DefaultOf(field);

    /// <summary>What a blank field or cell begins with.</summary>
    public string DefaultOf(FormField field) =>
        FormDefaults.Of(field, Proposal.Answers, UnitName(Proposal.UnitCode), ChinaTime.DayOf(Now));

    /// <summary>The name of a unit, or its code when the unit is gone.</summary>
    public string UnitName(string code) => Units.FirstOrDefault(u => u.Code == code)?.Name ?? code;

    /// <summary>The section that a finding belongs to; null when it is about the proposal as a whole.</summary>
    public FormSection? SectionOf(Problem finding) =>
        finding.At is { } at ? Form.Sections.FirstOrDefault(s => s.Fields.Any(f => f.Key == at.Field)) : null;
}
