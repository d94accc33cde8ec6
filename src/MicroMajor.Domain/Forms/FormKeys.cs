using System.Text.RegularExpressions;

namespace MicroMajor.Domain.Forms;

/// <summary>
/// How things in a form may be called. A key becomes the name of a list's column, of a bookmark in the document and of an input on a card,
/// and each of these has names of its own.
/// </summary>
public static partial class FormKeys
{
    /// <summary>Longest key of a field: a bookmark takes 40 characters, and a column of a list 32.</summary>
    public const int LongestField = 30;

    /// <summary>Longest key of a table and its column together.</summary>
    public const int LongestCell = 32;

    /// <summary>Names that SharePoint's lists bring along or keep for themselves.</summary>
    public static IReadOnlySet<string> OfLists { get; } = Names(
        "ID", "Title", "Created", "Modified", "Author", "Editor", "Attachments", "ContentType", "Order", "GUID", "Edit", "DocIcon", "LinkTitle", "FileRef", "FileLeafRef", "Version", "Folder", "Name", "Path", "Key");

    /// <summary>Names that the product gives to columns of its own in the list of proposals.</summary>
    public static IReadOnlySet<string> OfProposals { get; } = Names(
        "State", "RoundId", "UnitCode", "Year", "FormEdition", "OwnerId", "OwnerName", "RoundState", "UnitState", "RoundUnit", "RoundUnitState", "Owing", "StartKey", "StartedAt", "Revision", "Submissions", "CreditTotal",
        "CourseCount", "SubmittedAt", "UpdatedAt", "UpdatedBy", "ReturnReason", "UnitOpinion", "EndorsedAt", "Filing", "Decision", "Owed", "Documents", "OtherAnswers", "Bookmarks", "Removed", "Editors", "Aside", "Returns", "ReturnNotes", "Example", "Pending", "Milestones");

    /// <summary>Names of a card's own data beside the inputs of the form. A test reads the card files and misses none.</summary>
    public static IReadOnlySet<string> OfCards { get; } = Names(
        "proposalId", "assignmentId", "roundId", "section", "table", "row", "newRow", "fieldKey", "page", "then", "seen", "revision", "back", "verb", "msteams", "version", "digest",
        "at", "use", "of", "mine", "from", "to", "with", "after", "person", "sections", "editor", "chosen", "file", "off", "wants", "facts");

    /// <summary>Names that the document has beside the fields of the form.</summary>
    public static IReadOnlySet<string> OfDocuments { get; } = Names([.. Filing.PrintedKeys.Counted, .. Filing.PrintedKeys.OfDocument, "dates", "rowNumber"]);

    /// <summary>Can an edition, and its folder, be called so? Letters, digits, dot and hyphen, 20 at most.</summary>
    public static bool IsVersion(string name) => Version().IsMatch(name) && !name.Contains("..", StringComparison.Ordinal);

    /// <summary>A field's key: letters and digits with single dots inside, beginning with a small letter.</summary>
    public static bool IsField(string key) => Field().IsMatch(key);

    /// <summary>A key of a section, a table or a column: no dots.</summary>
    public static bool IsPlain(string key) => Plain().IsMatch(key);

    /// <summary>Is the name taken by something beside the form?</summary>
    public static bool IsTaken(string key) => OfLists.Contains(key) || OfProposals.Contains(key.Replace('.', '_')) || OfCards.Contains(key) || OfDocuments.Contains(key);

    private static HashSet<string> Names(params IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[\p{L}\p{N}]([\p{L}\p{N}.-]{0,18}[\p{L}\p{N}])?\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*\z")]
    private static partial Regex Field();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*\z")]
    private static partial Regex Plain();
}
