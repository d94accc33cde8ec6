using System.Globalization;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Backups;

/// <summary>
/// Brings a backup into an empty site. What is there already must be the backup's: a run that was cut off goes on where it ended, and any other row or file is
/// reason to refuse before anything is written.
/// </summary>
internal sealed class SiteRestore(SiteFiles files, Library library, ColumnRoom columns, Func<Func<ListShape>, SharePointList> open)
{
    // The number that an item of SharePoint gets cannot be chosen. Where one was deleted, something has to take its number until all are there.
    private const string Holding = "restoring|";

    /// <summary>Restores it; when it comes back, the site holds what the backup holds.</summary>
    /// <exception cref="BackupRefusedException">The site is in use, was used before, or lacks its lists.</exception>
    public async Task RunAsync(BackupFile backup, SiteShapes shapes, CancellationToken ct)
    {
        var links = new MovedLinks();
        var (there, other) = await FilesThereAsync(backup, links, ct);
        if (other is not null) throw new BackupRefusedException("site-has-file", ("path", other));
        foreach (var shape in shapes.Lists)
            if (await ThereAsync(backup, shape, links, ct) is { Others: > 0 } others) throw new BackupRefusedException("site-in-use", ("list", shape.Name), ("n", $"{others.Others}"));
        // Before the first row and the first file: lists whose numbers were used up are of no use.
        foreach (var shape in shapes.Lists.Where(SiteShapes.AreNumbered)) await DemandNumbersAsync(backup, shape, ct);

        foreach (var file in backup.Manifest.Files) await PutAsync(backup, file, there, links, ct);
        await MakeColumnsAsync(shapes, ct);
        foreach (var shape in shapes.Lists)
            if (SiteShapes.AreNumbered(shape)) await NumberedAsync(backup, shape, links, ct);
            else await TogetherAsync(backup, shape, links, ct);
        await DemandSameAsync(backup, shapes, links, ct);
    }

    private SharePointList List(ListShape shape) => open(() => shape);

    private static string KeyOf(ListShape shape) => shape.Columns.First(c => c.Unique).Name;

    private static bool IsHolding(ListShape shape, ListRow row) => SiteShapes.AreNumbered(shape) && row.Text(KeyOf(shape)).StartsWith(Holding, StringComparison.Ordinal);

    // Which files of the backup the library holds already; and one that is another, where there is one.
    private async Task<(Dictionary<string, (string Id, BackedFile File)> Files, string? Other)> FilesThereAsync(BackupFile backup, MovedLinks links, CancellationToken ct)
    {
        var wanted = backup.Manifest.Files.ToDictionary(f => f.Path, StringComparer.OrdinalIgnoreCase);
        var there = new Dictionary<string, (string, BackedFile)>(StringComparer.OrdinalIgnoreCase);
        await foreach (var (id, file) in files.AllAsync(ct))
        {
            if (!wanted.TryGetValue(file.Path, out var same) || !await files.IsSameAsync(id, file, backup, same, ct)) return (there, file.Path);
            there[file.Path] = (id, file);
            links.Add(same.Url, file.Url);
        }

        return (there, null);
    }

    // Which rows of the backup the list holds already, by what they hold; and how many others.
    private async Task<(Dictionary<UInt128, int> Rows, long Others)> ThereAsync(BackupFile backup, ListShape shape, MovedLinks links, CancellationToken ct)
    {
        var (line, there, numbered) = (new RowLine(shape), new Dictionary<UInt128, int>(), SiteShapes.AreNumbered(shape));
        await foreach (var row in List(shape).EveryAsync(ct))
            if (!IsHolding(shape, row)) there[line.Digest(row, numbered)] = there.GetValueOrDefault(line.Digest(row, numbered)) + 1;
        if (there.Count == 0) return (there, 0);
        var left = new Dictionary<UInt128, int>(there);
        await foreach (var row in backup.Rows.Rows(shape)) Take(left, line.Digest(row, numbered, links.In));
        return (there, left.Values.Sum());
    }

    private static bool Take(Dictionary<UInt128, int> rows, UInt128 digest)
    {
        if (rows.GetValueOrDefault(digest) == 0) return false;
        rows[digest]--;
        return true;
    }

    private async Task DemandNumbersAsync(BackupFile backup, ListShape shape, CancellationToken ct)
    {
        if (backup.Manifest.Lists.Single(l => l.Name == shape.Name).Count == 0) return;
        var page = await List(shape).WholeAsync(["Title"], null, ct);
        if (page.Rows.Count == 0) await HoldAsync(List(shape), shape, 1, ct);
    }

    private static async Task HoldAsync(SharePointList list, ListShape shape, int number, CancellationToken ct)
    {
        var (row, _) = await list.AddOnceAsync(KeyOf(shape), new() { ["Title"] = "恢复中，请勿修改", [KeyOf(shape)] = $"{Holding}{number}" }, ct);
        await DemandNumberAsync(list, shape, row, number, ct);
    }

    private static async Task DemandNumberAsync(SharePointList list, ListShape shape, ListRow row, int number, CancellationToken ct)
    {
        if (row.Id == number.ToString(CultureInfo.InvariantCulture)) return;
        await list.DeleteAsync(row.Id, ct);
        throw new BackupRefusedException("list-used", ("list", shape.Name), ("wanted", $"{number}"), ("got", row.Id));
    }

