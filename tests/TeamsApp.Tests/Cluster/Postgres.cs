using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>A PostgreSQL of its own, from Debian's package, with data that nobody keeps. Its user owns a database and has no other right.</summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"micromajor-pg-{Environment.ProcessId}");
    private readonly int port = FreePort();
    private int databases;
    private Process? server;

    public async Task InitializeAsync()
    {
        if (!File.Exists($"{Binaries}/initdb")) throw new InvalidOperationException("PostgreSQL 15 is missing: apt-get install postgresql-15");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        // It refuses to run as root.
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", folder);
        await RunAsync($"{Binaries}/initdb", "-D", $"{folder}/data", "-U", "admin", "-A", "trust", "-E", "UTF8", "--no-locale");
        server = Start($"{Binaries}/postgres", "-D", $"{folder}/data", "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "max_connections=200");
        for (var tries = 0; ; tries++)
        {
            try
            {
                await DoAsync("create role micromajor login");
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or SocketException && tries < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewAsync()
    {
        var name = $"m{Interlocked.Increment(ref databases)}";
        await DoAsync($"create database {name} owner micromajor");
        return Address("micromajor", name);
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await RunAsync("kill", "-INT", $"{await MainIdAsync()}");
            await server.WaitForExitAsync();
            server.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> MainIdAsync() => (await File.ReadAllLinesAsync($"{folder}/data/postmaster.pid"))[0];

    private string Address(string user, string database) => $"Host=127.0.0.1;Port={port};Username={user};Database={database};Maximum Pool Size=20";

    private async Task DoAsync(string command)
    {
        await using var source = NpgsqlDataSource.Create(Address("admin", "postgres"));
        await using var asked = source.CreateCommand(command);
        await asked.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(command[0])} ended with {process.ExitCode}.");
    }

    private static Process Start(params string[] command)
    {
        string[] whole = Environment.UserName == "root" && command[0].StartsWith(Binaries, StringComparison.Ordinal) ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<Postgres>
{
    public const string Name = "PostgreSQL";
}
