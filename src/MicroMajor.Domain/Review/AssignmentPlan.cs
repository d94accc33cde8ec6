using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>Where a draft of assignments stands.</summary>
public enum PlanStanding
{
    /// <summary>The office works on it; nobody else sees any of it.</summary>
    Draft,

    /// <summary>The office has published it, and it is being made out, proposal by proposal.</summary>
    Publishing,

    /// <summary>It is made out.</summary>
    Published,
}

/// <summary>An expert whom the draft would ask.</summary>
/// <param name="Pinned">Chosen or fixed by the office: a new plan keeps it.</param>
public sealed record PlannedSeat(PersonId Expert, bool Pinned = false);

/// <summary>Whom the draft would ask for one proposal, beside those who have been asked already.</summary>
/// <param name="KeptOff">Whom the office has taken off it: a new plan does not bring them back.</param>
public sealed record PlannedProposal(string ProposalId, IReadOnlyList<PlannedSeat> Seats, IReadOnlyList<PersonId> KeptOff)
{
    /// <summary>Is this expert to be asked?</summary>
    public bool Has(PersonId expert) => Seats.Any(s => s.Expert == expert);
}

/// <summary>What was left out, and why.</summary>
/// <param name="Expert">The expert's name; empty for the proposal as a whole.</param>
public sealed record PlanLeftOut(string ProposalId, string Expert, string Code, IReadOnlyDictionary<string, string> Facts);