    private async Task PutAsync(BackupFile backup, BackedFile file, Dictionary<string, (string Id, BackedFile File)> there, MovedLinks links, CancellationToken ct)
    {
        var fields = new FieldMap();
        foreach (var (name, value) in file.Fields) fields[name] = value;
        if (there.TryGetValue(file.Path, out var same))
        {
            if (file.Fields.Any(f => same.File.Fields.GetValueOrDefault(f.Key) != f.Value)) await files.MarkAsync(same.Id, fields, ct);
            return;
        }

        var scratch = Path.GetTempFileName();
        try
        {
            // A part that is sent twice is read twice, and an entry is read forwards only.
            await using (var copy = File.Create(scratch))
            await using (var bytes = backup.Open(file))
                await bytes.CopyToAsync(copy, ct);
            links.Add(file.Url, await library.PutAsync(file.Path, file.Size, () => File.OpenRead(scratch), fields, ct));
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    private async Task MakeColumnsAsync(SiteShapes shapes, CancellationToken ct)
    {
        try
        {
            await columns.MakeAsync(shapes.Of("Proposals"), ct);
        }
        catch (Exception refused) when (refused.HasStatus(403))
        {
            throw new BackupRefusedException("columns-forbidden");
        }
    }

    // Twenty a call; what was not carried out for certain is looked for and written by itself.
    private async Task TogetherAsync(BackupFile backup, ListShape shape, MovedLinks links, CancellationToken ct)
    {
        var (list, line) = (List(shape), new RowLine(shape));
        var (there, _) = await ThereAsync(backup, shape, links, ct);
        List<FieldMap> waiting = [];
        await foreach (var row in backup.Rows.Rows(shape))
        {
            if (Take(there, line.Digest(row, false, links.In))) continue;
            var fields = line.Fields(row, links.In);
            // What SharePoint would fill in is emptied again, and a row without a key cannot be looked for.
            if (fields[KeyOf(shape)] is null || shape.Columns.Any(c => c.Default is not null && fields[c.Name] is null)) await AddAsync(list, shape, fields, ct);
            else waiting.Add(fields);
            if (waiting.Count == SharePointList.MostTogether) await SendAsync();
        }

        await SendAsync();

        async Task SendAsync()
        {
            if (waiting.Count == 0) return;
            var done = await list.WriteTogetherAsync([.. waiting.Select(f => new ListWrite(null, null, f))], ct);
            foreach (var (fields, isDone) in waiting.Zip(done))
                if (!isDone) await AddAsync(list, shape, fields, ct);
            waiting.Clear();
        }
    }

    private static async Task<ListRow> AddAsync(SharePointList list, ListShape shape, FieldMap fields, CancellationToken ct)
    {
        var row = fields[KeyOf(shape)] is null ? await list.AddAsync(fields, ct) : (await list.AddOnceAsync(KeyOf(shape), fields, ct)).Row;
        if (!fields.AreIn(row)) await list.OverwriteAsync(row.Id, fields, ct);
        return row;
    }

    // One after the other, in the order of their numbers, so that each gets its own.
    private async Task NumberedAsync(BackupFile backup, ListShape shape, MovedLinks links, CancellationToken ct)
    {
        var (list, line) = (List(shape), new RowLine(shape));
        var (held, last) = (new HashSet<int>(), 0);
        await foreach (var row in list.EveryAsync(ct))
        {
            last = int.Parse(row.Id, CultureInfo.InvariantCulture);
            if (IsHolding(shape, row)) held.Add(last);
        }

        var next = last + 1;
        await foreach (var row in backup.Rows.Rows(shape))
        {
            var number = int.Parse(row.Id, CultureInfo.InvariantCulture);
            if (held.Remove(number))
            {
                await list.OverwriteAsync(row.Id, line.Fields(row, links.In), ct);
                continue;
            }

            if (number < next) continue;
            for (; next < number; next++)
            {
                await HoldAsync(list, shape, next, ct);
                held.Add(next);
            }

            await DemandNumberAsync(list, shape, await AddAsync(list, shape, line.Fields(row, links.In), ct), number, ct);
            next++;
        }

        foreach (var number in held) await list.DeleteAsync(number.ToString(CultureInfo.InvariantCulture), ct);
    }

    // Read once more, every row and every byte.
    private async Task DemandSameAsync(BackupFile backup, SiteShapes shapes, MovedLinks links, CancellationToken ct)
    {
        foreach (var shape in shapes.Lists)
        {
            var (there, others) = await ThereAsync(backup, shape, links, ct);
            var (count, wanted) = (there.Values.Sum(), backup.Manifest.Lists.Single(l => l.Name == shape.Name).Count);
            if (others > 0 || count != wanted) throw new BackupRefusedException("restored-otherwise", ("list", shape.Name), ("n", $"{wanted}"), ("same", $"{count - others}"));
        }

        var (same, other) = await FilesThereAsync(backup, links, ct);
        if (other is not null || same.Count != backup.Manifest.Files.Count) throw new BackupRefusedException("restored-otherwise", ("list", "files"), ("n", $"{backup.Manifest.Files.Count}"), ("same", $"{same.Count}"));
    }
}
