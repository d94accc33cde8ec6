using System.Net;
using System.Runtime.CompilerServices;
using MicroMajor.Domain;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Sites.Item.Lists.Item.Items;
using Microsoft.Kiota.Abstractions;

namespace MicroMajor.SharePoint.Lists;

/// <summary>The items of one list: read by id or by one indexed column, written with the version they were read at.</summary>
internal sealed class SharePointList(GraphServiceClient graph, SitePlaces places, Func<ListShape> shapes)
{
    // The list of proposals gets columns while the program runs.
    private ListShape shape => shapes();

    /// <summary>So many items a page where all are wanted.</summary>
    private const int WholePage = 200;

    private const int Attempts = 4;

    /// <summary>So many pages of the whole list are looked through for one page of what too many items are.</summary>
    private const int MostWalked = 25;

    /// <summary>So many requests are the most in one $batch.</summary>
    public const int MostTogether = 20;

    /// <summary>The item, or null. One call.</summary>
    public async Task<ListRow?> GetAsync(string id, CancellationToken ct)
    {
        var request = (await ItemsAsync(ct))[id].ToGetRequestInformation(r => r.QueryParameters.Expand = ["fields"]);
        try
        {
            return await RowAsync(request, ct);
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            return null;
        }
    }

    /// <summary>The item with that value in a unique column, or null. One call.</summary>
    public async Task<ListRow?> FindAsync(string column, string value, CancellationToken ct) =>
        (await PageAsync(column, value, 1, null, null, ct)).Rows.FirstOrDefault();

    /// <summary>All items with that value in an indexed column, oldest first.</summary>
    public async Task<IReadOnlyList<ListRow>> AllAsync(string column, string value, CancellationToken ct)
    {
        var rows = new List<ListRow>();
        string? token = null;
        do
        {
            var page = await PageAsync(column, value, WholePage, null, token, ct);
            rows.AddRange(page.Rows);
            token = page.SkipToken;
        }
        while (token is not null);
        return rows;
    }

    /// <summary>
    /// A page of the items with that value in an indexed column. When more than 5,000 have it SharePoint refuses; then they are picked out of the whole list,
    /// in the same order, and a page may be short of what was asked for although another follows.
    /// </summary>
    /// <param name="orderBy">An indexed column and a direction; null for the order of the ids.</param>
    /// <param name="columns">Only these; null for all.</param>
    public async Task<RowPage> PageAsync(string column, string value, int top, string? orderBy, string? skipToken, CancellationToken ct, IReadOnlyList<string>? columns = null) =>
        await PageAsync(await ItemsAsync(ct), new(column, value, skipToken), top, orderBy, columns, ct);

    /// <summary>A page for each question. One alone is one call, up to <see cref="MostTogether"/> are one together ($batch); what was refused within it is asked alone, where the client repeats it.</summary>
    public async Task<IReadOnlyList<RowPage>> PagesAsync(IReadOnlyList<RowQuestion> questions, int top, string orderBy, CancellationToken ct)
    {
        var items = await ItemsAsync(ct);
        var pages = new List<RowPage>();
        foreach (var together in questions.Chunk(MostTogether))
        {
            if (together is [var alone])
            {
                pages.Add(await PageAsync(items, alone, top, orderBy, null, ct));
                continue;
            }

            var batch = new BatchRequestContentCollection(graph);
            var steps = new List<string>();
            foreach (var question in together) steps.Add(await batch.AddBatchRequestStepAsync(Asking(items, question, top, orderBy, null)));
            var answer = await graph.Batch.PostAsync(batch, ct);
            var statuses = await answer.GetResponsesStatusCodesAsync();
            foreach (var (step, question) in steps.Zip(together))
            {
                var isThere = statuses.TryGetValue(step, out var status) && status == HttpStatusCode.OK;
                using var part = isThere ? await answer.GetResponseByIdAsync(step) : null;
                pages.Add(part is null ? await PageAsync(items, question, top, orderBy, null, ct) : await RowReader.PageAsync(await part.Content.ReadAsStreamAsync(ct), shape, ct));
            }
        }

        return pages;
    }

    /// <summary>A page of all items in the order of their ids, with these columns only; null for all.</summary>
    public async Task<RowPage> WholeAsync(IReadOnlyList<string>? columns, string? skipToken, CancellationToken ct) =>
        await PageAsync(Asking(await ItemsAsync(ct), null, skipToken, WholePage, null, columns), ct);

    /// <summary>Every item in the order of the ids, page by page.</summary>
    public async IAsyncEnumerable<ListRow> EveryAsync([EnumeratorCancellation] CancellationToken ct)
    {
        string? token = null;
        do
        {
            var page = await WholeAsync(null, token, ct);
            foreach (var row in page.Rows) yield return row;
            token = page.SkipToken;
        }
        while (token is not null);
    }

