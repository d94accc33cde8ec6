using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;

namespace MicroMajor.SharePoint.People.Erasing;

/// <summary>
/// Takes a person out of every list. Reads each list once, page by page, and writes row by row over the version that was read: it may be cut off anywhere and
/// run again. The person's own line, by which the names are known, goes last.
/// </summary>
public sealed class PersonErasure
{
    private const int MostTries = 5;

    private readonly Schema schema;
    private readonly KnownForms forms;
    private readonly EditionList editions;
    private readonly Func<string, SharePointList> open;

    internal PersonErasure(Schema schema, KnownForms forms, EditionList editions, Func<string, SharePointList> open) => (this.schema, this.forms, this.editions, this.open) = (schema, forms, editions, open);

    /// <summary>List by list what is done or, without <paramref name="write"/>, would be.</summary>
    /// <param name="alias">What stands in place of the name.</param>
    public async Task<IReadOnlyList<ErasedList>> RunAsync(PersonId id, string alias, bool write, CancellationToken ct)
    {
        // Editions of the form that are kept in their list have columns of their own.
        await editions.AllAsync(ct);
        var person = await FindAsync(id, alias, ct);
        var answers = forms.Columns.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        List<ErasedList> done = [];
        foreach (var list in schema.All.OrderBy(l => l.Name == schema.People.Name).ThenBy(l => l.IsLibrary).Where(l => !l.IsLibrary))
            done.Add(await EraseAsync(list, person, answers.Contains, write, ct));
        return done;
    }

    private async Task<ErasedList> EraseAsync(ListShape list, FormerPerson person, Func<string, bool> isAnswer, bool write, CancellationToken ct)
    {
        var items = open(list.Name);
        var (deleted, changed, inForms, inTexts) = (0, 0, 0, 0);
        string? token = null;
        do
        {
            var page = await items.WholeAsync(null, token, ct);
            foreach (var row in page.Rows)
            {
                var erasure = RowErasure.Of(list, row, person, isAnswer);
                if (erasure.Delete) deleted++;
                else if (erasure.Fields.Any()) changed++;
                if (erasure.IsKeptInForm) inForms++;
                if (erasure.IsKeptInText) inTexts++;
                if (write) await WriteAsync(items, list, row, erasure, person, isAnswer, ct);
            }

            token = page.SkipToken;
        }
        while (token is not null);
        return new(list.Name, deleted, changed, inForms, inTexts);
    }

    // Whoever was first has changed something: what becomes of the row is asked again.
    private static async Task WriteAsync(SharePointList items, ListShape list, ListRow row, RowErasure erasure, FormerPerson person, Func<string, bool> isAnswer, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (erasure.Delete)
            {
                await items.DeleteAsync(row.Id, ct);
                return;
            }

            if (!erasure.Fields.Any() || await items.ReplaceAsync(row.Id, row.ETag, erasure.Fields, ct) is not null) return;
            if (attempt == MostTries) throw new InvalidOperationException($"{list.Name}: item {row.Id} is being changed all the time.");
            if (await items.GetAsync(row.Id, ct) is not { } now) return;
            (row, erasure) = (now, RowErasure.Of(list, now, person, isAnswer));
        }
    }

    private async Task<FormerPerson> FindAsync(PersonId id, string alias, CancellationToken ct)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        void Keep(string name)
        {
            if (name.Trim() is { Length: > 1 } whole && whole != alias) names.Add(whole);
        }

        foreach (var row in await open(schema.Proposals.Name).AllAsync("OwnerId", id.Value, ct)) Keep(row.Text("OwnerName"));
        foreach (var row in await open(schema.Assignments.Name).AllAsync("ExpertId", id.Value, ct)) Keep(row.Text("ExpertName"));
        List<(string Id, string Name)> others = [];
        string? token = null;
        do
        {
            var page = await open(schema.People.Name).WholeAsync(["PersonId", "ChatName", "Title"], token, ct);
            foreach (var row in page.Rows)
            {
                var isThey = row.Text("PersonId").Equals(id.Value, StringComparison.OrdinalIgnoreCase);
                foreach (var name in new[] { row.Text("ChatName"), row.Text("Title") })
                    if (isThey) Keep(name);
                    else others.Add((row.Text("PersonId"), name.Trim()));
            }

            token = page.SkipToken;
        }
        while (token is not null);
        return new(id.Value, alias, [.. names.Order(StringComparer.Ordinal)], others.Any(o => names.Contains(o.Name)));
    }
}