/// <summary>
/// The draft of who is asked to review what in a round (专家分配方案). It is the office's alone: an expert learns of a task by its assignment, and
/// that is made out only when the plan is published.
/// </summary>
public sealed record AssignmentPlan(string RoundId)
{
    /// <summary>The proposals, by id.</summary>
    public IReadOnlyList<PlannedProposal> Proposals { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public PlanStanding Standing { get; init; } = PlanStanding.Draft;

    /// <summary>When it was last worked out (UTC).</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Who had it worked out.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>Who published it; null while nobody has.</summary>
    public PersonId? PublishedBy { get; init; }

    /// <summary>The name of who published it.</summary>
    public string PublishedByName { get; init; } = "";

    /// <summary>When it was published (UTC).</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Of a draft, the fixed choices that could not be kept; of a published plan, what was left out.</summary>
    public IReadOnlyList<PlanLeftOut> LeftOut { get; init; } = [];

    /// <summary>What this plan still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The line of that proposal, or null.</summary>
    public PlannedProposal? Find(string proposalId) => Proposals.FirstOrDefault(p => p.ProposalId == proposalId);

    /// <summary>Works it out for everything that waits for experts, in one step; what the office has fixed stays. The same ground gives the same plan.</summary>
    /// <param name="before">The plan there is, of which the fixed choices are kept; null for none.</param>
    public static Outcome<AssignmentPlan> Make(PlanGround ground, AssignmentPlan? before, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (before is { Standing: PlanStanding.Publishing }) return new Problem("plan-being-published");
        if (ground.Proposals.Count == 0) return new Problem("plan-nothing-waits");
        if (ground.Pool.Count == 0) return new Problem("plan-no-pool");
        var (proposals, released) = ground.Solve(before);
        return new AssignmentPlan(ground.Round.Id) { Proposals = proposals, LeftOut = released, MadeAt = at, MadeBy = by.Name, Owed = before?.Owed ?? [] };
    }

    /// <summary>Puts experts on a proposal; each is fixed, and refused by name when they must not, will not or cannot.</summary>
    public Outcome<AssignmentPlan> Add(string proposalId, IReadOnlyList<Expert> experts, PlanGround ground, Actor by)
    {
        if (Editable(by) is { } problem) return problem;
        if (Find(proposalId) is not { } line || ground.Find(proposalId) is not { } proposal) return new Problem("plan-not-in-it");
        var added = experts.Where(e => !line.Has(e.Id)).DistinctBy(e => e.Id).ToList();
        var report = new PlanReport(ground, this);
        var refused = added
            .Select(e => (Expert: e, Why: ground.Obstacle(e, proposal) ?? report.Full(e)))
            .Where(x => x.Why is not null)
            .Select(x => new Problem("plan-cannot-ask", x.Why!.Facts.And("expert", x.Expert.Name).And("conflict", x.Why.Code)))
            .ToList();
        if (refused.Count > 0) return Outcome<AssignmentPlan>.Refused(refused);
        if (added.Count == 0) return new Problem("nothing-to-assign");
        return With(line with
        {
            Seats = [.. line.Seats.Concat(added.Select(e => new PlannedSeat(e.Id, Pinned: true))).OrderBy(s => s.Expert.Value, StringComparer.Ordinal)],
            KeptOff = [.. line.KeptOff.Where(k => added.All(e => e.Id != k))],
        });
    }

    /// <summary>Takes an expert off a proposal; a new plan does not bring them back there.</summary>
    public Outcome<AssignmentPlan> Drop(string proposalId, PersonId expert, Actor by)
    {
        if (Editable(by) is { } problem) return problem;
        if (Find(proposalId) is not { } line || !line.Has(expert)) return new Problem("plan-not-in-it");
        return With(line with { Seats = [.. line.Seats.Where(s => s.Expert != expert)], KeptOff = [.. line.KeptOff.Append(expert).Distinct().OrderBy(k => k.Value, StringComparer.Ordinal)] });
    }

    /// <summary>Fixes a choice, so that a new plan keeps it, or leaves it free again.</summary>
    public Outcome<AssignmentPlan> Pin(string proposalId, PersonId expert, bool pinned, Actor by)
    {
        if (Editable(by) is { } problem) return problem;
        if (Find(proposalId) is not { } line || !line.Has(expert)) return new Problem("plan-not-in-it");
        return With(line with { Seats = [.. line.Seats.Select(s => s.Expert == expert ? s with { Pinned = pinned } : s)] });
    }

    /// <summary>Publishes it: from here on it is made out. Not while the round's reviews are closed: whoever is asked then could give none.</summary>
    public Outcome<AssignmentPlan> Publish(Round round, Actor by, DateTimeOffset at)
    {
        if (Editable(by) is { } problem) return problem;
        if (round.ClosedToNew is { } closed) return closed;
        if (Proposals.All(p => p.Seats.Count == 0)) return new Problem("plan-empty");
        var entry = new AuditEntry(KeyAt(at), "", RoundId, "PublishPlan", $"{Standing}", $"{PlanStanding.Publishing}", by.Id, by.Name, at, $"{Proposals.Count(p => p.Seats.Count > 0)}");
        return this with
        {
            Standing = PlanStanding.Publishing,
            PublishedBy = by.Id,
            PublishedByName = by.Name,
            PublishedAt = at,
            LeftOut = [],
            Owed = [.. Owed, new AuditDue(entry) { Key = entry.Key }, new PlanDue { Key = $"{entry.Key}|out" }],
        };
    }

    /// <summary>It has been made out, to so many proposals, but for what was left out; the office is told.</summary>
    public AssignmentPlan Out(int proposals, IReadOnlyList<PlanLeftOut> left)
    {
        var facts = new Dictionary<string, string> { ["n"] = $"{proposals}", ["left"] = left.Count == 0 ? "" : $"{left.Count}" };
        return this with
        {
            Standing = PlanStanding.Published,
            LeftOut = left,
            Owed = [.. Owed, new MessageDue(Audience.Office, "told-plan-out", facts) { Key = $"{KeyAt(PublishedAt ?? MadeAt)}|told" }, new CardDue(Audience.Office, new(MatterKind.RoundDesk, RoundId)) { Key = $"{KeyAt(PublishedAt ?? MadeAt)}|desk" }],
        };
    }

    private string KeyAt(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"plan|{RoundId}|{at.UtcTicks}");

    private Problem? Editable(Actor by) =>
        !by.IsOffice ? new("not-the-office")
        : Standing == PlanStanding.Publishing ? new("plan-being-published")
        : Standing == PlanStanding.Published ? new("plan-published")
        : null;

    private AssignmentPlan With(PlannedProposal line) => this with { Proposals = [.. Proposals.Select(p => p.ProposalId == line.ProposalId ? line : p)] };
}

/// <summary>A port: the draft plan of each round.</summary>
public interface IAssignmentPlans
{
    /// <summary>The plan of the round, or null.</summary>
    Task<Stored<AssignmentPlan>?> FindAsync(string roundId, CancellationToken ct);

    /// <summary>Writes the first plan of a round (version empty) or a changed one; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<AssignmentPlan>>> SaveAsync(Stored<AssignmentPlan> plan, CancellationToken ct);

    /// <summary>Those that owe something.</summary>
    Task<IReadOnlyList<Stored<AssignmentPlan>>> OwingAsync(CancellationToken ct);
}
