using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said of 公示 on cards, from <c>Words/publicity.json</c>.</summary>
public sealed class PublicityWords
{
    private readonly SentenceFile file = new("Words/publicity.json");

    /// <summary>The one that ships, for words that are asked for without a container.</summary>
    public static PublicityWords Shipped { get; } = new();

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>Where an objection stands.</summary>
    public string State(Objection objection, Language language) => objection switch
    {
        { Verdict: null } => this["open", language],
        { Holds: true } => Filled("upheld", language, ("by", objection.AnsweredBy)),
        { Verdict: Verdict.Upheld } => this["upheld-settled", language],
        _ => Filled("rejected", language, ("by", objection.AnsweredBy)),
    };

    /// <summary>Where the publicity of a round stands, in one sentence.</summary>
    public string Stage(Round round, DateTimeOffset now, Language language) => round.Publicity switch
    {
        null => Filled("stage-none", language, ("days", $"{round.Policy.PublicityDays}")),
        { EndedAt: { } ended } p => Filled("stage-ended", language, ("from", ChinaTime.Day(p.BeganAt, language)), ("ended", ChinaTime.DayAndClock(ended, language))),
        { Open.Count: > 0 } p when now > p.EndsAt => Filled("stage-open", language, ("ends", ChinaTime.DayAndClock(p.EndsAt, language)), ("n", $"{p.Open.Count}")),
        { } p when now > p.EndsAt => Filled("stage-over", language, ("ends", ChinaTime.DayAndClock(p.EndsAt, language))),
        { } p => Filled("stage-runs", language, ("from", ChinaTime.Day(p.BeganAt, language)), ("ends", ChinaTime.DayAndClock(p.EndsAt, language)), ("n", $"{p.Open.Count}")),
    };

    /// <summary>What the owner reads of it; empty when there is nothing to say.</summary>
    public string ForOwner(Round round, string proposalId, Language language) =>
        round.Holds(proposalId) ? this["owner-held", language]
        : round.Publicity is { EndedAt: null } p && p.Programmes.Any(x => x.ProposalId == proposalId) ? Filled("owner-public", language, ("ends", ChinaTime.Day(p.EndsAt, language)))
        : "";
}
