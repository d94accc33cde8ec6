using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>Decided quietly, published together, and revised on conditions (五.2).</summary>
public sealed partial record Proposal
{
    /// <summary>The decision that is made and not published; null while there is none.</summary>
    public PendingDecision? Pending { get; init; }

    /// <summary>
    /// The office decides, or decides otherwise, without telling anybody: the state, the revision and every card but the office's stay as they are.
    /// Every review that was asked for must be in; once the office has closed the reviews, as many as make up the quorum.
    /// </summary>
    /// <param name="advice">Points to improve, one to a line; a revision cannot be asked for without.</param>
    public Outcome<Proposal> Decide(Conclusion result, string reason, string advice, Round round, IReadOnlyList<Assignment> assignments, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        var act = ActOf(result);
        if (Line(act) is null) return NotNow(act);
        if (TooFew(round, assignments) is { } few) return few;
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var points = AdviceLines.Of(advice);
        if (result == Conclusion.RecommendAfterRevision && points.Count == 0) return new Problem("advice-missing");
        if (TooMuch(new(reason, [.. points.Select(p => new ReturnPoint("", "", p))])) is { } much) return much;

        var mean = Ranking.Mean([.. assignments.Where(a => a.IsActive)]);
        var (said, lines) = (reason.Trim(), string.Join('\n', points));
        if (Pending is { } before && (before.Result, before.Reason, before.Advice, before.Mean) == (result, said, lines, mean)) return this;
        var number = (Pending?.Number ?? 0) + 1;
        var key = $"{Id}|pending|{number}";
        var entry = new AuditEntry(key, Id, RoundId, "Decide", Pending is null ? "" : $"{Pending.Result}", $"{result}", by.Id, by.Name, at, WithAdvice(said, lines));
        return this with
        {
            Pending = new(number, result, said, lines, mean, by.Id, by.Name, at),
            Owed = [.. Owed, new AuditDue(entry) { Key = key }, new CardDue(Audience.Office, new(MatterKind.Screening, Id)) { Key = $"{key}|office" }],
        };
    }

