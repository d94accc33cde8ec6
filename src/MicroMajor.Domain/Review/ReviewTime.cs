using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Review;

/// <summary>How long a review takes: our estimate, from the length of what is to be read.</summary>
public static class ReviewTime
{
    /// <summary>Ours: characters that are read in a minute, with attention.</summary>
    public const int PerMinute = 400;

    /// <summary>Ours: minutes for the grades and the comment.</summary>
    public const int ToScore = 5;

    /// <summary>Minutes, in steps of five: nobody reads to the minute.</summary>
    public static int Minutes(Answers answers)
    {
        var characters = answers.Texts.Values.Sum(NonBlank.Length) + answers.Tables.SelectMany(answers.Rows).SelectMany(r => r.Cells.Values).Sum(NonBlank.Length);
        var minutes = (characters + PerMinute - 1) / PerMinute + ToScore;
        return (minutes + 4) / 5 * 5;
    }
}
