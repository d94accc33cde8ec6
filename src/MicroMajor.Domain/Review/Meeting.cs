using System.Globalization;
using System.Text.Json.Serialization;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>
/// A meeting (评审会) on the programmes of a round, in the order of their ranking. What it votes is a proposal to the office and to nobody else:
/// the office decides.
/// </summary>
/// <param name="Id">The round's id and the number of the meeting.</param>
public sealed record Meeting(string Id, string RoundId, int Number)
{
    /// <summary>Most programmes of one meeting: the record stands in one column, and nobody sits longer.</summary>
    public const int MostItems = 60;

    /// <summary>Most people present.</summary>
    public const int MostPresent = 60;

    /// <summary>Most characters of the notes on a programme.</summary>
    public const int LongestNotes = 500;

    /// <summary>When it begins (UTC); null while that is not written down.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who leads it (主持人).</summary>
    public string Chair { get; init; } = "";

    /// <summary>Who writes it down (记录人).</summary>
    public string Recorder { get; init; } = "";

    /// <summary>应到人数: how many members there are; 0 while that is not written down.</summary>
    public int Expected { get; init; }

    /// <summary>Who is there.</summary>
    public IReadOnlyList<MeetingMember> Present { get; init; } = [];

    /// <summary>The agenda.</summary>
    public IReadOnlyList<MeetingItem> Items { get; init; } = [];

    /// <summary>Is every programme voted on?</summary>
    [JsonIgnore]
    public bool IsDone => Items.Count > 0 && Items.All(i => i.Vote is not null);

    /// <summary>
    /// Are two thirds of the members there, as order no. 35 asks of an academic committee? Null while it is not said how many there are. It is
    /// remarked on and stops nothing: which rules the meeting sits under is the school's.
    /// </summary>
    [JsonIgnore]
    public bool? HasQuorum => Expected == 0 ? null : 3 * Present.Count >= 2 * Expected;

    /// <summary>The id of the meeting of that number in a round.</summary>
    public static string IdOf(string roundId, int number) => $"{roundId}|{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The office calls it, with an agenda in the order in which the programmes are given.</summary>
    /// <param name="latest">The latest meeting of the round; the next one takes its people over.</param>
    public static Outcome<Meeting> Begin(string roundId, IReadOnlyList<MeetingItem> agenda, Meeting? latest, Actor by)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (latest is { IsDone: false }) return new Problem("meeting-goes-on", Facts.Of(("n", $"{latest.Items.Count(i => i.Vote is null)}")));
        if (agenda.Count == 0) return new Problem("meeting-nothing");
        var number = (latest?.Number ?? 0) + 1;
        return new Meeting(IdOf(roundId, number), roundId, number)
        {
            Items = [.. agenda.Take(MostItems)],
            Place = latest?.Place ?? "",
            Chair = latest?.Chair ?? "",
            Recorder = latest?.Recorder ?? "",
            Expected = latest?.Expected ?? 0,
            Present = latest?.Present ?? [],
        };
    }

    /// <summary>The office writes down when, where, and who is there. A vote that was taken keeps the number it was taken with.</summary>
    public Outcome<Meeting> Seat(MeetingSeating seating, Actor by)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        var present = seating.Present.Where(m => m.Name.Length > 0).DistinctBy(m => m.Key).ToList();
        if (present.Count > MostPresent) return new Problem("meeting-too-many", Facts.Of(("max", $"{MostPresent}"), ("now", $"{present.Count}")));
        return this with { StartsAt = seating.StartsAt, Place = seating.Place, Chair = seating.Chair, Recorder = seating.Recorder, Expected = seating.Expected, Present = present };
    }

    /// <summary>The office writes down what was said of a programme, and who stays out by hand. After the vote the recusals stand.</summary>
    public Outcome<Meeting> Note(int item, string notes, IReadOnlyList<string> recused, Actor by)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (At(item) is not { } there) return new Problem("meeting-no-such-item");
        if (notes.Length > LongestNotes) return new Problem("notes-too-long", Facts.Of(("max", $"{LongestNotes}"), ("now", $"{notes.Length}")));
        IReadOnlyList<string> byHand = [.. recused.Where(k => Present.Any(m => m.Key == k)).Distinct(StringComparer.Ordinal)];
        if (there.Vote is not null && !byHand.Order(StringComparer.Ordinal).SequenceEqual(there.ByHand.Order(StringComparer.Ordinal))) return new Problem("meeting-item-voted");
        return With(item, there with { Notes = notes, ByHand = byHand });
    }

    /// <summary>
    /// The count of the ballots on a programme. Who has to stay out neither votes nor counts as present; everybody else who is there counts,
    /// whether they voted, abstained or kept their ballot.
    /// </summary>
    public Outcome<Meeting> CountVotes(int item, int? votesFor, int? against, int? abstain, Proposal proposal, RoundPolicy policy, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (At(item) is not { } there || there.ProposalId != proposal.Id) return new Problem("meeting-no-such-item");
        if (proposal.State != ProposalState.UnderReview) return new Problem("meeting-item-decided");
        if (Present.Count == 0) return new Problem("meeting-nobody");
        if (votesFor is not { } yes || against is not { } no || abstain is not { } none) return new Problem("vote-missing");
        var recused = Recused(there, proposal);
        var voters = Present.Count - recused.Count;
        if (voters == 0) return new Problem("vote-nobody");
        if (yes + no + none == 0) return new Problem("vote-missing");
        if (yes + no + none > voters) return new Problem("vote-too-many", Facts.Of(("cast", $"{yes + no + none}"), ("voters", $"{voters}"), ("present", $"{Present.Count}"), ("recused", $"{recused.Count}")));
        return With(item, there with { Votes = [.. there.Votes, new(yes, no, none, voters, policy.Majority, recused, by.Name, at)] });
    }

    /// <summary>The office takes a vote back, to recuse somebody or to vote again; it stays in the record. Not once the outcome is published: that stands on it.</summary>
    public Outcome<Meeting> TakeVoteBack(int item, Proposal proposal, Actor by)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (At(item) is not { } there || there.ProposalId != proposal.Id) return new Problem("meeting-no-such-item");
        if (proposal.State != ProposalState.UnderReview) return new Problem("meeting-item-decided");
        return there.Vote is null ? new Problem("vote-none") : With(item, there with { Votes = [.. there.Votes.SkipLast(1), there.Votes[^1] with { IsTakenBack = true }] });
    }

    /// <summary>Who has to stay out of a programme: whom the rules of recusal name, and whom the office names by hand.</summary>
    public IReadOnlyList<MeetingRecusal> Recused(MeetingItem item, Proposal proposal) =>
    [
        .. Present.Select(m => Recusal.Reason(new(new(m.Key), m.Name, m.UnitCode, m.Organisation, ""), proposal) is { } conflict ? new MeetingRecusal(m.Key, m.Name, conflict.Code)
            : item.ByHand.Contains(m.Key, StringComparer.Ordinal) ? new MeetingRecusal(m.Key, m.Name, "")
            : null).OfType<MeetingRecusal>(),
    ];

    /// <summary>The programme at that place of the agenda, from 1; null when there is none.</summary>
    public MeetingItem? At(int item) => item >= 1 && item <= Items.Count ? Items[item - 1] : null;

    private Meeting With(int item, MeetingItem changed) => this with { Items = [.. Items.Select((x, i) => i == item - 1 ? changed : x)] };
}

