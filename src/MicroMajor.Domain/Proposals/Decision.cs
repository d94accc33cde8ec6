using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Proposals;

/// <summary>The office's decision on a proposal, as it was published.</summary>
/// <param name="Recommended">False also while it is recommended on conditions that are not met yet.</param>
/// <param name="Mean">The mean of the reviews it rests on.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When it was published, or its conditions were found to be met or not (UTC).</param>
public sealed record Decision(bool Recommended, string Reason, decimal Mean, PersonId By, DateTimeOffset At)
{
    /// <summary>Points to improve (改进意见), one to a line; empty when there are none.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Until when the owner was to revise it (UTC); null when no revision was asked for.</summary>
    public DateTimeOffset? RevisionDue { get; init; }
}

/// <summary>A decision that the office has made and not published (拟定结论): nobody else knows of it, and it may be changed.</summary>
/// <param name="Number">Counts how often it was made or changed.</param>
/// <param name="Mean">The mean of the reviews it rests on.</param>
/// <param name="At">When it was made or last changed (UTC).</param>
public sealed record PendingDecision(int Number, Conclusion Result, string Reason, string Advice, decimal Mean, PersonId By, string ByName, DateTimeOffset At);

/// <summary>Points to improve, as the office types them: one to a line.</summary>
public static class AdviceLines
{
    /// <summary>The points, without blank lines and without numbers or bullets in front.</summary>
    public static IReadOnlyList<string> Of(string advice) => [.. advice.Split('\n').Select(Bare).Where(l => l.Length > 0)];

    private static string Bare(string line)
    {
        var text = line.Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is > 0 and < 3 && text.Length > digits && text[digits] is '.' or '．' or '、' or ')' or '）' && !(text.Length > digits + 1 && char.IsAsciiDigit(text[digits + 1]))) text = text[(digits + 1)..];
        return text.TrimStart('-', '•', '·', '*').Trim();
    }
}
