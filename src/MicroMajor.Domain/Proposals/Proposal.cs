using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>A proposed micro-major (微专业申报), from draft to decision.</summary>
/// <param name="Id">e.g. <c>WZY-2025-0007</c>.</param>
public sealed partial record Proposal(string Id, string RoundId, string UnitCode, PersonId Owner, string OwnerName)
{
    /// <summary>Where it stands.</summary>
    public ProposalState State { get; init; } = ProposalState.Draft;

    /// <summary>The edition of the form that it is filled in by; it stays with it when its round turns to another.</summary>
    public string FormVersion { get; init; } = FormEditions.First;

    /// <summary>The form.</summary>
    public Answers Answers { get; init; } = Answers.None;

    /// <summary>Counts the saves and transitions.</summary>
    public int Revision { get; init; }

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; init; }

    /// <summary>When it was last submitted (UTC).</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public string UpdatedBy { get; init; } = "";

    /// <summary>Why it was returned, while it is.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>The college's opinion on its endorsement.</summary>
    public string UnitOpinion { get; init; } = "";

    /// <summary>When the college endorsed what was last submitted (UTC): from then on what it says is settled.</summary>
    public DateTimeOffset? EndorsedAt { get; init; }

    /// <summary>The office's decision, once it is published.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What this proposal still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The filing documents written from it.</summary>
    public IReadOnlyList<FiledDocument> Documents { get; init; } = [];

    /// <summary>Where each editor last kept something.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>The rows that were last removed, newest first: they can be put back.</summary>
    public IReadOnlyList<RemovedRow> Removed { get; init; } = [];

    /// <summary>微专业名称, or an empty text.</summary>
    public string Name => Answers["programName"];

    /// <summary>Saves what was typed into a section; never refuses a value.</summary>
    public Outcome<Proposal> Fill(FormSection section, IReadOnlyDictionary<string, string> typed, Actor by, DateTimeOffset at)
    {
        if (Editable(by, section.Key) is { } problem) return problem;
        var answers = section.Fields
            .Where(f => f.Type != FieldType.Table).SelectMany(f => f.Inputs).Where(f => typed.ContainsKey(f.Key))
            .Aggregate(Answers, (a, f) => a.With(f.Key, typed[f.Key].Trim()));
        return Touched(section.OnlyAsked(answers), section.Fields[0], by, at);
    }

    /// <summary>Adds a row to a table (row id null) or changes the row; cells that were not shown keep what they hold.</summary>
    public Outcome<Proposal> PutRow(FormField table, string? rowId, IReadOnlyDictionary<string, string> typed, Actor by, DateTimeOffset at)
    {
        if (Editable(by, table.Section) is { } problem) return problem;
        if (rowId is null && Answers.Rows(table.Key).Count >= table.MaxRows)
            return new Problem("too-many-rows", RuleContext.LabelOf(table).And("max", $"{table.MaxRows}"), new(table.Key));
        var present = Answers.Rows(table.Key).FirstOrDefault(r => r.Id == rowId);
        if (rowId is not null && present is null) return new Problem("row-gone", Facts.None, new(table.Key));
        var row = table.Columns.SelectMany(c => c.Inputs)
            .Where(c => typed.ContainsKey(c.Key))
            .Aggregate(present ?? new Row(NextRowId(table.Key), []), (r, c) => r.With(c.Key, typed[c.Key].Trim()));
        row = table.OnlyAsked(row);
        if (table.Key == Reasons.Table) row = Reasons.Unbound(row);
        if (row.Cells.Count == 0) return new Problem("blank-row", Facts.None, new(table.Key));
        return Touched(Answers.WithRow(table.Key, row), table, by, at);
    }

    /// <summary>Hands the proposal to the college, or a revision that the office asked for to the office. The findings are those of the notice's rules on this very revision.</summary>
    public Outcome<Proposal> Submit(Round round, IReadOnlyList<Problem> findings, Actor by, DateTimeOffset at)
    {
        if (by.Id != Owner) return new Problem("not-the-owner");
        if (Line(ProposalAct.Submit) is not { } line) return NotNow(ProposalAct.Submit);
        if (State == ProposalState.RevisionRequested) return HandInRevision(line, findings, by, at);
        if (at < round.OpensAt) return new Problem("round-not-open", Facts.Of(("opens", Iso(round.OpensAt))));
        // What the office sends back after the deadline, it wants back: its return is the extension that only the office can give.
        if (round.IsOver(at) && State != ProposalState.ReturnedByOffice) return new Problem("S-01", Facts.Of(("deadline", Iso(round.Deadline))));
        var hard = findings.Where(f => RuleBook.Stops(f.Code)).ToList();
        if (hard.Count > 0 || OpenPoints.Count > 0) return Outcome<Proposal>.Refused([.. hard, .. PointsLeft()]);
        var moved = Moved(line, by, at, "", [new CardDue(Audience.ReviewersOf(UnitCode), new(MatterKind.Endorsement, Id)) { Key = "" }]);
        return moved with { Submissions = Submissions + 1, SubmittedAt = at, ReturnReason = "", UnitOpinion = "", EndorsedAt = null };
    }

    /// <summary>The college endorses.</summary>
    public Outcome<Proposal> Endorse(string opinion, Actor by, DateTimeOffset at)
    {
        if (!by.Reviews(UnitCode)) return new Problem("not-your-unit");
        if (IsOwnOf(by.Id) || by.StandInAt(UnitCode) is { } absent && IsOwnOf(absent.Person)) return new Problem("own-proposal");
        if (Line(ProposalAct.Endorse) is not { } line) return NotNow(ProposalAct.Endorse);
        var moved = Moved(line, by.For(UnitCode), at, opinion,
            [.. ToldWhoIsAway(by, "endorsed"), .. Cards(MatterKind.Endorsement, Audience.ReviewersOf(UnitCode)), new CardDue(Audience.Office, new(MatterKind.Screening, Id)) { Key = "" }, Tell("told-endorsed")]);
        return moved with { UnitOpinion = opinion, EndorsedAt = at };
    }

    /// <summary>The college returns it: with what was noted, with a reason, or with both.</summary>
    public Outcome<Proposal> ReturnByUnit(string reason, Actor by, DateTimeOffset at)
    {
        if (!by.Reviews(UnitCode)) return new Problem("not-your-unit");
        if (Line(ProposalAct.ReturnByUnit) is not { } line) return NotNow(ProposalAct.ReturnByUnit);
        var back = Returned(line.By, reason, by, at);
        if (!back.IsDone) return Outcome<Proposal>.Refused(back.Problems);
        var said = Said(back.Value);
        var moved = Moved(line, by.For(UnitCode), at, said, [.. ToldWhoIsAway(by, "returned"), .. Cards(MatterKind.Endorsement, Audience.ReviewersOf(UnitCode)), Tell("told-returned-by-unit", said)]);
        return moved with { ReturnReason = said, Returns = Kept([.. Returns, back.Value]) };
    }

    /// <summary>The office accepts it for review (形式审查通过).</summary>
    public Outcome<Proposal> AcceptForReview(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(ProposalAct.AcceptForReview) is not { } line) return NotNow(ProposalAct.AcceptForReview);
        return Moved(line, by, at, "", [.. Cards(MatterKind.Screening, Audience.Office)]);
    }

    /// <summary>The office returns it: with what was noted, with a reason, or with both.</summary>
    public Outcome<Proposal> ReturnByOffice(string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(ProposalAct.ReturnByOffice) is not { } line) return NotNow(ProposalAct.ReturnByOffice);
        var back = Returned(line.By, reason, by, at);
        if (!back.IsDone) return Outcome<Proposal>.Refused(back.Problems);
        var said = Said(back.Value);
        var moved = Moved(line, by, at, said,
            [.. Cards(MatterKind.Screening, Audience.Office), .. Cards(MatterKind.Endorsement, Audience.ReviewersOf(UnitCode)), Tell("told-returned-by-office", said)]);
        return moved with { ReturnReason = said, Returns = Kept([.. Returns, back.Value]) };
    }

    /// <summary>The office assigns experts; whoever is conflicted is refused by name with the reason.</summary>
    /// <param name="present">The assignments that there are already; a declined one may be replaced.</param>
    public Outcome<Proposal> Assign(Round round, IReadOnlyList<Expert> experts, IReadOnlyList<Assignment> present, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(ProposalAct.Assign) is not { } line) return NotNow(ProposalAct.Assign);
        if (round.ClosedToNew is { } closed) return closed;
        var problems = experts
            .Select(e => (Expert: e, Conflict: Recusal.Reason(e, this)))
            .Where(x => x.Conflict is not null)
            .Select(x => new Problem("expert-conflicted", x.Conflict!.Facts.And("expert", x.Expert.Name).And("conflict", x.Conflict.Code)))
            .ToList();
        if (problems.Count > 0) return Outcome<Proposal>.Refused(problems);
        var declined = experts.Where(e => present.Any(a => a.Expert == e.Id && !a.IsActive)).ToList();
        if (declined.Count > 0) return Outcome<Proposal>.Refused([.. declined.Select(e => new Problem("expert-declined", Facts.Of(("expert", e.Name))))]);
        var asked = Asked(present);
        var added = experts.Where(e => !asked.Contains(e.Id)).DistinctBy(e => e.Id).ToList();
        var active = asked.Count + added.Count;
        if (active < round.Policy.MinExperts) return new Problem("too-few-experts", Facts.Of(("min", $"{round.Policy.MinExperts}"), ("now", $"{active}")));
        if (added.Count == 0) return new Problem("nothing-to-assign");
        var due = WorkingDays.EndOf(at, round.Policy.ReviewDays, round.Policy);
        return Moved(line, by, at, string.Join("、", added.Select(e => e.Name)),
            [.. added.Select(e => new AssignmentDue(e.Id, e.Name, due) { Key = $"assign|{e.Id.Value}" }), .. Cards(MatterKind.Screening, Audience.Office)]);
    }

    /// <summary>Why this expert cannot be asked for a review; null when they can.</summary>
    /// <param name="present">The assignments that there are already.</param>
    public Problem? Refuses(Expert expert, IReadOnlyList<Assignment> present) =>
        Recusal.Reason(expert, this) is { } conflict ? new Problem("expert-conflicted", conflict.Facts.And("expert", expert.Name).And("conflict", conflict.Code))
        : present.Any(a => a.Expert == expert.Id && !a.IsActive) ? new Problem("expert-declined", Facts.Of(("expert", expert.Name)))
        : present.Any(a => a.Expert == expert.Id) ? new Problem("nothing-to-assign")
        : null;

    /// <summary>The owner withdraws it.</summary>
    public Outcome<Proposal> Withdraw(Actor by, DateTimeOffset at)
    {
        if (by.Id != Owner) return new Problem("not-the-owner");
        if (Line(ProposalAct.Withdraw) is not { } line) return NotNow(ProposalAct.Withdraw);
        var moved = Moved(line, by, at, "",
            [
                .. Submissions > 0 ? Cards(MatterKind.Endorsement, Audience.ReviewersOf(UnitCode)) : [],
                .. State == ProposalState.ReturnedByOffice ? Cards(MatterKind.Screening, Audience.Office) : [],
            ]);
        return moved with { ReturnReason = "" };
    }

    /// <summary>May this person read the proposal as one who fills it in, its college or the office? Experts read through their assignment.</summary>
    public bool IsReadableBy(Actor who) => IsFilledInBy(who.Id) || (who.IsOffice || who.Reviews(UnitCode)) && !IsPrivate;

    // A draft is its owner's own business, and stays so when it is withdrawn without ever having been handed in.
    private bool IsPrivate => State == ProposalState.Draft || State == ProposalState.Withdrawn && Submissions == 0;

    // Who has been asked for a review and still is to give one: by an assignment, or by one that is still owed, here or by the assignment of whom they replace.
    private HashSet<PersonId> Asked(IReadOnlyList<Assignment> present) =>
    [
        .. present.Where(a => a.IsActive).Select(a => a.Expert),
        .. Owed.Concat(present.SelectMany(a => a.Owed)).OfType<AssignmentDue>().Select(d => d.Expert).Where(e => present.All(a => a.Expert != e)),
    ];

    private Transition? Line(ProposalAct act) => ProposalLifecycle.Find(State, act);

    private Problem NotNow(ProposalAct act) => new("not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{State}")));

    private Proposal Touched(Answers answers, FormField field, Actor by, DateTimeOffset at) =>
        this with { Answers = answers, Revision = Revision + 1, UpdatedAt = at, UpdatedBy = by.Name, Editors = WithWriter(by.Id), Bookmarks = [.. Bookmarks.Where(b => b.Who != by.Id), new(by.Id, field.Key)] };

    private IReadOnlyList<Owed> Cards(MatterKind kind, Audience audience) => [new CardDue(audience, new(kind, Id)) { Key = "" }];

    private MessageDue Tell(string code, string reason = "", Audience? to = null) =>
        new(to ?? Audience.Of(Owner), code, new Dictionary<string, string> { ["proposal"] = Id, ["name"] = Name, ["reason"] = reason }) { Key = "" };

    // Every transition owes its audit line and the owner's card; the rest is the act's own.
    // A key says which transition of which proposal the debt is from, so that the same debt is never entered twice.
    private Proposal Moved(Transition line, Actor by, DateTimeOffset at, string reason, IReadOnlyList<Owed> owed)
    {
        var revision = Revision + 1;
        var entry = new AuditEntry($"{Id}|{revision}", Id, RoundId, $"{line.Act}", $"{line.From}", $"{line.To}", by.Id, by.Name, at, reason);
        var keyed = owed.Select((o, i) => o with { Key = o.Key.Length > 0 ? $"{Id}|{o.Key}" : $"{Id}|{revision}|{i}" }).ToList();
        IReadOnlyList<Owed> all =
        [
            .. Owed,
            new AuditDue(entry) { Key = entry.Key },
            // The owner's card tells until when the experts have: they are asked first.
            .. keyed.Where(o => o is AssignmentDue),
            new CardDue(Audience.Of(Owner), new(MatterKind.Proposal, Id)) { Key = $"{Id}|{revision}|owner" },
            .. PresentEditors.Select(e => new CardDue(Audience.Of(e.Id), new(MatterKind.Proposal, Id)) { Key = $"{Id}|{revision}|editor|{e.Id}" }),
            .. keyed.Where(o => o is not AssignmentDue),
        ];
        return this with { State = line.To, Revision = revision, UpdatedAt = at, UpdatedBy = by.Name, Owed = all, Notes = ReturnNotes.None };
    }

    private static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A port: the proposals.</summary>
