using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.People.Erasing;

/// <summary>What becomes of one row when a person is erased; pure.</summary>
/// <param name="Delete">The row goes.</param>
/// <param name="Fields">Columns with what stands in them instead; empty when the row stays as it is.</param>
internal sealed record RowErasure(bool Delete, FieldMap Fields, bool IsKeptInForm, bool IsKeptInText)
{
    // What is about the person alone, by list.
    private static readonly (string List, string Column)[] s_theirs = [("People", "PersonId"), ("Notices", "PersonId"), ("Editors", "PersonId")];

    // Where the person's own entry goes and the others stay.
    private static readonly (string List, string Column)[] s_entries = [("Units", "Reviewers"), ("Proposals", "Editors"), ("Proposals", "Bookmarks")];

    /// <param name="isAnswer">Is the column one of the form's?</param>
    public static RowErasure Of(ListShape list, ListRow row, FormerPerson person, Func<string, bool> isAnswer)
    {
        var fields = new FieldMap();
        if (s_theirs.Any(t => t.List == list.Name && Is(row, t.Column, person)) || IsLoneDraft(list, row, person)) return new(true, fields, false, false);

        var isSubmitted = list.Name == "Proposals" && row.Number("Submissions") > 0;
        var (keptInForm, keptInText) = (false, false);
        foreach (var column in list.Columns.Where(c => c.Kind is ColumnKind.Line or ColumnKind.Note).Select(c => c.Name).Append("Title").Distinct(StringComparer.Ordinal))
        {
            var text = row.Text(column);
            if (text.Length == 0 || !(person.IsIn(text) || person.IsNamedIn(text))) continue;
            // What was submitted was signed and filed as it is: its code would no longer fit.
            if (isSubmitted && isAnswer(column))
            {
                keptInForm = true;
                continue;
            }

            var now = s_entries.Contains((list.Name, column)) ? person.Dropped(text) ?? "" : person.Without(text, IsNameOf(row, column, person));
            if (now != text) fields[column] = now;
            keptInText |= person.IsNamedIn(now) && !person.HasNamesake;
        }

        if (list.Name == "People" && Is(row, "DeputyId", person)) (fields["DeputyId"], fields["DeputyName"], fields["HasDeputy"]) = (null, null, null);
        return new(false, fields, keptInForm, keptInText);
    }

    // A draft that nobody else fills in and nobody was ever shown.
    private static bool IsLoneDraft(ListShape list, ListRow row, FormerPerson person) =>
        list.Name == "Proposals" && Is(row, "OwnerId", person) && (row.Number("Submissions") ?? 0) == 0 && row.Text("Editors").Length == 0;

    // OwnerName beside OwnerId.
    private static bool IsNameOf(ListRow row, string column, FormerPerson person) =>
        column.EndsWith("Name", StringComparison.Ordinal) && Is(row, $"{column[..^"Name".Length]}Id", person);

    private static bool Is(ListRow row, string column, FormerPerson person) => row.Text(column).Equals(person.Id, StringComparison.OrdinalIgnoreCase);
}
