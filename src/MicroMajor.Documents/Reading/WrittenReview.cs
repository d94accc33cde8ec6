using System.Collections.Immutable;
using System.Xml.Linq;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Word;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;

namespace MicroMajor.Documents.Reading;

/// <summary>A review sheet (评审表) that an expert filled in, read back.</summary>
/// <param name="ProposalId">What it judges.</param>
/// <param name="ContentCode">The content that was judged.</param>
/// <param name="Typed">Grades, conclusion and comment, as far as they are given.</param>
public sealed record WrittenReview(string ProposalId, string ContentCode, Scorecard Typed)
{
    // What people put into a box that is not clicked.
    private const string Ticks = "☑☒■✓✔√×✗✘";

    /// <summary>The expert, as written.</summary>
    public string ExpertName { get; init; } = "";

    /// <summary>The expert asks to be excused.</summary>
    public bool AsksRecusal { get; init; }

    /// <summary>Why.</summary>
    public string RecusalReason { get; init; } = "";

    /// <summary>What has two boxes ticked, and so counts as not given: keys of the rubric, or <c>conclusion</c>.</summary>
    public IReadOnlyList<string> Unclear { get; init; } = [];

    /// <summary>Reads a file from outside, or says why not; <c>word-no-field</c> when it is no review sheet.</summary>
    public static Outcome<WrittenReview> Read(byte[] bytes, Rubric rubric)
    {
        var opened = WordPackage.Open(bytes, withEdges: true);
        if (!opened.IsDone) return Outcome<WrittenReview>.Refused(opened.Problems);
        var controls = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var control in opened.Value.Body.Descendants().Where(e => WordText.Is(e, "sdt")))
            if (FilledForm.Tag(control) is { } tag) controls.TryAdd(tag, control);
        if (!ReviewSheet.Conclusions.All(c => controls.ContainsKey(ReviewSheet.ConclusionTag(c.Conclusion)))) return new Problem("word-no-field", Facts.Of(("labels", "评审结论、评语")));

        var unclear = new List<string>();
        var grades = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in rubric.Items)
            if (One(item.Key, rubric.Grades.Where(g => IsTicked(controls, ReviewSheet.GradeTag(item.Key, g.Key))).Select(g => g.Key)) is { } grade) grades[item.Key] = grade;
        var concluded = One("conclusion", ReviewSheet.Conclusions.Where(c => IsTicked(controls, ReviewSheet.ConclusionTag(c.Conclusion))).Select(c => $"{c.Conclusion}"));
        var marked = new Marked(opened.Value);
        return new WrittenReview(marked[Mark.Subject], marked[Mark.Code], new(grades.ToImmutable(), concluded is null ? null : Enum.Parse<Conclusion>(concluded), Text(controls, ReviewSheet.Comment)))
        {
            ExpertName = Text(controls, ReviewSheet.Expert),
            AsksRecusal = IsTicked(controls, "recusal.asked"),
            RecusalReason = Text(controls, ReviewSheet.RecusalReason),
            Unclear = unclear,
        };

        string? One(string key, IEnumerable<string> ticked)
        {
            var chosen = ticked.Take(2).ToList();
            if (chosen.Count == 2) unclear.Add(key);
            return chosen.Count == 1 ? chosen[0] : null;
        }
    }

    // What stands in the box is what a person sees; a program may change the one and not the other.
    private static bool IsTicked(Dictionary<string, XElement> controls, string tag) =>
        controls.TryGetValue(tag, out var control) && Shown(control) is { Length: > 0 } shown && shown.Any(c => Ticks.Contains(c, StringComparison.Ordinal));

    private static string Text(Dictionary<string, XElement> controls, string tag) =>
        controls.TryGetValue(tag, out var control) && Shown(control) is var shown && !ReviewSheet.Prompts.Contains(shown) ? CleanText.Of(shown) : "";

    // The prompt is told from an answer by its words: programs that type over it do not always take the sign of it away.
    private static string Shown(XElement control) => WordText.Child(control, "sdtContent") is { } content ? WordText.Of(content) : "";
}
