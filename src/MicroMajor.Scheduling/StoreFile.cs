using Microsoft.Data.Sqlite;

namespace MicroMajor.Scheduling;

/// <summary>The file of the embedded store.</summary>
internal static class StoreFile
{
    /// <summary>Where it is by default.</summary>
    public static string DefaultFor(string name)
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "MicroMajor", $"schedule-{name}.db");
    }

    /// <summary>Makes the file where there is none and tries to write: the connection string, or null when it cannot be written.</summary>
    public static string? Open(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            var address = new SqliteConnectionStringBuilder { DataSource = full, DefaultTimeout = 10 }.ToString();
            using var connection = new SqliteConnection(address);
            connection.Open();
            using var command = connection.CreateCommand();
            // Readers and the one writer do not wait for each other; and a write that changes nothing shows that writing is possible.
            command.CommandText = "pragma journal_mode = wal; begin immediate; pragma user_version = 1; commit;";
            command.ExecuteNonQuery();
            return address;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The tables that are in it.</summary>
    public static IReadOnlyList<string> TablesOf(string address)
    {
        using var connection = new SqliteConnection(address);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select name from sqlite_master where type = 'table'";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