    /// <summary>Takes the item away, into the site's recycle bin; one that is not there is taken away already.</summary>
    public async Task DeleteAsync(string id, CancellationToken ct)
    {
        try
        {
            await (await ItemsAsync(ct))[id].DeleteAsync(cancellationToken: ct);
        }
        catch (ApiException gone) when (gone.HasStatus(404))
        {
            // The aim is reached.
        }
    }

    /// <summary>A page of an item's versions, newest first, each with its label as the id; none when there is no such item. One call.</summary>
    public async Task<RowPage> VersionsAsync(string id, int top, string? skipToken, CancellationToken ct)
    {
        var request = (await ItemsAsync(ct))[id].Versions.ToGetRequestInformation(r =>
        {
            r.QueryParameters.Expand = ["fields"];
            r.QueryParameters.Top = top;
        });
        if (skipToken is not null) request.URI = new Uri($"{request.URI.AbsoluteUri}&$skiptoken={Uri.EscapeDataString(skipToken)}");
        try
        {
            return await PageAsync(request, ct);
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            return RowPage.None;
        }
    }

    /// <summary>That version of the item, or null. One call.</summary>
    public async Task<ListRow?> VersionAsync(string id, string version, CancellationToken ct)
    {
        var request = (await ItemsAsync(ct))[id].Versions[version].ToGetRequestInformation(r => r.QueryParameters.Expand = ["fields"]);
        try
        {
            return await RowAsync(request, ct);
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            return null;
        }
    }

    /// <summary>Adds an item, whatever else there is; tried once.</summary>
    public async Task<ListRow> AddAsync(FieldMap fields, CancellationToken ct) =>
        await RowAsync((await ItemsAsync(ct)).ToPostRequestInformation(new ListItem { Fields = fields }), ct) ?? throw new InvalidOperationException("Graph answered a new item with nothing.");

