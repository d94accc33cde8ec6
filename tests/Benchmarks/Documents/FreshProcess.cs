using System.Diagnostics;
using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>What only a process that has done nothing before can tell: the first document, and how much memory a list takes.</summary>
internal static class FreshProcess
{
    /// <summary>CPU milliseconds of the first document, with all that is compiled and set up for it.</summary>
    public static double First() => double.Parse(Run(settled: false, "first")[0], CultureInfo.InvariantCulture);

    /// <summary>Megabytes at the peak above what the data takes, and bytes allocated, for a list written to a file.</summary>
    /// <param name="settled">Every method is compiled for good before it runs first: otherwise the runtime compiles the busy ones again beside it, and that memory counts too.</param>
    public static (double Peak, long Allocated) List(int rows, bool asBook = false, bool settled = false)
    {
        var told = Run(settled, asBook ? "book" : "list", rows.ToString(CultureInfo.InvariantCulture));
        return (double.Parse(told[0], CultureInfo.InvariantCulture), long.Parse(told[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The other end.</summary>
    public static void Answer(string[] asked)
    {
        if (asked is ["list", var rows]) AnswerList(int.Parse(rows, CultureInfo.InvariantCulture), SummaryTable.Write);
        else if (asked is ["book", var lines]) AnswerList(int.Parse(lines, CultureInfo.InvariantCulture), SummaryBook.Write);
        else AnswerFirst();
    }

    private static void AnswerFirst()
    {
        // What is frozen has its code: hashing would load the system's cryptography, which a server has long loaded.
        var snapshot = Programmes.Normal();
        _ = snapshot.ContentCode;
        var before = Environment.CpuUsage.TotalTime;
        FilingForm.Write(snapshot);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:F1}"));
    }

    private static void AnswerList(int rows, Action<RoundSnapshot, Stream> write)
    {
        var snapshot = SampleList.Of(rows);
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path)) write(SampleList.Of(10), file);
            GC.Collect();
            // Linux forgets the peak so far.
            File.WriteAllText("/proc/self/clear_refs", "5");
            var before = Status("VmHWM:");
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            using (var file = File.Create(path)) write(snapshot, file);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(Status("VmHWM:") - before) / 1024:F2} {allocated}"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Status(string name) =>
        double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static string[] Run(bool settled, params string[] what)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["fresh", .. what]) { RedirectStandardOutput = true };
        if (settled) start.Environment["DOTNET_TieredCompilation"] = "0";
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return answer.Trim().Split(' ');
    }
}
