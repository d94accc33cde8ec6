using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

public sealed partial record Assignment
{
    /// <summary>Who of the office entered the review that the expert wrote on paper (由教务处代录); empty when the expert gave it.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>Has the expert put anything down themselves?</summary>
    public bool IsOnline => RecordedBy.Length == 0 && (IsGiven || Grades.Count > 0 || Conclusion is not null || Comment.Length > 0);

    /// <summary>The office enters the review that the expert wrote on paper. What an expert put down themselves is theirs alone.</summary>
    public Outcome<Assignment> Record(Scorecard typed, Rubric rubric, Round round, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Line(AssignmentAct.RecordReview) is not { } line) return NotNow(AssignmentAct.RecordReview);
        if (IsOnline) return new Problem("review-is-the-experts", Facts.Of(("expert", ExpertName)));
        if (!round.TakesReviews(this)) return new Problem("reviews-closed", Facts.Of(("closed", Text(round.ReviewsClosedAt!.Value))));
        var problems = typed.Problems(rubric, round.Policy);
        if (problems.Count > 0) return Outcome<Assignment>.Refused(problems);
        // The same sheet sent twice is one review.
        if (IsGiven && Comment == typed.Comment && Conclusion == typed.Conclusion && Grades.SequenceEqual(typed.Grades)) return this;
        var given = this with
        {
            Grades = typed.Grades,
            Conclusion = typed.Conclusion,
            Comment = typed.Comment,
            SubmittedAt = at,
            Total = rubric.Total(typed.Grades),
            Amending = null,
            ReopenedAt = null,
            RecordedBy = by.Name,
            History = IsGiven ? Kept() : History,
        };
        return given.Moved(line, by, at, $"由教务处代录（{ExpertName}的纸质评审表）");
    }
}
