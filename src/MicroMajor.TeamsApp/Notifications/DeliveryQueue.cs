using System.Threading.Channels;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// The kinds of thing that can owe something; a round's documents owe that their marks are true, which follows from the data and stands nowhere. To a newcomer
/// is owed what did not get through before they had the app; a card that made room for another owes that it is put where it moved.
/// </summary>
public enum DebtorKind { Proposal, Assignment, Round, Marks, HandIn, Plan, Conflicts, RoundConflicts, Newcomer, Card }

/// <summary>A thing whose stored debts (<c>Owed</c>) are to be delivered.</summary>
public sealed record Debtor(DebtorKind Kind, string Id)
{
    /// <summary>What the schedule calls paying it. Of rounds, whose documents and plans take minutes, one at a time.</summary>
    internal Errand Errand => new(Kind is DebtorKind.Round or DebtorKind.Marks or DebtorKind.Plan or DebtorKind.RoundConflicts ? Lanes.Rounds : Lanes.Cards, $"{Kind}|{Id}");

    /// <summary>The debtor that an errand is about; null when the errand is of another program's version.</summary>
    internal static Debtor? Of(Errand errand) => errand.Name.Split('|', 2) is [var kind, var id] && Enum.TryParse<DebtorKind>(kind, out var known) ? new(known, id) : null;
}

/// <summary>
/// Rings for debtors. A ring is only a hint that there is work now: what is owed stands with the debtor in the store,
/// so a lost ring is found by the next sweep.
/// </summary>
public sealed class DeliveryQueue
{
    private readonly Channel<Debtor> rings = Channel.CreateUnbounded<Debtor>(new() { SingleReader = true });
    private int waiting;

    /// <summary>How many rings of this process wait or are being answered, as far as it knows: what instances share is nobody's own.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>A proposal owes something.</summary>
    public void Ring(string proposalId) => Ring(new Debtor(DebtorKind.Proposal, proposalId));

    /// <summary>An assignment owes something.</summary>
    public void RingAssignment(string assignmentId) => Ring(new Debtor(DebtorKind.Assignment, assignmentId));

    /// <summary>A round owes something.</summary>
    public void RingRound(string roundId) => Ring(new Debtor(DebtorKind.Round, roundId));

    /// <summary>The plan of a round's experts owes something.</summary>
    public void RingPlan(string roundId) => Ring(new Debtor(DebtorKind.Plan, roundId));

    /// <summary>Something changed that documents of this round may be drawn from: their marks are due.</summary>
    public void RingMarks(Round round)
    {
        if (round.Documents.Count > 0) Ring(new Debtor(DebtorKind.Marks, round.Id));
    }

    /// <summary>The pool of experts was changed: who reviews in this round may have a conflict now.</summary>
    public void RingConflicts(string roundId) => Ring(new Debtor(DebtorKind.RoundConflicts, roundId));

    /// <summary>The hand-ins of a college (<see cref="UnitHandIns.Id"/>) owe something.</summary>
    public void RingHandIns(string id) => Ring(new Debtor(DebtorKind.HandIn, id));

    /// <summary>Something owes something.</summary>
    public void Ring(Debtor debtor)
    {
        Begin();
        rings.Writer.TryWrite(debtor);
    }

    /// <summary>What was rung and is not in the schedule yet.</summary>
    internal ChannelReader<Debtor> Rings => rings.Reader;

    internal void Begin() => Interlocked.Increment(ref waiting);

    internal void Done() => Interlocked.Decrement(ref waiting);
}
