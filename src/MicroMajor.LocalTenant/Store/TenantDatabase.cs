using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Store;

/// <summary>
/// The tenant's state in SQLite: one writer at a time; with a file, readers beside it (WAL);
/// in memory, one connection for everybody.
/// </summary>
public sealed class TenantDatabase : IDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly string connectionString;
    private readonly bool inMemory;
    private readonly SqliteConnection writer;

    /// <summary>Opens the file of the options, or memory when they name none.</summary>
    public TenantDatabase(LocalTenantOptions options)
    {
        inMemory = options.DatabasePath is null;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.DatabasePath ?? ":memory:",
            Pooling = false,
        }.ToString();
        if (Path.GetDirectoryName(options.DatabasePath) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        writer = Open();
        if (!inMemory)
            writer.Execute("PRAGMA journal_mode=WAL");
    }

    /// <summary>Runs a query. Do not keep the connection.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        if (inMemory)
        {
            lock (gate)
                return read(writer);
        }

        if (!readers.TryTake(out var connection))
            connection = Open();
        try
        {
            return read(connection);
        }
        finally
        {
            readers.Add(connection);
        }
    }

    /// <summary>Runs a change in one transaction: kept when the function returns, undone when it throws. Must not be nested.</summary>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        lock (gate)
        {
            writer.Execute("BEGIN IMMEDIATE");
            try
            {
                var result = write(writer);
                writer.Execute("COMMIT");
                return result;
            }
            catch
            {
                writer.Execute("ROLLBACK");
                throw;
            }
        }
    }

    /// <summary>The same without a result.</summary>
    public void Write(Action<SqliteConnection> write) => Write(connection =>
    {
        write(connection);
        return 0;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        while (readers.TryTake(out var reader))
            reader.Dispose();
        writer.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON");
        return connection;
    }
}
