using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.Kit;

/// <summary>A folder with a package.json in the repository: its packages are installed once, then scripts run with text in and text out.</summary>
public sealed class NodeFolder
{
    private NodeFolder(string path) => Path = path;

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The repository's root, found upwards from the test's own folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Opens a folder named from the repository's root and installs what its lock file lists, unless it is there already.</summary>
    public static NodeFolder Open(string folder)
    {
        var path = System.IO.Path.Combine(Repository, folder);
        var done = System.IO.Path.Combine(path, "node_modules", ".package-lock.json");

        // Two test programs may start at once; the second waits for the first one's installation.
        using var only = new Mutex(false, "micromajor-npm-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path))));
        try
        {
            only.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever held it is gone; what it left is checked below like anything else.
        }

        try
        {
            if (!File.Exists(done) || File.GetLastWriteTimeUtc(done) < File.GetLastWriteTimeUtc(System.IO.Path.Combine(path, "package-lock.json")))
            {
                Start("npm", ["ci", "--no-progress"], path, "", new Dictionary<string, string>());
            }
        }
        finally
        {
            only.ReleaseMutex();
        }

        return new NodeFolder(path);
    }

    /// <summary>Runs a script of the folder with node and gives back what it wrote; anything but exit code 0 is an exception with its errors.</summary>
    public string Run(string script, string input = "", IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null) =>
        Start("node", [script, .. arguments ?? []], Path, input, environment ?? new Dictionary<string, string>());

    private static string Start(string program, IReadOnlyList<string> arguments, string folder, string input, IReadOnlyDictionary<string, string> environment)
    {
        // On Windows npm is a .cmd, which only the shell starts.
        var start = OperatingSystem.IsWindows() && program == "npm" ? new ProcessStartInfo("cmd", ["/c", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(false);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{errors.GetAwaiter().GetResult()}");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MicroMajorTeamsApp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
