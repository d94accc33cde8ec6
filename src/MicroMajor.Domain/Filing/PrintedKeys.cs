namespace MicroMajor.Domain.Filing;

/// <summary>Where paper and form differ: what the document knows without a field, and fields that are printed as a part of another.</summary>
public static class PrintedKeys
{
    /// <summary>Keys that a layout may name although the form asks no such field: the proposal's own data and what is counted.</summary>
    public static IReadOnlyList<string> Counted { get; } = ["schoolName", "hostUnit", "courseCount", "coreCourseCount", "totalCredits", "totalHours", "decliningMajors"];

    /// <summary>What a Word form of the office's own may show beside these: the college's opinion, the content code, the proposal's number, the year, the day of the decision, the mark on a draft.</summary>
    public static IReadOnlyList<string> OfDocument { get; } = ["unitOpinion", "contentCode", "proposalId", "year", "decidedOn", "draftMark"];

    /// <summary>Fields that stand in the place of another: a direction and its note, the majors or the whole school.</summary>
    public static IReadOnlyDictionary<string, string> Folded { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["directionNote"] = "direction",
        ["targetWholeSchool"] = "targetMajors",
    };

    /// <summary>Columns of a table that become one, which a layout names: by table, the column and what it is made of.</summary>
    public static IReadOnlyDictionary<string, FoldedColumn> FoldedColumns { get; } = new Dictionary<string, FoldedColumn>(StringComparer.Ordinal)
    {
        ["hostMajors"] = new("basis", ["basis", "basisNote"]),
        ["courses"] = new("dates", ["start", "end"]),
    };
}

/// <summary>A column of the document and the columns of the form that it is made of.</summary>
public sealed record FoldedColumn(string Key, IReadOnlyList<string> From);
