using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Review;

public sealed partial record Assignment
{
    /// <summary>The office takes the expert off, with a reason, and may ask another in their place, who is asked as soon as this is saved. A review that was given no longer counts.</summary>
    /// <param name="successor">Who is asked instead; must have been judged fit for it. Null: nobody.</param>
    public Outcome<Assignment> Replace(string reason, Expert? successor, DateTimeOffset due, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(AssignmentAct.ReplaceExpert) is not { } line) return NotNow(AssignmentAct.ReplaceExpert);
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        IReadOnlyList<Owed> owed = successor is null ? [Tell("told-taken-off")] : [Tell("told-taken-off"), new AssignmentDue(successor.Id, successor.Name, due) { Key = "" }];
        return Ended(line, reason, by, at, owed) with { ReplacedBy = successor?.Id };
    }

    /// <summary>The office gives this one expert more time, with a reason.</summary>
    public Outcome<Assignment> Extend(DateTimeOffset due, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(AssignmentAct.ExtendAssignment) is not { } line) return NotNow(AssignmentAct.ExtendAssignment);
        if (due <= at || due <= DueAt) return new Problem("due-not-later", Facts.Of(("due", Text(DueAt))), new("due"));
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var moved = this with { DueAt = due };
        return moved.Moved(line, by, at, reason, Tell("told-extended", ("due", Text(due))));
    }

    /// <summary>The office gives a given review back to its expert, with a reason: it counts again once it is given again, even when the round's reviews are closed.</summary>
    /// <param name="due">Until when; what was due earlier than that is due then, so that nobody is late with what they were just asked for.</param>
    public Outcome<Assignment> Reopen(string reason, Actor by, DateTimeOffset at, DateTimeOffset? due = null)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(AssignmentAct.ReopenReview) is not { } line) return NotNow(AssignmentAct.ReopenReview);
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var moved = this with { History = Kept(), Total = null, SubmittedAt = null, ReopenedAt = at, Amending = null, DueAt = due > DueAt ? due.Value : DueAt };
        return moved.Moved(line, by, at, reason, Tell("told-reopened", ("reason", reason), ("due", Text(moved.DueAt))));
    }

    // Who was reminded this morning need not be told again at noon.
    private static readonly TimeSpan s_notAgainFor = TimeSpan.FromHours(4);

    /// <summary>The office reminds the expert, who has not given the review yet; not twice within four hours.</summary>
    public Outcome<Assignment> Remind(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(AssignmentAct.RemindExpert) is not { } line) return NotNow(AssignmentAct.RemindExpert);
        if (RemindedAt is { } last && at - last < s_notAgainFor) return new Problem("reminded-already", Facts.Of(("at", Text(last))));
        var moved = this with { RemindedAt = at };
        return moved.Moved(line, by, at, "", Tell(DueAt < at ? "told-reminded-late" : "told-reminded", ("due", Text(DueAt))));
    }

    private MessageDue Tell(string code, params IReadOnlyList<(string Name, string Value)> facts)
    {
        var all = new Dictionary<string, string> { ["proposal"] = ProposalId, ["name"] = ProgramName };
        foreach (var (name, value) in facts) all[name] = value;
        return new(Audience.Of(Expert), code, all) { Key = "" };
    }
}
