using System.Text;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Tests;

/// <summary>Graph's answers are read as they come, whatever stands between what we look for.</summary>
public sealed class RowReaderTests
{
    private static readonly ListShape s_shape = new("Rows", "", [new("Code", ColumnKind.Line, ""), new("Points", ColumnKind.Number, ""), new("Listed", ColumnKind.YesNo, ""), new("OpensAt", ColumnKind.Moment, "")]);

    [Fact]
    public void A_page_is_read_item_by_item_with_the_token_of_the_next()
    {
        var page = Page("""
            {"@odata.context":"x","@odata.nextLink":"https://elsewhere.example/v1.0/items?$top=2&$skiptoken=Paged%3dTRUE%26p_ID%3d2","value":[
            {"id":"1","eTag":"\"g,3\"","lastModifiedBy":{"application":{"id":"a"},"user":{"displayName":"陈思远","id":"u1"}},"lastModifiedDateTime":"2025-06-20T08:30:00Z","webUrl":"https://s.example/1",
             "parentReference":{"id":"p","x":[{"id":"9"}]},"fields":{"@odata.etag":"\"other\"","id":"77","Title":"一","Code":"2025-03-01","Points":2.50,"Listed":true,"Unknown":{"Code":"no"},"OpensAt":"2025-06-16T01:00:00Z"}},
            {"id":"2","eTag":"\"g,1\"","fields":{"Listed":null,"Points":"3","Code":7,"Title":null}}]}
            """);
        Assert.Equal("Paged=TRUE&p_ID=2", page.SkipToken);
        var first = page.Rows[0];
        Assert.Equal(("1", "\"g,3\"", "u1", "https://s.example/1"), (first.Id, first.ETag, first.ChangedBy, first.Address));
        Assert.Equal(new DateTimeOffset(2025, 6, 20, 8, 30, 0, TimeSpan.Zero), first.ChangedAt);
        Assert.Equal(("一", "2025-03-01", 2.5m, true, new DateTimeOffset(2025, 6, 16, 1, 0, 0, TimeSpan.Zero)), (first.Text("Title"), first.Text("Code"), first.Number("Points"), first.Flag("Listed"), first.DateTime("OpensAt")));
        // What is of another kind than its column is not there.
        var second = page.Rows[1];
        Assert.Equal(("2", "", "", null, false, ""), (second.Id, second.Text("Title"), second.Text("Code"), second.Number("Points"), second.Flag("Listed"), second.ChangedBy));
        Assert.Equal("", first.Text("NoColumn"));
    }

    [Fact]
    public async Task Fields_alone_are_read_as_an_item_and_an_empty_answer_as_none()
    {
        var row = await RowReader.RowAsync(new MemoryStream("""{"@odata.context":"x","@odata.etag":"\"g,4\"","Points":1,"Code":"a\u0062\n文"}"""u8.ToArray()), s_shape, default);
        Assert.Equal(("\"g,4\"", 1m, "ab\n文"), (row!.ETag, row.Number("Points"), row.Text("Code")));
        Assert.Null(await RowReader.RowAsync(new MemoryStream(), s_shape, default));
        Assert.Empty((await RowReader.PageAsync(new MemoryStream(), s_shape, default)).Rows);
    }

    [Fact]
    public async Task A_page_larger_than_the_first_buffer_and_in_any_order_is_read_whole()
    {
        var items = Enumerable.Range(1, 3_000).Select(i => i % 2 == 0
            ? $$"""{"fields":{"OpensAt":"t{{i}}","Code":"c{{i}}","a name that is far too long to be any column of any list of ours, however long":1 },"id":"{{i}}"}"""
            : $$"""{"id":"{{i}}","fields":{"Code":"c{{i}}","\u004fpensAt":"t{{i}}"} }""");
        var page = await RowReader.PageAsync(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(",", items)}}] }""")), s_shape, default);
        Assert.Null(page.SkipToken);
        Assert.Equal(Enumerable.Range(1, 3_000).Select(i => ($"{i}", $"c{i}", $"t{i}")), page.Rows.Select(r => (r.Id, r.Text("Code"), r.Text("OpensAt"))));
    }

    [Theory]
    [InlineData("""{"value":[],"@odata.nextLink":"https://s.example/items?$skip=2"}""", "Graph's next link has no $skiptoken.")]
    public void A_next_link_without_a_token_is_no_end_of_the_list(string answer, string complaint) =>
        Assert.Equal(complaint, Assert.Throws<InvalidOperationException>(() => Page(answer)).Message);

    private static RowPage Page(string answer) => RowReader.Page(Encoding.UTF8.GetBytes(answer), s_shape);
}
