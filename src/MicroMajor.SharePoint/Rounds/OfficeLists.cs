using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Rounds;

/// <summary>The office's lists as rows, whichever list they stand in.</summary>
/// <param name="forget">What is remembered of a list is read anew after it was written.</param>
internal sealed class OfficeLists(IReadOnlyDictionary<OfficeList, OfficeListPlace> places, Action<OfficeList> forget) : IOfficeLists
{
    public async Task<IReadOnlyList<Stored<OfficeListRow>>> ReadAsync(OfficeList list, IReadOnlyCollection<int> years, CancellationToken ct)
    {
        var place = places[list];
        var rows = new List<ListRow>();
        if (place.Year is { } column)
        {
            foreach (var year in years) rows.AddRange(await place.List.AllAsync(column, year.ToString(CultureInfo.InvariantCulture), ct));
        }
        else
        {
            rows.AddRange(await place.List.AllAsync(place.InUse, Schema.Yes, ct));
            rows.AddRange(await place.List.AllAsync(place.InUse, Schema.No, ct));
        }

        return [.. rows.Select(r => new Stored<OfficeListRow>(place.Read(r), ItemVersion.Of(r)))];
    }

    public async Task<IReadOnlyList<string>> WriteAsync(OfficeList list, IReadOnlyList<Stored<OfficeListRow>> rows, CancellationToken ct)
    {
        var place = places[list];
        var changed = new List<string>();
        foreach (var some in rows.Chunk(SharePointList.MostTogether))
        {
            var writes = some.Select(r => Write(place, r)).ToList();
            var done = await place.List.WriteTogetherAsync(writes, ct);
            // What the batch did not settle is asked about one by one: was it there already, was somebody first, was the server busy?
            foreach (var (row, write, isDone) in some.Zip(writes, done))
                if (!isDone && !await OneAsync(place, write, ct)) changed.Add(row.Value.Key);
        }

        forget(list);
        return changed;
    }

    private static ListWrite Write(OfficeListPlace place, Stored<OfficeListRow> row)
    {
        var fields = place.Write(row.Value);
        if (row.Version.Length == 0) return new(null, null, fields);
        var (item, eTag) = ItemVersion.Read(row.Version);
        return new(item, eTag, fields);
    }

    private static async Task<bool> OneAsync(OfficeListPlace place, ListWrite write, CancellationToken ct)
    {
        if (write.Item is { } item) return await place.List.ReplaceAsync(item, write.ETag!, write.Fields, ct) is not null;
        var (there, added) = await place.List.AddOnceAsync(place.Key, write.Fields, ct);
        if (added || write.Fields.AreIn(there)) return true;
        // Taken out of use by hand, by emptying its column, or never in use, as a person of whom only the chat is known: no query finds such a row.
        if (there.Text(place.InUse) is Schema.Yes or Schema.No) return false;
        await place.List.OverwriteAsync(there.Id, write.Fields, ct);
        return true;
    }
}

/// <summary>Where a list's cells stand in SharePoint.</summary>
/// <param name="Key">The unique column.</param>
/// <param name="Columns">The column of each cell.</param>
/// <param name="Flag">The cell that is a yes-or-no column.</param>
/// <param name="Number">The cell that is a column of numbers.</param>
/// <param name="InUse">The indexed column that says what is in use.</param>
/// <param name="Year">The indexed column that a list is read by when it grows every year.</param>
internal sealed record OfficeListPlace(SharePointList List, string Key, IReadOnlyDictionary<string, string> Columns, string? Flag = null, string? Year = null, string? Number = null, string InUse = Schema.Listed)
{
    public static OfficeListPlace Directions(SharePointList list) => new(list, "DirectionKey", new Dictionary<string, string>
    {
        ["fieldCode"] = "FieldCode",
        ["fieldName"] = "FieldName",
        ["code"] = "DirectionCode",
        ["name"] = "Title",
        ["version"] = "CatalogueVersion",
        ["source"] = "Source",
    });

    public static OfficeListPlace Units(SharePointList list) => new(list, "Code", new Dictionary<string, string>
    {
        ["code"] = "Code",
        ["name"] = "Title",
        ["teaches"] = "TeachesUndergraduates",
        ["reviewers"] = "Reviewers",
    }, Flag: "teaches");

    public static OfficeListPlace Majors(SharePointList list) => new(list, "MajorCode", new Dictionary<string, string>
    {
        ["code"] = "MajorCode",
        ["name"] = "Title",
        ["unit"] = "UnitCode",
        ["courses"] = "Courses",
    });

    public static OfficeListPlace Employment(SharePointList list) => new(list, "RateKey", new Dictionary<string, string>
    {
        ["majorCode"] = "MajorCode",
        ["majorName"] = "Title",
        ["year"] = "RateYear",
        ["rate"] = "Rate",
        ["graduates"] = "Graduates",
        ["asOf"] = "AsOf",
        ["source"] = "Source",
        ["importedOn"] = "ImportedOn",
        ["flagReason"] = "FlagReason",
    }, Year: "RateYear");

    /// <summary>The pool, in the list that also keeps where people can be written to; those columns are none of an import's business.</summary>
    public static OfficeListPlace Experts(SharePointList list) => new(list, "PersonId", new Dictionary<string, string>
    {
        ["account"] = "PersonId",
        ["name"] = "Title",
        ["unit"] = "UnitCode",
        ["organisation"] = "Organisation",
        ["field"] = "Field",
        ["maxLoad"] = "MaxLoad",
        ["absences"] = "Absences",
        ["languages"] = "Languages",
        ["deputy"] = "DeputyId",
    }, Number: "maxLoad", InUse: "Expert");

    public OfficeListRow Read(ListRow row)
    {
        var cells = Columns.ToDictionary(c => c.Key, c => Text(row, c.Key, c.Value), StringComparer.Ordinal);
        return new(row.Text(Key), cells.Where(c => c.Value.Length > 0).ToDictionary(StringComparer.Ordinal), row.Text(InUse) == Schema.Yes);
    }

    public FieldMap Write(OfficeListRow row)
    {
        var fields = new FieldMap();
        foreach (var (cell, column) in Columns) fields[column] = Value(cell, row[cell]);
        fields[Key] = row.Key;
        fields[InUse] = row.InUse ? Schema.Yes : Schema.No;
        return fields;
    }

    private object? Value(string cell, string text) =>
        cell == Flag ? text == "true" : cell != Number ? text : text.Length > 0 ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private string Text(ListRow row, string cell, string column) =>
        cell == Flag ? row.Flag(column) ? "true" : "false"
        : cell == Number ? row.Number(column)?.ToString("0", CultureInfo.InvariantCulture) ?? ""
        : row.Text(column).ReplaceLineEndings("\n");
}
