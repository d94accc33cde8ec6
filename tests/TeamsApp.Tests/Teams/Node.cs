using System.Diagnostics;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>Runs the scripts beside this folder, in which Microsoft's JavaScript SDK gives a second opinion.</summary>
internal static class Node
{
    private static readonly string s_folder = RepositoryFiles.At("tests/TeamsApp.Tests/node");
    private static readonly Lazy<Task> s_installed = new(InstallAsync);

    /// <summary>What a script prints; fails with what it complains of.</summary>
    public static async Task<string> RunAsync(string script, string argument)
    {
        await s_installed.Value;
        return await FinishAsync(Start("node", script, argument));
    }

    /// <summary>Starts a script that serves until its standard input ends, and reads its first line.</summary>
    public static async Task<(Process Process, string FirstLine)> ServeAsync(string script, string argument)
    {
        await s_installed.Value;
        var process = Start("node", script, argument);
        if (await process.StandardOutput.ReadLineAsync() is { } line) return (process, line);
        throw new InvalidOperationException($"{script} did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(s_folder, "node_modules", "botbuilder"))) await FinishAsync(Start("npm", "ci", "--no-audit", "--no-fund"));
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = s_folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> FinishAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {await errors}");
        }
    }
}
