using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>How a reason for an exception stands.</summary>
public enum ReasonState
{
    /// <summary>None is given, or one that says nothing (无).</summary>
    Missing,

    /// <summary>One is given, but for facts that have changed since, or for none that are known: to be confirmed or rewritten.</summary>
    Unconfirmed,

    /// <summary>One is given for the facts as they are.</summary>
    Given,
}

/// <summary>A rule that allows exceptions (原则上、一般) and is not met: what is found, and the reason for it.</summary>
/// <param name="Rule">The rule's id: <c>C-08</c>.</param>
/// <param name="Findings">What is found under the rule, in the order of the form.</param>
/// <param name="Text">The reason as it was written; empty when there is none.</param>
/// <param name="Before">What was found when the reason was written, when that is known and differs.</param>
public sealed record WrittenReason(string Rule, ReasonState State, IReadOnlyList<Problem> Findings, string Text, IReadOnlyList<Problem> Before)
{
    /// <summary>A few letters that are others when the facts are: what a person saw beside the reason that they wrote.</summary>
    public string Mark => Filing.ContentCode.Of(Encoding.UTF8.GetBytes(Reasons.PrintOf(Findings)));
}

/// <summary>
/// Reasons for exceptions (例外说明): one a rule, kept in the form's table of that name together with a print of the facts that it was
/// given for. When the facts change, the reason is asked again; its text stays until it is confirmed or rewritten.
/// </summary>
public static class Reasons
{
    /// <summary>The table of the form.</summary>
    public const string Table = "justifications";

    /// <summary>The column with the rule's id.</summary>
    public const string Rule = "rule";

    /// <summary>The column with the reason's text.</summary>
    public const string Text = "text";

    // Not a column of the form: nobody types it, and no document shows it.
    private const string Print = "print";

    // Where a row stands and what would mend it are no facts of the exception.
    private static readonly string[] NoFacts = ["row", "nearest", "more", "fewer", "until"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Is the cell the print of a reason's facts, which nobody typed and nobody reads?</summary>
    public static bool IsPrint(string table, string column) => table == Table && column == Print;

    /// <summary>The rule that this finding wants a reason for, or says that one is missing for; else null.</summary>
    public static string? RuleOf(Problem finding) =>
        finding.Code is "justification-missing" or "justification-unconfirmed" ? finding.Facts["rule"]
        : RuleBook.Strength(finding.Code) == RuleStrength.Reason ? RuleBook.IdOf(finding.Code)
        : null;

    /// <summary>Every exception in the form, in the order in which it is found.</summary>
    public static IReadOnlyList<WrittenReason> Of(Answers answers, IReadOnlyList<Problem> found, RoundPolicy policy) =>
        [.. found.Where(f => RuleBook.Strength(f.Code) == RuleStrength.Reason).Select(f => RuleBook.IdOf(f.Code)).Distinct().Select(rule => Of(rule, answers, found, policy))];

    /// <summary>The answers with this reason for what is found under the rule now. It is kept whatever it says, and even when nothing is found any more.</summary>
    /// <param name="newRow">The id of the row, should there be none for the rule yet.</param>
    public static Answers Given(Answers answers, string rule, string text, IReadOnlyList<Problem> found, string? newRow = null)
    {
        var row = answers.Rows(Table).LastOrDefault(r => r[Rule] == rule) ?? new Row(newRow ?? answers.NextRowId(Table), [new(Rule, rule)]);
        return answers.WithRow(Table, row.With(Text, text).With(Print, PrintOf(Under(rule, found))));
    }

    /// <summary>The answers with every reason that is bound to no facts yet bound to what is found now: what a person has just typed into the table.</summary>
    public static Answers Bound(Answers answers, IReadOnlyList<Problem> found) =>
        answers.WithRows(Table, answers.Rows(Table).Select(r => r[Print].Length > 0 ? r : r.With(Print, PrintOf(Under(r[Rule], found)))));

    /// <summary>The row without its facts: it was typed anew.</summary>
    internal static Row Unbound(Row row) => row.With(Print, "");

    /// <summary>One finding for each exception whose reason is missing or was given for other facts.</summary>
    internal static IReadOnlyList<Problem> Wanted(Answers answers, IReadOnlyList<Problem> found, RoundPolicy policy) =>
    [
        .. Of(answers, found, policy).Where(r => r.State != ReasonState.Given).Select(r => r.State == ReasonState.Missing
            ? new Problem("justification-missing", Facts.Of(("rule", r.Rule), ("min", $"{policy.MinReasonLength}")), new(Table))
            : new Problem("justification-unconfirmed", Facts.Of(("rule", r.Rule)), new(Table, RowOf(r.Rule, r.Text, answers), Text))),
    ];

    private static WrittenReason Of(string rule, Answers answers, IReadOnlyList<Problem> found, RoundPolicy policy)
    {
        var (findings, rows) = (Under(rule, found), answers.Rows(Table).Where(r => r[Rule] == rule).ToList());
        var saying = rows.Where(r => NonBlank.Length(r[Text]) >= policy.MinReasonLength).ToList();
        if (saying.Count == 0) return new(rule, ReasonState.Missing, findings, rows.LastOrDefault()?[Text] ?? "", []);
        var print = PrintOf(findings);
        if (saying.LastOrDefault(r => r[Print] == print) is { } given) return new(rule, ReasonState.Given, findings, given[Text], []);
        return new(rule, ReasonState.Unconfirmed, findings, saying[^1][Text], Read(saying[^1][Print]));
    }

    private static string? RowOf(string rule, string text, Answers answers) => answers.Rows(Table).Last(r => r[Rule] == rule && r[Text] == text).Id;

    private static List<Problem> Under(string rule, IReadOnlyList<Problem> found) =>
        [.. found.Where(f => RuleBook.IdOf(f.Code) == rule && RuleBook.Strength(f.Code) == RuleStrength.Reason)];

    // Sorted: an exception is the same exception when its rows are put in another order.
    internal static string PrintOf(IReadOnlyList<Problem> findings) => findings.Count == 0 ? "" :
        $"[{string.Join(',', findings.Select(f => JsonSerializer.Serialize(new Fact(f.Code, Kept(f.Facts)), Readable)).Order(StringComparer.Ordinal))}]";

    private static SortedDictionary<string, string> Kept(Facts facts) =>
        new(facts.Where(f => !NoFacts.Contains(f.Key) && f.Value.Length > 0).ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal);

    private static IReadOnlyList<Problem> Read(string print)
    {
        if (print.Length == 0) return [];
        try
        {
            return [.. JsonSerializer.Deserialize<List<Fact>>(print)!.Select(f => new Problem(f.Code, Facts.Of([.. f.Facts.Select(x => (x.Key, x.Value))])))];
        }
        catch (JsonException)
        {
            // Written by a hand in the list: it equals no facts, and there is nothing to tell of it.
            return [];
        }
    }

    private sealed record Fact(string Code, SortedDictionary<string, string> Facts);
}