public interface IProposals
{
    /// <summary>The proposal, or null.</summary>
    Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Starts a draft: gives it its id. The same start key twice gives the same draft, so that a double click makes one.</summary>
    Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct);

    /// <summary>Writes the changed proposal in one write; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct);

    /// <summary>A page of the proposals that match, newest first; <paramref name="query"/> names exactly one indexed key.</summary>
    Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct);

    /// <summary>A page for each of several queries, asked together.</summary>
    Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct);
}

/// <summary>Which proposals: exactly one of the kinds, since the store filters by one index at a time.</summary>
/// <param name="Continue">Where the last page ended; null for the first.</param>
public sealed record ProposalQuery(ProposalQueryKind Kind, string Key = "", ProposalState? State = null, string? Continue = null)
{
    /// <summary>A person's own.</summary>
    public static ProposalQuery OwnedBy(PersonId owner) => new(ProposalQueryKind.Owner, owner.Value);

    /// <summary>A unit's in one state.</summary>
    public static ProposalQuery OfUnit(string unitCode, ProposalState state) => new(ProposalQueryKind.UnitAndState, unitCode, state);

    /// <summary>A round's in one state.</summary>
    public static ProposalQuery OfRound(string roundId, ProposalState state) => new(ProposalQueryKind.RoundAndState, roundId, state);

    /// <summary>A round's, in whatever state: all, or one unit's when its code is not empty. What no page ended with begins at the beginning.</summary>
    public static ProposalQuery OfRound(string roundId, string unitCode) => new(ProposalQueryKind.Round, roundId) { UnitCode = unitCode };

    /// <summary>Of this unit only, where a whole round is asked for; empty for all.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>Those that the office has marked as examples.</summary>
    public static ProposalQuery Examples { get; } = new(ProposalQueryKind.Example);

    /// <summary>Those that owe something.</summary>
    public static ProposalQuery Owing { get; } = new(ProposalQueryKind.Owing);
}

/// <summary>The indexed keys of proposals.</summary>
public enum ProposalQueryKind { Owner, UnitAndState, RoundAndState, Round, Owing, Example }

/// <summary>A page of proposals.</summary>
public sealed record ProposalPage(IReadOnlyList<Stored<Proposal>> Proposals, string? Continue);
