using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Serialization.Json;

namespace MicroMajor.Benchmarks.SharePoint;

/// <summary>
/// What it costs to read one page of a list out of Graph's answer: by our reader, by the SDK's own models, and by System.Text.Json into a class
/// with a property for every column, which is what a list of fixed columns would be read with.
/// </summary>
internal static class RowsBenchmark
{
    private static readonly ListShape s_shape = new("Proposals", "", [
        .. Enumerable.Range(1, 12).Select(n => new ListColumn($"Text{n}", ColumnKind.Line, "")),
        new("Note1", ColumnKind.Note, ""), new("Note2", ColumnKind.Note, ""),
        new("Number1", ColumnKind.Number, ""), new("Number2", ColumnKind.Number, ""), new("Number3", ColumnKind.Number, ""), new("Flag1", ColumnKind.YesNo, ""),
    ]);

    public static async Task<int> RunAsync(int items, int rounds)
    {
        var bytes = Page(items);
        Console.WriteLine($"one page of {items} items with {s_shape.Columns.Count + 1} columns, {bytes.Length / 1024} KB; medians of {rounds} rounds, one after the other in turn");
        (string Name, Func<Task<int>> Read)[] readers =
        [
            ("our reader", async () => (await RowReader.PageAsync(new MemoryStream(bytes), s_shape, default)).Rows.Count),
            ("System.Text.Json, a class for these columns", async () => (await JsonSerializer.DeserializeAsync<TypedPage>(new MemoryStream(bytes)))!.Value.Count),
            ("the SDK's models", async () => (await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", new MemoryStream(bytes))).GetObjectValue(ListItemCollectionResponse.CreateFromDiscriminatorValue)!.Value!.Count),
        ];
        var times = readers.Select(_ => new List<double>()).ToArray();
        var garbage = new long[readers.Length];
        for (var round = -5; round < rounds; round++)
        {
            for (var r = 0; r < readers.Length; r++)
            {
                var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
                for (var i = 0; i < 10; i++)
                    if (await readers[r].Read() != items) throw new InvalidOperationException($"{readers[r].Name} did not find {items} items.");
                if (round < 0) continue;
                times[r].Add(clock.Elapsed.TotalMilliseconds / 10);
                garbage[r] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 10;
            }
        }

        var typed = Median(times[1]);
        for (var r = 0; r < readers.Length; r++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {readers[r].Name,-46} {Median(times[r]),7:0.00} ms  {garbage[r] / 1024.0,9:0} KB  {Median(times[r]) / typed,6:0.00} × typed"));
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static byte[] Page(int items)
    {
        var page = new StringBuilder("""{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#items","@odata.nextLink":"https://graph.microsoft.com/v1.0/sites/s/lists/l/items?$top=200&$skiptoken=Paged%3dTRUE","value":[""");
        for (var i = 0; i < items; i++)
        {
            if (i > 0) page.Append(',');
            page.Append(CultureInfo.InvariantCulture, $$"""{"@odata.etag":"\"{{Guid.Empty}},{{i}}\"","createdDateTime":"2025-06-16T01:00:00Z","eTag":"\"{{Guid.Empty}},{{i}}\"","id":"{{i}}","lastModifiedDateTime":"2025-06-20T08:30:00Z","webUrl":"https://contoso.sharepoint.example/sites/m/Lists/Proposals/{{i}}_.000","createdBy":{"user":{"id":"{{Guid.Empty}}","displayName":"陈思远"} },"lastModifiedBy":{"user":{"id":"{{Guid.Empty}}","displayName":"陈思远"} },"parentReference":{"id":"{{Guid.Empty}}","siteId":"contoso.sharepoint.example"},"contentType":{"id":"0x0100","name":"Item"},"fields@odata.context":"https://graph.microsoft.com/v1.0/$metadata#fields","fields":{"@odata.etag":"\"{{Guid.Empty}},{{i}}\"","Title":"智能数据分析微专业（{{i}}）","LinkTitle":"智能数据分析微专业（{{i}}）",""");
            for (var n = 1; n <= 12; n++) page.Append(CultureInfo.InvariantCulture, $"\"Text{n}\":\"值 {i}-{n} 2025-06-16\",");
            page.Append(CultureInfo.InvariantCulture, $$""" "Note1":"{{new string('课', 120)}}","Note2":"{{new string('程', 200)}}","Number1":{{i}},"Number2":{{i * 0.5}},"Number3":3,"Flag1":true,"id":"{{i}}","ContentType":"Item","Modified":"2025-06-20T08:30:00Z","Created":"2025-06-16T01:00:00Z","AuthorLookupId":"6","EditorLookupId":"6","_UIVersionString":"3.0","Attachments":false,"Edit":"","ItemChildCount":"0","FolderChildCount":"0"} }""");
        }

        return Encoding.UTF8.GetBytes(page.Append("]}").ToString());
    }

    private sealed class TypedPage
    {
        [JsonPropertyName("@odata.nextLink")]
        public string? NextLink { get; set; }

        [JsonPropertyName("value")]
        public List<TypedItem> Value { get; set; } = [];
    }

    private sealed class TypedItem
    {
        [JsonPropertyName("id")]
        public string Id { get; set; } = "";

        [JsonPropertyName("eTag")]
        public string ETag { get; set; } = "";

        [JsonPropertyName("webUrl")]
        public string Address { get; set; } = "";

        [JsonPropertyName("lastModifiedDateTime")]
        public DateTimeOffset ChangedAt { get; set; }

        [JsonPropertyName("fields")]
        public TypedFields Fields { get; set; } = new();
    }

    private sealed class TypedFields
    {
        public string? Title { get; set; }
        public string? Text1 { get; set; }
        public string? Text2 { get; set; }
        public string? Text3 { get; set; }
        public string? Text4 { get; set; }
        public string? Text5 { get; set; }
        public string? Text6 { get; set; }
        public string? Text7 { get; set; }
        public string? Text8 { get; set; }
        public string? Text9 { get; set; }
        public string? Text10 { get; set; }
        public string? Text11 { get; set; }
        public string? Text12 { get; set; }
        public string? Note1 { get; set; }
        public string? Note2 { get; set; }
        public decimal? Number1 { get; set; }
        public decimal? Number2 { get; set; }
        public decimal? Number3 { get; set; }
        public bool? Flag1 { get; set; }
    }
}