    /// <summary>Adds an item whose unique column names it; when there is one already (a double click, a lost answer), gives that.</summary>
    public async Task<(ListRow Row, bool Added)> AddOnceAsync(string uniqueColumn, FieldMap fields, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await AddAsync(fields, ct), true);
            }
            catch (Exception failure) when (failure.IsUnclear(ct) || failure.HasStatus(400, 409))
            {
                // Which status a broken uniqueness has is not documented; what is in the list decides.
                if (await FindAsync(uniqueColumn, (string)fields[uniqueColumn]!, ct) is { } there) return (there, false);
                if (attempt == Attempts || !failure.IsUnclear(ct)) throw;
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), ct);
            }
        }
    }

    /// <summary>Writes over the version that was read, in one call. The new version, or null when somebody was first.</summary>
    public async Task<string?> ReplaceAsync(string id, string version, FieldMap fields, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PatchAsync(id, version, fields, ct);
            }
            catch (Exception failure) when (failure.IsUnclear(ct) || failure.HasStatus(404, 409, 412))
            {
                // The answer may have been lost on the way, and a repeated request is then refused by its own first try.
                var now = await GetAsync(id, ct);
                if (now is not null && fields.AreIn(now)) return now.ETag;
                if (now is null || now.ETag != version) return null;
                // Unchanged: the write never arrived, or SharePoint is still busy with the item (409 resourceModified).
                if (attempt == Attempts) throw;
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), ct);
            }
        }
    }

    /// <summary>
    /// Sends up to <see cref="MostTogether"/> writes in one call ($batch), each new or over the version that was read. Which of them were carried
    /// out for certain; the others may or may not have been, and are to be written one by one.
    /// </summary>
    public async Task<IReadOnlyList<bool>> WriteTogetherAsync(IReadOnlyList<ListWrite> writes, CancellationToken ct)
    {
        var items = await ItemsAsync(ct);
        var batch = new BatchRequestContentCollection(graph);
        var steps = new List<string>();
        foreach (var write in writes)
            steps.Add(await batch.AddBatchRequestStepAsync(write.Item is null
                ? items.ToPostRequestInformation(new ListItem { Fields = write.Fields })
                : items[write.Item].Fields.ToPatchRequestInformation(write.Fields, r => r.Headers.Add("If-Match", write.ETag!))));
        try
        {
            var statuses = await (await graph.Batch.PostAsync(batch, ct)).GetResponsesStatusCodesAsync();
            return [.. steps.Select(s => statuses.TryGetValue(s, out var status) && (int)status is >= 200 and < 300)];
        }
        catch (Exception failure) when (failure.IsUnclear(ct))
        {
            return [.. steps.Select(_ => false)];
        }
    }

    /// <summary>Writes these columns whatever the version; the last one wins.</summary>
    public async Task OverwriteAsync(string id, FieldMap fields, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PatchAsync(id, null, fields, ct);
                return;
            }
            catch (Exception failure) when (attempt < Attempts && (failure.IsUnclear(ct) || failure.HasStatus(409)))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), ct);
            }
        }
    }

    private async Task<string> PatchAsync(string id, string? version, FieldMap fields, CancellationToken ct)
    {
        var request = (await ItemsAsync(ct))[id].Fields.ToPatchRequestInformation(fields, r =>
        {
            if (version is not null) r.Headers.Add("If-Match", version);
        });
        if (await RowAsync(request, ct) is { ETag.Length: > 0 } saved) return saved.ETag;
        return (await GetAsync(id, ct))?.ETag ?? throw new InvalidOperationException("The item went away while it was written.");
    }

    private async Task<ListRow?> RowAsync(RequestInformation request, CancellationToken ct)
    {
        await using var content = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, GraphFailure.Mapping, ct);
        return content is null ? null : await RowReader.RowAsync(content, shape, ct);
    }

    private async Task<RowPage> PageAsync(RequestInformation request, CancellationToken ct)
    {
        await using var content = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, GraphFailure.Mapping, ct);
        return content is null ? RowPage.None : await RowReader.PageAsync(content, shape, ct);
    }

    private async Task<RowPage> PageAsync(ItemsRequestBuilder items, RowQuestion question, int top, string? orderBy, IReadOnlyList<string>? columns, CancellationToken ct)
    {
        if (WalkPlace.Read(question.SkipToken) is { } place) return await WalkAsync(items, question, place, top, orderBy, columns, ct);
        try
        {
            return await PageAsync(Asking(items, question, top, orderBy, columns), ct);
        }
        catch (ApiException refused) when (refused.IsTooManyTogether())
        {
            // Whoever is in the midst of it would read again what they have read.
            if (question.SkipToken is not null) throw new TooManyTogetherException($"{shape.Name}.{question.Column}", refused);
            return await WalkAsync(items, question, default, top, orderBy, columns, ct);
        }
    }

    // An order by an index alone is answered however many items there are.
    private async Task<RowPage> WalkAsync(ItemsRequestBuilder items, RowQuestion question, WalkPlace place, int top, string? orderBy, IReadOnlyList<string>? columns, CancellationToken ct)
    {
        var rows = new List<ListRow>();
        IReadOnlyList<string>? wanted = columns is null ? null : [.. columns.Append(question.Column).Distinct(StringComparer.Ordinal)];
        for (var pages = 1; ; pages++)
        {
            var page = await WalkedAsync(Asking(items, null, place.SkipToken, WholePage, orderBy, wanted));
            var found = page.Rows.Where(r => r.Text(question.Column).Equals(question.Value, StringComparison.OrdinalIgnoreCase)).Skip(place.Given).ToList();
            var room = top - rows.Count;
            rows.AddRange(found.Take(room));
            if (found.Count > room) return new(rows, $"{place with { Given = place.Given + room }}");
            if (page.SkipToken is null) return new(rows, null);
            place = new(0, page.SkipToken);
            if (found.Count == room || pages == MostWalked) return new(rows, $"{place}");
        }

        async Task<RowPage> WalkedAsync(RequestInformation request)
        {
            try
            {
                return await PageAsync(request, ct);
            }
            catch (ApiException refused) when (refused.IsTooManyTogether())
            {
                throw new TooManyTogetherException($"{shape.Name}.{question.Column}", refused);
            }
        }
    }

    private RequestInformation Asking(ItemsRequestBuilder items, RowQuestion question, int top, string? orderBy, IReadOnlyList<string>? columns)
    {
        if (!shape.Column(question.Column).Indexed) throw new InvalidOperationException($"{shape.Name}.{question.Column} has no index.");
        return Asking(items, $"fields/{question.Column} eq '{question.Value.Replace("'", "''", StringComparison.Ordinal)}'", question.SkipToken, top, orderBy, columns);
    }

    private static RequestInformation Asking(ItemsRequestBuilder items, string? filter, string? skipToken, int top, string? orderBy, IReadOnlyList<string>? columns)
    {
        var request = items.ToGetRequestInformation(r =>
        {
            r.QueryParameters.Expand = [columns is null ? "fields" : $"fields($select={string.Join(',', columns)})"];
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Top = top;
            if (orderBy is not null) r.QueryParameters.Orderby = [$"fields/{orderBy}"];
        });
        // An address given to a request would empty the builder that made it, and whoever asks for more pages asks the same builder again.
        return skipToken is null ? request : items.WithUrl($"{request.URI.AbsoluteUri}&$skiptoken={Uri.EscapeDataString(skipToken)}").ToGetRequestInformation();
    }

    private async Task<ItemsRequestBuilder> ItemsAsync(CancellationToken ct) =>
        graph.Sites[await places.SiteAsync(ct)].Lists[await places.ListAsync(shape.Name, ct)].Items;
}

/// <summary>A write among several: to a new item, or over the version that was read of one.</summary>
internal sealed record ListWrite(string? Item, string? ETag, FieldMap Fields);

/// <summary>Which items: those with that value in an indexed column.</summary>
/// <param name="SkipToken">Where the last page ended; null for the first.</param>
internal sealed record RowQuestion(string Column, string Value, string? SkipToken);
