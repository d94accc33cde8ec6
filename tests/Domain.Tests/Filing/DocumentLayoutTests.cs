using System.Text.Json;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Filing;

public sealed class DocumentLayoutTests
{
    private static readonly FormEdition Shipped = FormEditions.Shipped.Last();

    [Fact]
    public void The_shipped_layout_names_only_what_its_form_asks_or_the_document_counts() =>
        Assert.Empty(Shipped.Layout.Items.SelectMany(i => i.Keys).Except(Shipped.Form.Fields.Select(f => f.Key)).Except(PrintedKeys.Counted));

    [Fact]
    public void Every_field_of_the_shipped_form_has_its_place_in_the_document() =>
        Assert.Empty(Shipped.Form.Fields.Select(f => f.Key).Except(Shipped.Layout.Items.SelectMany(i => i.Keys)).Except(PrintedKeys.Folded.Keys));

    [Fact]
    public void A_misspelt_property_of_a_layout_is_named() =>
        Assert.Contains("colums", Assert.Throws<JsonException>(() => DocumentLayoutReader.Read("""{"sections":[{"heading":"一","items":[{"show":"Inset","keys":["a"],"colums":[]}]}]}""")).Message, StringComparison.Ordinal);
}
