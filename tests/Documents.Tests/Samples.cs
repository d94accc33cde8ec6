using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests;

/// <summary>Each kind of document, as most are and at its limits.</summary>
internal static class Samples
{
    public static readonly IReadOnlyDictionary<string, byte[]> All = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["normal"] = FilingForm.Write(Programmes.Normal()),
        ["minimal"] = FilingForm.Write(Programmes.Minimal),
        ["limits"] = FilingForm.Write(Programmes.AtTheLimits),
        ["draft"] = FilingForm.Write(Programmes.Normal() with { IsFinal = false }),
        ["college"] = CollegeForms.Write(Programmes.College(3)),
        ["college-mixed"] = CollegeForms.Write([Programmes.Normal() with { IsFinal = false }, Programmes.Normal("WZY-2025-0008")]),
        ["minutes"] = MeetingMinutes.Write(Programmes.Minutes(12)),
        ["minutes-draft"] = MeetingMinutes.Write(Programmes.Minutes(2, voted: 1)),
        ["notice"] = ResultNotice.Write(Programmes.Decisions(12), new(2025, 7, 10)),
        ["notice-draft"] = ResultNotice.Write(Programmes.Decisions(3, undecided: 2)),
        ["publicity"] = PublicityText.Write(Programmes.Decisions(45), new(2025, 7, 9)),
        ["ranking"] = RankingReport.Write(Rankings.Of(14)),
        ["review"] = ReviewSheet.Write(Programmes.Paper(Programmes.Normal(), remarks: 4)),
        ["review-limits"] = ReviewSheet.Write(Programmes.Paper(Programmes.AtTheLimits, remarks: 24)),
        ["summary"] = SummaryTable.Write(Programmes.Summary(12)),
        ["summary-employment"] = SummaryTable.Write(Programmes.Summary(5).With(Programmes.Duties(8), Programmes.Round, Programmes.Units)),
        ["summary-full"] = SummaryTable.WriteFull(Programmes.Summary(12).With(Programmes.Duties(8), Programmes.Round, Programmes.Units)),
        ["summary-full-limits"] = SummaryTable.WriteFull(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits])),
        ["summary-empty"] = SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [])),
        ["summary-limits"] = SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits])),
    };

    /// <summary>Workbooks.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Books = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["book"] = SummaryBook.Write(Programmes.Summary(12).With(Programmes.Duties(8), Programmes.Round, Programmes.Units)),
        ["book-limits"] = SummaryBook.Write(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits])),
    };

    /// <summary>Drafts to be filled in: as most are, and blank.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Copies = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["copy"] = Reading.Draft.Of(Programmes.NormalAnswers),
        ["copy-blank"] = Reading.Draft.Of(Domain.Proposals.Answers.None),
        ["copy-limits"] = Reading.Draft.Of(Programmes.FullAnswers),
    };
}
