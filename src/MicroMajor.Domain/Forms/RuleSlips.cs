using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>The notice's rules beside the form: what a rule reads and the form no longer asks.</summary>
internal static class RuleSlips
{
    /// <summary>A hard rule without its field could no longer be held: the edition is refused. A softer one falls silent, and that is said.</summary>
    public static IEnumerable<FormFinding> Of(FormDefinition form) =>
        from read in RuleBook.All.Where(r => r.Strength != RuleStrength.Process).SelectMany(rule => rule.Reads.Select(key => (Rule: rule, Key: key)))
        where !read.Key.StartsWith("policy.", StringComparison.Ordinal) && !NoticeRule.Elsewhere.Contains(read.Key) && !Asks(form, read.Key)
        group read.Rule by read.Key into unread
        let rules = string.Join("、", unread.Select(r => r.Id).Distinct())
        select unread.Any(r => r.Strength == RuleStrength.Error)
            ? Fault("rule-unread", FormFiles.FormFile, "", ("key", unread.Key), ("rules", rules))
            : Notice("rule-silent", FormFiles.FormFile, "", ("key", unread.Key), ("rules", rules));

    private static bool Asks(FormDefinition form, string key) =>
        form.Field(key) is not null
        || key.LastIndexOf('.') is > 0 and var dot && form.Field(key[..dot]) is { Type: FieldType.Table } table && table.Columns.Any(c => c.Key == key[(dot + 1)..]);
}
