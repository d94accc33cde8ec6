using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class SameBytesTests
{
    [Fact]
    public void The_same_snapshot_gives_the_same_bytes_in_any_culture_order_and_thread()
    {
        var form = FilingForm.Write(Programmes.AtTheLimits);
        var summary = SummaryTable.Write(Programmes.Summary(5));

        Parallel.For(0, 16, i =>
        {
            CultureInfo.CurrentCulture = Odd(i);
            Assert.Equal(form, FilingForm.Write(Programmes.AtTheLimits with { DecidedAt = Programmes.DecidedAt.ToOffset(TimeSpan.FromHours(i - 8)) }));
            var programmes = Enumerable.Range(1, 5).Select(n => Programmes.Normal($"WZY-2025-{n.ToString("0000", CultureInfo.InvariantCulture)}"));
            Assert.Equal(summary, SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [.. i % 2 == 0 ? programmes.Reverse() : programmes])));
        });
    }

    [Fact]
    public void The_package_says_nothing_of_the_machine_that_wrote_it()
    {
        var bytes = FilingForm.Write(Programmes.Normal());
        using var zip = new ZipArchive(new MemoryStream(bytes));

        Assert.All(zip.Entries, e => Assert.Equal((new DateTime(1980, 1, 1), 0), (e.LastWriteTime.DateTime, e.ExternalAttributes)));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal("[Content_Types].xml", names[0]);
        var core = XDocument.Load(zip.GetEntry("docProps/core.xml")!.Open());
        XNamespace terms = "http://purl.org/dc/terms/";
        Assert.Equal(("2025-07-08T15:59:59Z", "2025-07-08T15:59:59Z"), (core.Root!.Element(terms + "created")!.Value, core.Root.Element(terms + "modified")!.Value));
        Assert.DoesNotContain("rsid", new StreamReader(zip.GetEntry("word/document.xml")!.Open()).ReadToEnd(), StringComparison.Ordinal);
    }

    private static CultureInfo Odd(int i)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = i % 2 == 0 ? "," : "·";
        culture.NumberFormat.NegativeSign = "minus";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.TimeSeparator = "h";
        return culture;
    }
}
