namespace MicroMajor.Domain.Filing;

/// <summary>What stands in the minutes of a meeting (会议纪要), in words and frozen: the paper is drawn from it and from nothing else.</summary>
/// <param name="Number">Which meeting of the round.</param>
/// <param name="At">The latest of what it says (UTC).</param>
public sealed record MinutesSnapshot(string MeetingId, string RoundId, string RoundName, string School, int Number, DateTimeOffset At)
{
    /// <summary>Day and time; empty when it was not written down.</summary>
    public string When { get; init; } = "";

    /// <summary>Where; empty when it was not written down.</summary>
    public string Place { get; init; } = "";

    /// <summary>主持人.</summary>
    public string Chair { get; init; } = "";

    /// <summary>记录人.</summary>
    public string Recorder { get; init; } = "";

    /// <summary>应到、实到.</summary>
    public string Attendance { get; init; } = "";

    /// <summary>Who was there.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>What a vote took to be carried.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The programmes in the order of the agenda.</summary>
    public IReadOnlyList<MinutesItem> Items { get; init; } = [];

    /// <summary>Is everything on the agenda voted on? Until then the paper is a draft.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The code printed on the paper, <c>XXXX-XXXX</c>.</summary>
    public string ContentCode => Canonical.CodeOf(this);
}

/// <summary>A programme in the minutes.</summary>
/// <param name="Mean">The mean of its reviews; empty without any.</param>
/// <param name="Recused">Who stayed out, and why; empty for nobody.</param>
/// <param name="Outcome">What the meeting proposes; empty while it has not voted.</param>
public sealed record MinutesItem(string ProposalId, string Name, string UnitName, string Mean, string Recused, MinutesVote? Vote, string Outcome, string Notes);

/// <summary>The count of the ballots.</summary>
public sealed record MinutesVote(int Voters, int For, int Against, int Abstain);
