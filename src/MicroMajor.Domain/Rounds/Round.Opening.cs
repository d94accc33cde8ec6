using System.Globalization;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Rounds;

/// <summary>What the office says of a round: what it is called, for which year and school, and from when till when it is open.</summary>
/// <param name="Year">The year in which teaching begins, which dates of the policy and rates of employment are reckoned from.</param>
/// <param name="OpensAt">Null when no day was given.</param>
/// <param name="Deadline">The closing instant (clause 五.3); null when no day was given.</param>
public sealed record RoundFrame(string NameZh, string NameEn, int? Year, DateTimeOffset? OpensAt, DateTimeOffset? Deadline, string School)
{
    /// <summary>The longest name of a round or a school.</summary>
    public const int LongestName = 100;

    /// <summary>The frame of a round that there is.</summary>
    public static RoundFrame Of(Round round) => new(round.Name.Zh, round.Name.En == round.Name.Zh ? "" : round.Name.En, round.Year, round.OpensAt, round.Deadline, round.School);

    /// <summary>What is missing or makes no sense; empty when a round can be framed so.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var found = new List<Problem>();
        if (NameZh.Length == 0) found.Add(new("round-name-missing"));
        if (School.Length == 0) found.Add(new("round-school-missing"));
        if (new[] { NameZh, NameEn, School }.Any(t => t.Length > LongestName)) found.Add(new("round-name-long", Facts.Of(("max", $"{LongestName}"))));
        if (Year is not (>= 2020 and <= 2099)) found.Add(new("round-year"));
        if (OpensAt is null || Deadline is null) found.Add(new("round-days-missing"));
        else if (Deadline <= OpensAt) found.Add(new("round-days-crossed"));
        return found;
    }
}

public sealed partial record Round
{
    /// <summary>A new round. Rules, rubric and edition of the form are those of the round that it follows, or the notice's.</summary>
    /// <param name="id">One that no round has: <see cref="FreeId"/>.</param>
    public static Outcome<Round> Begin(string id, RoundFrame frame, Round? follows, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (frame.Problems() is { Count: > 0 } problems) return Outcome<Round>.Refused(problems);
        var round = new Round(id, default!, 0, default, default, "", follows?.Policy ?? new()) { FormVersion = follows?.FormVersion ?? Proposals.FormEditions.First, OwnRubric = follows?.OwnRubric };
        return round.In(frame).Noted("BeginRound", by, at, Said(frame));
    }

    /// <summary>
    /// The office gives the round another name or other days. Who has submitted stays submitted; who has not may, while it is open. Not once its list has been
    /// shown to the public: the list bears its name, and nobody can be added to it.
    /// </summary>
    public Outcome<Round> Frame(RoundFrame frame, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (frame.Problems() is { Count: > 0 } problems) return Outcome<Round>.Refused(problems);
        var framed = In(frame);
        if (framed != this && Publicity is not null) return new Problem("round-shown");
        return framed == this ? this : framed.Noted("FrameRound", by, at, Said(frame));
    }

    /// <summary>The id of a round that opens then, e.g. <c>2026-09</c>: the month, with a number behind it when other rounds have that already.</summary>
    public static string FreeId(DateTimeOffset opensAt, IReadOnlyCollection<string> taken)
    {
        var month = opensAt.ToOffset(WorkingDays.China).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? month : $"{month}-{n}").First(id => !taken.Contains(id));
    }

    private Round In(RoundFrame frame) => this with
    {
        Name = new(frame.NameZh, frame.NameEn.Length > 0 ? frame.NameEn : frame.NameZh),
        Year = frame.Year!.Value,
        OpensAt = frame.OpensAt!.Value,
        Deadline = frame.Deadline!.Value,
        School = frame.School,
    };

    private static string Said(RoundFrame frame)
    {
        string Local(DateTimeOffset? at) => at!.Value.ToOffset(WorkingDays.China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"{frame.NameZh}；{frame.School}；{frame.Year}；{Local(frame.OpensAt)} — {Local(frame.Deadline)}";
    }
}
