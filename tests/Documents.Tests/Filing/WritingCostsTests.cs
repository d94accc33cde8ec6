using System.Diagnostics;
using System.IO.Compression;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Filing;

/// <summary>What writing must not cost, by what can be counted on any machine: bytes, never time.</summary>
[Collection(Alone)]
public sealed class WritingCostsTests
{
    private const string Alone = "alone";

    private const int FormGarbage = 16 * 1024;
    private const int FootGarbage = 2 * 1024;
    private const int RowGarbage = 1024;

    [Fact]
    public void A_form_leaves_no_more_than_sixteen_kilobytes_of_garbage()
    {
        var snapshot = Programmes.Normal();
        var output = new MemoryStream(64 * 1024);

        Assert.InRange(Garbage(() => FilingForm.Write(snapshot, Empty(output))), 1, FormGarbage);
    }

    [Fact]
    public void Every_further_row_of_the_summary_leaves_less_than_a_kilobyte_however_many_there_are()
    {
        var output = new MemoryStream(1024 * 1024);
        var (ten, hundred, thousand) = (Rows(10), Rows(100), Rows(1_000));
        var few = Garbage(() => SummaryTable.Write(ten, Empty(output)));

        Assert.InRange((Garbage(() => SummaryTable.Write(hundred, Empty(output))) - few) / 90, 1, RowGarbage);
        Assert.InRange((Garbage(() => SummaryTable.Write(thousand, Empty(output))) - few) / 990, 1, RowGarbage);
    }

    [Fact]
    public void Every_further_programme_of_a_college_leaves_no_more_garbage_than_a_form_and_its_foot()
    {
        var output = new MemoryStream(1024 * 1024);
        var (two, twelve) = (CollegeSnapshot.Of(Programmes.College(2)), CollegeSnapshot.Of(Programmes.College(12)));
        var few = Garbage(() => CollegeForms.Write(two, Empty(output)));

        Assert.InRange((Garbage(() => CollegeForms.Write(twelve, Empty(output))) - few) / 10, 1, FormGarbage + FootGarbage);
    }

    [Fact]
    public void A_stream_and_an_array_hold_the_same_bytes_wherever_the_document_begins()
    {
        var (snapshot, summary) = (Programmes.AtTheLimits, Programmes.Summary(3));
        using var output = new MemoryStream();
        FilingForm.Write(snapshot, output);
        var second = (int)output.Length;
        SummaryTable.Write(summary, output);

        Assert.Equal(FilingForm.Write(snapshot), output.ToArray()[..second]);
        Assert.Equal(SummaryTable.Write(summary), output.ToArray()[second..]);
    }

    [Fact]
    public void Parts_that_say_nothing_of_the_programme_are_the_same_bytes_in_every_document()
    {
        string[] parts = ["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/_rels/document.xml.rels", "word/fontTable.xml", "word/settings.xml", "word/styles.xml"];

        Assert.Equal(Packed(FilingForm.Write(Programmes.Normal()), parts), Packed(SummaryTable.Write(Programmes.Summary(3)), parts));
    }

    [Fact]
    public void Python_finds_every_check_sum_right()
    {
        foreach (var (name, bytes) in Samples.All.Concat(Samples.Copies))
        {
            var path = Path.GetTempFileName();
            try
            {
                File.WriteAllBytes(path, bytes);
                using var python = Process.Start(new ProcessStartInfo("python3", ["-m", "zipfile", "-t", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var said = (python.StandardOutput.ReadToEnd() + python.StandardError.ReadToEnd()).Trim();
                python.WaitForExit();
                Assert.Equal((name, 0, "Done testing"), (name, python.ExitCode, said));
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    // The least of a few: pools are filled by the first ones, and are emptied now and then.
    private static long Garbage(Action write)
    {
        write();
        return Enumerable.Range(0, 8).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            write();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static MemoryStream Empty(MemoryStream stream)
    {
        stream.SetLength(0);
        return stream;
    }

    private static RoundSnapshot Rows(int count) => s_line with { Rows = [.. Enumerable.Repeat(s_line.Rows[0], count)] };

    private static readonly RoundSnapshot s_line = Programmes.Summary(1);

    // As they lie in the package, by what the directory says of them: name, check sum, packed and whole length.
    private static IEnumerable<(string, uint, long, long)> Packed(byte[] document, string[] parts)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        return [.. parts.Select(p => zip.GetEntry(p)!).Select(e => (e.FullName, e.Crc32, e.CompressedLength, e.Length))];
    }

    /// <summary>Runs when no other test does.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class OnItsOwn;
}
