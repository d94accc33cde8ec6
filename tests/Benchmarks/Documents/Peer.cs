using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>A process that writes documents its own way and counts its own CPU time. It is told a way and a number, and answers microseconds a document.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    private Peer(Process process) => this.process = process;

    /// <param name="missing">What to do when it does not start.</param>
    public static Peer Start(string program, string script, string folder, string missing)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(program, [script, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadLine() == "ready" ? new(process) : throw new InvalidOperationException($"{Path.GetFileName(script)} does not start: {missing}");
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is not installed: {missing}");
        }
    }

    public double Measure(string way, int documents)
    {
        process.StandardInput.WriteLine($"{way} {documents}");
        return process.StandardOutput.ReadLine() is { } answer ? double.Parse(answer, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{way} stopped.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
