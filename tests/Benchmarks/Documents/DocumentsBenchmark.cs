using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>
/// What the filing documents cost, against the packing of their own text and against what else one would write them with. All ways take
/// turns in every round, so that a busy machine disturbs all alike; CPU time is counted, never the clock.
/// </summary>
internal sealed class DocumentsBenchmark(int rounds)
{
    private const string Ours = "备案表: this product";
    private const string Packing = "floor: packing its document.xml";
    private const string Few = "汇总表, 1,000 rows: this product";
    private const string FewPacking = "floor: packing its document.xml (1,000 rows)";
    private const string Many = "汇总表, 10,000 rows: this product";
    private const string ManyPacking = "floor: packing its document.xml (10,000 rows)";

    private const string FewBook = "workbook, 1,000 rows: this product";
    private const string FewBookPacking = "floor: packing its sheet1.xml (1,000 rows)";
    private const string ManyBook = "workbook, 10,000 rows: this product";
    private const string ManyBookPacking = "floor: packing its sheet1.xml (10,000 rows)";
    private const string SdkManyBook = "workbook, 10,000 rows: OpenXML SDK, streaming writer";
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private readonly Dictionary<string, Figures> figures = [];
    private readonly StringBuilder report = new();

    private sealed record Way(string Name, Func<double> Measure);