/// <summary>Somebody who is there.</summary>
/// <param name="Key">The Entra object id of whom the expert pool knows; else the name itself.</param>
/// <param name="UnitCode">Empty where it is not known.</param>
/// <param name="Organisation">The outside employer; empty for none.</param>
public sealed record MeetingMember(string Key, string Name, string UnitCode, string Organisation)
{
    /// <summary>Of the expert pool.</summary>
    public static MeetingMember Of(Expert expert) => new(expert.Id.Value, expert.Name, expert.UnitCode, expert.Organisation);

    /// <summary>Somebody who is only known by name.</summary>
    public static MeetingMember Named(string name) => new($"name:{name}", name, "", "");
}

/// <summary>When, where and who, as it was typed.</summary>
public sealed record MeetingSeating(DateTimeOffset? StartsAt, string Place, string Chair, string Recorder, int Expected, IReadOnlyList<MeetingMember> Present);

/// <summary>Somebody who stays out of a programme.</summary>
/// <param name="Code">The conflict by the rules of <see cref="Recusal"/>; empty where the office named them.</param>
public sealed record MeetingRecusal(string Key, string Name, string Code);

/// <summary>A programme on the agenda.</summary>
/// <param name="Rank">Its place in the ranking when the agenda was made.</param>
/// <param name="Mean">The mean of its reviews; null without any.</param>
public sealed record MeetingItem(string ProposalId, string Name, string UnitName, int Rank, decimal? Mean)
{
    /// <summary>What was said.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The keys of those whom the office named.</summary>
    public IReadOnlyList<string> ByHand { get; init; } = [];

    /// <summary>Every count of ballots, oldest first, also those that were taken back.</summary>
    public IReadOnlyList<MeetingVote> Votes { get; init; } = [];

    /// <summary>The one that stands; null while there is none.</summary>
    [JsonIgnore]
    public MeetingVote? Vote => Votes.LastOrDefault() is { IsTakenBack: false } last ? last : null;
}

/// <summary>A count of ballots (secret, so only numbers).</summary>
/// <param name="Voters">应投票人数: who was there and did not have to stay out.</param>
/// <param name="Majority">What it took, by the round's policy at that time.</param>
/// <param name="Recused">Who stayed out.</param>
public sealed record MeetingVote(int For, int Against, int Abstain, int Voters, Majority Majority, IReadOnlyList<MeetingRecusal> Recused, string ByName, DateTimeOffset At)
{
    /// <summary>Was it taken back?</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Does the meeting propose to recommend the programme?</summary>
    [JsonIgnore]
    public bool IsCarried => Carries(For, Voters, Majority);

    /// <summary>Two thirds: at least that share of those who could vote. Half: more than half of them.</summary>
    public static bool Carries(int votesFor, int voters, Majority majority) => voters > 0 && (majority == Majority.TwoThirds ? 3 * votesFor >= 2 * voters : 2 * votesFor > voters);
}

/// <summary>A port: the meetings.</summary>
public interface IMeetings
{
    /// <summary>The meeting, or null.</summary>
    Task<Stored<Meeting>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Those of a round, oldest first (a handful).</summary>
    Task<IReadOnlyList<Stored<Meeting>>> OfRoundAsync(string roundId, CancellationToken ct);

    /// <summary>Writes a new one (version empty) or a changed one; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<Meeting>>> SaveAsync(Stored<Meeting> meeting, CancellationToken ct);
}
