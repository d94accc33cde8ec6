using System.Globalization;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said of a meeting, on cards and in its minutes, from <c>Words/meeting.json</c>.</summary>
public sealed class MeetingWords(ProblemWords problems)
{
    private readonly SentenceFile file = new("Words/meeting.json");

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>The count of a vote and what the meeting proposes by it.</summary>
    public string Outcome(MeetingVote vote, Language language) => Filled("vote", language,
        ("for", $"{vote.For}"), ("against", $"{vote.Against}"), ("abstain", $"{vote.Abstain}"), ("voters", $"{vote.Voters}"), ("outcome", Proposed(vote, language)));

    /// <summary>What the meeting proposes.</summary>
    public string Proposed(MeetingVote vote, Language language) => this[vote.IsCarried ? "carried" : "not-carried", language];

    /// <summary>What a vote takes.</summary>
    public string Rule(Majority majority, Language language) => this[$"rule-{majority}", language];

    /// <summary>How many are there, of how many.</summary>
    public string Attendance(Meeting meeting, Language language) => meeting.Expected > 0
        ? Filled("attendance-of", language, ("present", $"{meeting.Present.Count}"), ("expected", $"{meeting.Expected}"))
        : Filled("attendance", language, ("present", $"{meeting.Present.Count}"));

    /// <summary>The minutes, in Chinese like all papers.</summary>
    public MinutesSnapshot Minutes(Meeting meeting, Round round)
    {
        var votes = meeting.Items.Select(i => i.Vote).OfType<MeetingVote>().ToList();
        var rule = votes.Count > 0 ? votes[^1].Majority : round.Policy.Majority;
        return new(meeting.Id, round.Id, PrintedText.Line(round.Name.Zh), PrintedText.Line(round.School), meeting.Number, votes.Count > 0 ? votes.Max(v => v.At) : round.Deadline.ToUniversalTime())
        {
            When = meeting.StartsAt is { } starts ? ChinaTime.DayAndClock(starts, Language.Zh) : "",
            Place = meeting.Place,
            Chair = meeting.Chair,
            Recorder = meeting.Recorder,
            Attendance = Attendance(meeting, Language.Zh) + (meeting.HasQuorum == false ? this["minutes-no-quorum", Language.Zh] : ""),
            Present = [.. meeting.Present.Select(m => m.Name)],
            Rule = Filled("minutes-rule", Language.Zh, ("rule", Rule(rule, Language.Zh))),
            Items = [.. meeting.Items.Select(ItemOf)],
            IsFinal = meeting.IsDone,
        };
    }

    private MinutesItem ItemOf(MeetingItem item) => new(
        item.ProposalId, item.Name, item.UnitName, item.Mean is { } mean ? mean.ToString("0.##", CultureInfo.InvariantCulture) : "",
        item.Vote is { } voted ? string.Join('、', voted.Recused.Select(r => Filled("minutes-recused", Language.Zh, ("name", r.Name), ("why", r.Code.Length > 0 ? problems.Plain(new(r.Code), Language.Zh) : this["by-hand", Language.Zh])))) : "",
        item.Vote is { } vote ? new(vote.Voters, vote.For, vote.Against, vote.Abstain) : null,
        item.Vote is { } last ? Proposed(last, Language.Zh) : "", item.Notes);
}
