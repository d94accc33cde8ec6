using MicroMajor.Domain.Operations;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Checkup;

/// <summary>A list whose rows are looked at.</summary>
/// <param name="Read">Reads a row, as the program does.</param>
/// <param name="Needed">Columns without which no query finds the row.</param>
internal sealed record CheckedList(SharePointList List, Action<ListRow> Read, params IReadOnlyList<string> Needed)
{
    /// <summary>What other rows call this one.</summary>
    public Func<ListRow, string> Key { get; init; } = row => row.Id;

    /// <summary>Columns that name a row of another list, and how its key comes out of them.</summary>
    public IReadOnlyList<Reference> Refers { get; init; } = [];

    /// <summary>Who is expected to do something because of the row, and where they are named.</summary>
    public Func<ListRow, IEnumerable<(string Id, string Place)>> People { get; init; } = _ => [];
}

/// <summary>A column that names a row of another list.</summary>
internal sealed record Reference(string Column, string Of, Func<string, string> KeyOf)
{
    public Reference(string column, string of)
        : this(column, of, text => text)
    {
    }
}

/// <summary>
/// Can every row be read, and is there what it is about? Somebody may have edited one in SharePoint: a state that does not exist, a bracket missing, a row of their
/// own; deleted a row that others name, or a column with what was in it; and people leave. Page by page; it changes nothing.
/// </summary>
/// <param name="usable">Which of these ids have an account that can be used.</param>
internal sealed class RowCheckup(IReadOnlyList<CheckedList> lists, Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlySet<string>>> usable)
{
    // More in one line nobody reads; the rest is named when these are put right.
    private const int MostNamed = 20;

    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken ct)
    {
        var (unreadable, empty) = (new List<string>(), new List<string>());
        var keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var named = new List<(string Of, string Key, string Place)>();
        var people = new List<(string Id, string Place)>();
        foreach (var list in lists)
        {
            string? from = null;
            do
            {
                var page = await list.List.WholeAsync(null, from, ct);
                foreach (var row in page.Rows) Look(list, row);
                from = page.SkipToken;
            }
            while (from is not null);
        }

        List<Diagnosis> found = [];
        Add(Diagnosis.Bad, "rows-unreadable", unreadable);
        Add(Diagnosis.Bad, "rows-empty", empty);
        Add(Diagnosis.Doubtful, "rows-orphaned", [.. named.Where(n => !keys.GetValueOrDefault(n.Of, []).Contains(n.Key)).Select(n => n.Place)]);
        Add(Diagnosis.Doubtful, "people-gone", await GoneAsync(people, ct));
        return found;

        void Look(CheckedList list, ListRow row)
        {
            if (!keys.TryGetValue(row.List, out var known)) keys[row.List] = known = new(StringComparer.Ordinal);
            known.Add(list.Key(row));
            try
            {
                list.Read(row);
                people.AddRange(list.People(row).Select(p => (p.Id, $"{row.List} #{row.Id} {p.Place}")));
            }
            catch (UnreadableCellException cell)
            {
                unreadable.Add(cell.Place);
                return;
            }

            empty.AddRange(list.Needed.Where(c => row.Text(c).Length == 0).Select(c => $"{row.List} #{row.Id} {c}"));
            named.AddRange(list.Refers.Where(r => row.Text(r.Column).Length > 0).Select(r => (r.Of, r.KeyOf(row.Text(r.Column)), $"{row.List} #{row.Id} {r.Column} = {row.Text(r.Column)}")));
        }

        void Add(Func<string, (string, string)[], Diagnosis> how, string code, IReadOnlyList<string> places)
        {
            if (places.Count > 0) found.Add(how(code, [("count", $"{places.Count}"), ("names", string.Join(", ", places.Take(MostNamed)))]));
        }
    }

    private async Task<IReadOnlyList<string>> GoneAsync(List<(string Id, string Place)> people, CancellationToken ct)
    {
        try
        {
            var there = await usable([.. people.Select(p => p.Id).Distinct(StringComparer.OrdinalIgnoreCase)], ct);
            return [.. people.Where(p => !there.Contains(p.Id)).Select(p => p.Place)];
        }
        catch (Exception refused) when (refused.HasStatus(401, 403))
        {
            // Told already, with the permissions.
            return [];
        }
    }
}