    /// <summary>The pending decision takes effect: the owner and the college learn it, with the reason and the points to improve.</summary>
    public Outcome<Proposal> Publish(Round round, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Pending is not { } pending) return new Problem("nothing-pending");
        if (Line(ActOf(pending.Result)) is not { } line) return NotNow(ActOf(pending.Result));
        DateTimeOffset? due = pending.Result == Conclusion.RecommendAfterRevision ? WorkingDays.EndOf(at, round.Policy.RevisionDays, round.Policy) : null;
        var decision = new Decision(pending.Result == Conclusion.Recommend, pending.Reason, pending.Mean, pending.By, at) { Advice = pending.Advice, RevisionDue = due };
        var moved = Moved(line, by, at, WithAdvice(pending.Reason, pending.Advice), [.. Cards(MatterKind.Screening, Audience.Office), .. ToldDecision(pending.Result, decision)]) with { Pending = null, Decision = decision };
        return due is null ? moved : moved.AskedToRevise(pending.Reason, AdviceLines.Of(pending.Advice), by, at);
    }

    /// <summary>The office finds the conditions met (推荐), or does not.</summary>
    /// <param name="reason">May be empty when they are met: then the decision's own stands.</param>
    public Outcome<Proposal> CheckRevision(bool met, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        var act = met ? ProposalAct.PassRevision : ProposalAct.FailRevision;
        if (Line(act) is not { } line) return NotNow(act);
        if (line.NeedsReason && string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var said = string.IsNullOrWhiteSpace(reason) ? Decision!.Reason : reason.Trim();
        var decision = Decision! with { Recommended = met, Reason = said, By = by.Id, At = at, Advice = met ? "" : Decision.Advice };
        var moved = Moved(line, by, at, said, [.. Cards(MatterKind.Screening, Audience.Office), .. ToldDecision(met ? Conclusion.Recommend : Conclusion.NotRecommend, decision)]);
        // What it says was changed after the college endorsed it, and is settled from now on.
        return moved with { Decision = decision, ReturnReason = "", EndorsedAt = met ? at : EndorsedAt };
    }

    /// <summary>The office sends the revision back: something is still to be done, for which there are as many working days again.</summary>
    public Outcome<Proposal> ReturnRevision(string reason, Round round, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(ProposalAct.ReturnRevision) is not { } line) return NotNow(ProposalAct.ReturnRevision);
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        if (TooMuch(new(reason, [])) is { } much) return much;
        var decision = Decision! with { RevisionDue = WorkingDays.EndOf(at, round.Policy.RevisionDays, round.Policy) };
        return (Moved(line, by, at, reason.Trim(), [.. Cards(MatterKind.Screening, Audience.Office), .. ToldOfRevision("told-revision-returned", reason.Trim(), decision)]) with { Decision = decision })
            .AskedToRevise("", AdviceLines.Of(reason), by, at);
    }

    /// <summary>The office gives more time for a revision, with the reason; also when it is late already.</summary>
    public Outcome<Proposal> ExtendRevision(DateTimeOffset due, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(ProposalAct.ExtendRevision) is not { } line) return NotNow(ProposalAct.ExtendRevision);
        if (due <= at || due <= Decision!.RevisionDue) return new Problem("due-not-later", Facts.Of(("due", Iso(Decision!.RevisionDue ?? at))));
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var decision = Decision with { RevisionDue = due };
        return Moved(line, by, at, reason.Trim(), [.. Cards(MatterKind.Screening, Audience.Office), .. ToldOfRevision("told-revision-extended", reason.Trim(), decision)]) with { Decision = decision };
    }

    // The owner hands in the revised form: the same button as for a submission, and the same rules; only the day is another.
    private Outcome<Proposal> HandInRevision(Transition line, IReadOnlyList<Problem> findings, Actor by, DateTimeOffset at)
    {
        if (Decision?.RevisionDue is { } due && at > due) return new Problem("revision-late", Facts.Of(("due", Iso(due))));
        var hard = findings.Where(f => RuleBook.Stops(f.Code)).ToList();
        if (hard.Count > 0 || OpenPoints.Count > 0) return Outcome<Proposal>.Refused([.. hard, .. PointsLeft()]);
        var moved = Moved(line, by, at, "",
            [.. Cards(MatterKind.Screening, Audience.Office), .. Cards(MatterKind.Endorsement, Audience.ReviewersOf(UnitCode)), Tell("told-revision-in", "", Audience.Office)]);
        return moved with { Submissions = Submissions + 1, SubmittedAt = at, ReturnReason = "" };
    }

    // What is asked for is a return like every other: ticked or answered point by point, and compared afterwards.
    private Proposal AskedToRevise(string reason, IReadOnlyList<string> points, Actor by, DateTimeOffset at)
    {
        var number = Returns.Count > 0 ? Returns[^1].Number + 1 : 1;
        var back = new ProposalReturn(number, ActorRole.Office, by.Id, by.Name, at, Revision, reason, [.. points.Select((p, i) => new ReturnPoint($"{number}.{i + 1}", "", p))]);
        return this with { ReturnReason = Said(back), Returns = Kept([.. Returns, back]) };
    }

    private Problem? TooFew(Round round, IReadOnlyList<Assignment> assignments)
    {
        var given = assignments.Count(a => a.State == AssignmentState.Submitted);
        var asked = round.ReviewsClosedAt is null ? Math.Max(Asked(assignments).Count, round.Policy.MinExperts) : round.Policy.MinExperts;
        if (given >= asked) return null;
        var missing = string.Join("、", assignments.Where(a => a.IsOpen).Select(a => a.ExpertName));
        return new("R-01", Facts.Of([("given", $"{given}"), ("asked", $"{asked}"), .. missing.Length > 0 ? new[] { ("missing", missing) } : []]));
    }

    private IReadOnlyList<Owed> ToldDecision(Conclusion result, Decision decision) =>
        ToldOfRevision(result switch { Conclusion.Recommend => "told-recommended", Conclusion.NotRecommend => "told-not-recommended", _ => "told-revise" }, decision.Reason, decision, decision.Advice);

    private IReadOnlyList<Owed> ToldOfRevision(string code, string reason, Decision decision, string advice = "")
    {
        var facts = new Dictionary<string, string> { ["proposal"] = Id, ["name"] = Name, ["reason"] = reason };
        if (advice.Length > 0) facts["advice"] = advice;
        if (decision.RevisionDue is { } due) facts["due"] = Iso(due);
        return
        [
            new CardDue(Audience.ReviewersOf(UnitCode), new(MatterKind.Endorsement, Id)) { Key = "" },
            new MessageDue(Audience.Of(Owner), code, facts) { Key = "" },
            new MessageDue(Audience.ReviewersOf(UnitCode), code, facts) { Key = "" },
        ];
    }

    private static ProposalAct ActOf(Conclusion result) => result switch
    {
        Conclusion.Recommend => ProposalAct.Recommend,
        Conclusion.NotRecommend => ProposalAct.Reject,
        _ => ProposalAct.AskRevision,
    };

    private static string WithAdvice(string reason, string advice) => advice.Length == 0 ? reason : $"{reason}\n{advice}";
}
