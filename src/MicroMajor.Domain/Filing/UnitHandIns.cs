using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>
/// Everything that a college handed in within a round. It is one thing, written in one write, so that a later hand-in takes the place of
/// the earlier one in the same instant, and two people who press at once cannot hand in twice.
/// </summary>
/// <param name="HandIns">First to last; what is handed in is never taken away.</param>
public sealed record UnitHandIns(string RoundId, string UnitCode, IReadOnlyList<HandIn> HandIns)
{
    /// <summary>Accepted, and its two files are being written: it counts as handed in when both lie in the library, and not before.</summary>
    public HandIn? Pending { get; init; }

    /// <summary>The day of the last reminder, in China.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>The office lets the college hand in once more although the deadline is over; used up by the next hand-in.</summary>
    public bool MayBeLate { get; init; }

    /// <summary>What is still owed to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The latest one, whatever became of it.</summary>
    public HandIn? Latest => HandIns.Count > 0 ? HandIns[^1] : null;

    /// <summary>The one that counts: with the office, and not sent back.</summary>
    public HandIn? Standing => Latest is { State: HandInState.Submitted } latest ? latest : null;

    /// <summary>Is a reason wanted for the next one? Not for the first, and not for the one after a return.</summary>
    public bool NeedsReason => Standing is not null;

    /// <summary>The round and the college in one word.</summary>
    public string Id => IdOf(RoundId, UnitCode);

    /// <summary>The round and the college in one word.</summary>
    public static string IdOf(string roundId, string unitCode) => $"{roundId}|{unitCode}";

    /// <summary>The two in that word; null when it is none.</summary>
    public static (string RoundId, string UnitCode)? Read(string id) => id.IndexOf('|', StringComparison.Ordinal) is var at and > 0 ? (id[..at], id[(at + 1)..]) : null;

    /// <summary>The college hands in. It is accepted now, and done when its files lie in the library.</summary>
    /// <param name="seen">The code of annex 3 that the person saw: what is handed in is what was looked at.</param>
    public Outcome<UnitHandIns> HandIn(Pack pack, Round round, string seen, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.Reviews(UnitCode)) return new Problem("not-your-unit");
        if (Pending is not null) return new Problem("pack-in-work");
        if (seen != pack.List.ContentCode) return new Problem("pack-changed");
        var stopped = PackCheck.Of(pack, this, round, reason, at).Where(f => f.Verdict == PackVerdict.Wrong).Select(f => f.Problem!).ToList();
        if (stopped.Count > 0) return Outcome<UnitHandIns>.Refused(stopped);
        var next = new HandIn((Latest?.Number ?? 0) + 1, by.Id, by.Name, at, NeedsReason ? reason.Trim() : "", [.. pack.Programmes.Select(p => new PackedProgramme(p.ProposalId, p.ProgramName, p.ContentCode))], pack.List.ContentCode);
        return this with { Pending = next, Owed = [.. Owed, new PackDue(next.Number) { Key = KeyOf(next, "write") }] };
    }

    /// <summary>Both files lie in the library: it is handed in, and takes the place of an earlier one.</summary>
    public UnitHandIns Done(string unitName, IReadOnlyList<FiledDocument> documents)
    {
        if (Pending is not { } done) return this;
        var told = Tell("told-handed-in", Audience.Office, KeyOf(done, "told"), unitName, done, "");
        return this with
        {
            HandIns = [.. HandIns.Select(h => h.State == HandInState.Submitted ? h with { State = HandInState.Superseded } : h), done with { Documents = documents }],
            Pending = null,
            MayBeLate = false,
            Owed = [.. Owed, Audited(done, "HandIn", $"{Latest?.State}", $"{HandInState.Submitted}", done.By, done.ByName, done.At, done.Reason), Card(done, "done"), told],
        };
    }

    /// <summary>The data changed before its files were written: nothing is handed in, and whoever pressed is told.</summary>
    public UnitHandIns Dropped(string unitName) => Pending is not { } dropped ? this : this with
    {
        Pending = null,
        Owed = [.. Owed, Card(dropped, $"dropped|{Ticks(dropped.At)}"), Tell("told-pack-dropped", Audience.Of(dropped.By), KeyOf(dropped, $"dropped|{Ticks(dropped.At)}|told"), unitName, dropped, "")],
    };

    /// <summary>The office sends it back: the college may hand in anew, also after the deadline.</summary>
    public Outcome<UnitHandIns> Return(int number, string unitName, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Pending is not null) return new Problem("pack-in-work");
        if (Standing is not { } standing || standing.Number != number) return new Problem("pack-not-standing");
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        var back = standing with { State = HandInState.Returned, ReturnReason = reason.Trim(), ReturnedBy = by.Name, ReturnedAt = at };
        return this with
        {
            HandIns = [.. HandIns.SkipLast(1), back],
            Owed =
            [
                .. Owed, Audited(back, "ReturnHandIn", $"{HandInState.Submitted}", $"{HandInState.Returned}", by.Id, by.Name, at, back.ReturnReason), Card(back, "returned"),
                Tell("told-pack-returned", Audience.ReviewersOf(UnitCode), KeyOf(back, "returned|told"), unitName, back, back.ReturnReason),
            ],
        };
    }

    /// <summary>The office gives the extension that only the office can give, before anything was handed in.</summary>
    public Outcome<UnitHandIns> AllowLate(Round round, string unitName, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (!round.IsOver(at)) return new Problem("pack-not-late");
        if (MayBeLate || Pending is not null || Latest is not null) return new Problem("pack-may-be-late");
        var key = $"{Id}|late|{Ticks(at)}";
        return this with
        {
            MayBeLate = true,
            Owed =
            [
                .. Owed, new AuditDue(new AuditEntry(key, "", RoundId, "AllowLateHandIn", "", "", by.Id, by.Name, at, "")) { Key = key },
                new CardDue(Audience.ReviewersOf(UnitCode), new(MatterKind.HandIn, Id)) { Key = $"{key}|card" },
                new MessageDue(Audience.ReviewersOf(UnitCode), "told-pack-may-be-late", new Dictionary<string, string> { ["unit"] = unitName }) { Key = $"{key}|told" },
            ],
        };
    }

    private AuditDue Audited(HandIn handIn, string act, string from, string to, PersonId by, string byName, DateTimeOffset at, string reason)
    {
        var key = KeyOf(handIn, act);
        return new(new AuditEntry(key, "", RoundId, act, from, to, by, byName, at, reason)) { Key = key };
    }

    private CardDue Card(HandIn handIn, string why) => new(Audience.ReviewersOf(UnitCode), new(MatterKind.HandIn, Id)) { Key = KeyOf(handIn, $"card|{why}") };

    private static MessageDue Tell(string code, Audience to, string key, string unitName, HandIn handIn, string reason) => new(to, code, new Dictionary<string, string>
    {
        ["unit"] = unitName,
        ["n"] = $"{handIn.Number}",
        ["programmes"] = $"{handIn.Programmes.Count}",
        ["by"] = handIn.ByName,
        ["reason"] = reason.Length > 0 ? reason : handIn.Reason,
    })
    { Key = key };

    private string KeyOf(HandIn handIn, string what) => $"{Id}|{handIn.Number}|{what}";

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