    public int Run(string peers, string pages)
    {
        var folder = Directory.CreateTempSubdirectory("documents-benchmark").FullName;
        try
        {
            var form = new SampleForm();
            form.WriteTo(folder);
            if (!Directory.Exists(Path.Combine(peers, "node_modules"))) throw new InvalidOperationException($"The npm peers are not installed: npm ci --prefix {peers}");
            using var node = Peer.Start("node", Path.Combine(peers, "peers.js"), folder, "install Node 20 and run npm ci in tests/Benchmarks/peers");
            using var python = Peer.Start("/usr/bin/python3", Path.Combine(peers, "peers.py"), folder, "apt-get install python3-docx");
            MeasureAll(Ways(form, node, python));
            Report(form);
            File.WriteAllText(pages, report.ToString());
            Console.WriteLine(report);
            return 0;
        }
        catch (InvalidOperationException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Way> Ways(SampleForm form, Peer node, Peer python)
    {
        var (few, many) = (SampleList.Of(1_000), SampleList.Of(10_000));
        Floor Of(byte[] document) => new(SampleForm.TextPart(document));
        var (formFloor, fewFloor, manyFloor) = (Of(FilingForm.Write(form.Snapshot)), Of(SummaryTable.Write(few)), Of(SummaryTable.Write(many)));
        var desk = new MemoryStream(4 * 1024 * 1024);
        void List(RoundSnapshot list)
        {
            desk.SetLength(0);
            SummaryTable.Write(list, desk);
        }

        var (fewBook, manyBook) = (new Floor(SampleForm.TextPart(SummaryBook.Write(few), Sheet)), new Floor(SampleForm.TextPart(SummaryBook.Write(many), Sheet)));
        void Book(RoundSnapshot list, Action<RoundSnapshot, Stream> write)
        {
            desk.SetLength(0);
            write(list, desk);
        }

        void Form(FilingSnapshot snapshot)
        {
            desk.SetLength(0);
            FilingForm.Write(snapshot, desk);
        }

        return
        [
            new(Packing, () => Figures.Measure(100, formFloor.Deflate)),
            new(Ours, () => Figures.Measure(100, () => Form(form.Snapshot))),
            new("OpenXML SDK, object model on a template", () => Figures.Measure(10, () => SdkTemplate.Fill(form))),
            new("python-docx", () => python.Measure("python-docx", 5)),
            new("docxtemplater", () => node.Measure("docxtemplater", 5)),
            new("docx (npm)", () => node.Measure("docx", 5)),
            new("easy-template-x", () => node.Measure("easy-template-x", 5)),
            new(FewPacking, () => Figures.Measure(5, fewFloor.Deflate)),
            new(Few, () => Figures.Measure(5, () => List(few))),
            new(ManyPacking, () => Figures.Measure(1, manyFloor.Deflate)),
            new(Many, () => Figures.Measure(1, () => List(many))),
            new(FewBookPacking, () => Figures.Measure(5, fewBook.Deflate)),
            new(FewBook, () => Figures.Measure(5, () => Book(few, SummaryBook.Write))),
            new(ManyBookPacking, () => Figures.Measure(1, manyBook.Deflate)),
            new(ManyBook, () => Figures.Measure(1, () => Book(many, SummaryBook.Write))),
            new(SdkManyBook, () => Figures.Measure(1, () => Book(many, SdkBook.Write))),
        ];
    }

    private void MeasureAll(List<Way> ways)
    {
        // The first rounds compile and warm up, here and in the peers.
        for (var round = -4; round < rounds; round++)
            foreach (var way in ways)
            {
                var micros = way.Measure();
                if (round < 0) continue;
                if (!figures.TryGetValue(way.Name, out var known)) figures[way.Name] = known = new();
                known.Add(micros);
            }
    }

    private void Report(SampleForm form)
    {
        Say("# Benchmarks of the filing documents");
        Say("");
        Say($"Written by `./bench documents`; measured on {DateTimeOffset.UtcNow:yyyy-MM-dd} with {RuntimeInformation.FrameworkDescription} on {Machine()}; load before it began {Load()}.");
        Say($"CPU time, warm, one thread, median of {rounds} rounds in turns (least to most). Ratios count: absolute times are those of the machine.");
        Say("");
        Say("## 附件2 备案表, one programme");
        Say("");
        Say("| way | µs a document | from–to | × its packing | × this product |");
        Say("|---|---:|---:|---:|---:|");
        foreach (var (name, figure) in figures.Take(7)) Line(name, figure, 1);
        var document = FilingForm.Write(form.Snapshot);
        var first = new Figures();
        for (var i = 0; i < rounds; i++) first.Add(FreshProcess.First() * 1000);
        Say("");
        Say($"The document has {document.Length:N0} bytes, its document.xml {SampleForm.TextPart(document).Length:N0}. The content code of its snapshot takes {Figures.Measure(200, () => _ = (form.Snapshot with { }).ContentCode):F0} µs once, when it is frozen, and is not counted above.");
        Verdict("packing", figures[Ours].Median / figures[Packing].Median, 1.15, "×");
        var desk = new MemoryStream(64 * 1024);
        Verdict("garbage a document", Figures.Garbage(() => { desk.SetLength(0); FilingForm.Write(form.Snapshot, desk); }) / 1024.0, 16, " KB beside the document itself");
        Verdict("first document of a process", first.Median / 1000, 80, " ms of CPU");
        Say($"- {figures["OpenXML SDK, object model on a template"].Median / figures[Ours].Median:F1} × faster than the OpenXML SDK (aim 20), {figures["docxtemplater"].Median / figures[Ours].Median:F1} × faster than docxtemplater (aim 60)");
        Say("");
        Say("## 附件3 汇总表, distinct rows");
        Say("");
        Say("| way | µs a document | from–to | × its packing |");
        Say("|---|---:|---:|---:|");
        foreach (var (name, floor) in new[] { (FewPacking, FewPacking), (Few, FewPacking), (ManyPacking, ManyPacking), (Many, ManyPacking) })
            Say($"| {name} | {figures[name].Median:N0} | {figures[name].Least:N0}–{figures[name].Most:N0} | {figures[name].Median / figures[floor].Median:F2} |");
        var (small, large) = (FreshProcess.List(1_000), FreshProcess.List(10_000));
        var (smallSettled, largeSettled) = (FreshProcess.List(1_000, settled: true), FreshProcess.List(10_000, settled: true));
        Say("");
        Verdict("10,000 rows against packing", figures[Many].Median / figures[ManyPacking].Median, 1.2, "×");
        Verdict("CPU of a row at 10,000 against one at 1,000", figures[Many].Median / figures[Few].Median / 10, 1.15, "×");
        Verdict("more memory at the peak for 10,000 rows than for 1,000", large.Peak - small.Peak, 2, string.Create(CultureInfo.InvariantCulture, $" MB ({small.Peak:F1} and {large.Peak:F1} above the data)"));
        Say($"- the same with every method compiled for good before, so that nothing is compiled again beside it: {largeSettled.Peak - smallSettled.Peak:F1} MB ({smallSettled.Peak:F1} and {largeSettled.Peak:F1})");
        Say($"- allocated: {small.Allocated / 1024.0:N0} KB at 1,000 rows, {large.Allocated / 1024.0:N0} KB at 10,000");
        ReportBooks();
    }

    private void ReportBooks()
    {
        Say("");
        Say("## 附件3 汇总表 as a workbook, all columns, distinct rows");
        Say("");
        Say("| way | µs a workbook | from–to | × its packing |");
        Say("|---|---:|---:|---:|");
        foreach (var (name, floor) in new[] { (FewBookPacking, FewBookPacking), (FewBook, FewBookPacking), (ManyBookPacking, ManyBookPacking), (ManyBook, ManyBookPacking), (SdkManyBook, ManyBookPacking) })
            Say($"| {name} | {figures[name].Median:N0} | {figures[name].Least:N0}–{figures[name].Most:N0} | {figures[name].Median / figures[floor].Median:F2} |");
        var (small, large) = (FreshProcess.List(1_000, asBook: true), FreshProcess.List(10_000, asBook: true));
        var (smallSettled, largeSettled) = (FreshProcess.List(1_000, asBook: true, settled: true), FreshProcess.List(10_000, asBook: true, settled: true));
        Say("");
        Verdict("10,000 rows against packing", figures[ManyBook].Median / figures[ManyBookPacking].Median, 1.2, "×");
        Verdict("CPU of a row at 10,000 against one at 1,000", figures[ManyBook].Median / figures[FewBook].Median / 10, 1.15, "×");
        Verdict("more memory at the peak for 10,000 rows than for 1,000", large.Peak - small.Peak, 2, string.Create(CultureInfo.InvariantCulture, $" MB ({small.Peak:F1} and {large.Peak:F1} above the data)"));
        Say($"- the same with every method compiled for good before, so that nothing is compiled again beside it: {largeSettled.Peak - smallSettled.Peak:F1} MB ({smallSettled.Peak:F1} and {largeSettled.Peak:F1})");
        Say($"- allocated: {small.Allocated / 1024.0:N0} KB at 1,000 rows, {large.Allocated / 1024.0:N0} KB at 10,000; {figures[SdkManyBook].Median / figures[ManyBook].Median:F1} × faster than the SDK's streaming writer, which here writes less: no looks, no head, no heights, two columns fewer");
    }

    private void Line(string name, Figures figure, int documents) =>
        Say($"| {name} | {figure.Median / documents:N0} | {figure.Least / documents:N0}–{figure.Most / documents:N0} | {figure.Median / figures[Packing].Median:F2} | {figure.Median / figures[Ours].Median:F2} |");

    private void Verdict(string what, double value, double limit, string unit) =>
        Say($"- {what}: {value.ToString("F2", CultureInfo.InvariantCulture)}{unit}, aim {limit.ToString(CultureInfo.InvariantCulture)}: {(value <= limit ? "reached" : "**not reached**")}");

    private void Say(string line) => report.Append(line).Append('\n');

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), {RuntimeInformation.OSArchitecture} Linux";
    }

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
