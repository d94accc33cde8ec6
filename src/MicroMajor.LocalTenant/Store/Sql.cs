using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Store;

/// <summary>SQL with named parameters, in one line.</summary>
public static class Sql
{
    private const int KeptCommands = 200;

    // Compiling a statement costs more than running it. A connection serves one caller at a time, so its commands can be kept.
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Compiled = [];

    /// <summary>Runs a statement; answers the number of rows that changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, or null.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(connection, sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Every row, each turned into a <typeparamref name="T"/>.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>The text of a cell, or null.</summary>
    public static string? Text(this SqliteDataReader reader, int cell) => reader.IsDBNull(cell) ? null : reader.GetString(cell);

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var kept = Compiled.GetOrCreateValue(connection);
        if (!kept.TryGetValue(sql, out var command))
        {
            if (kept.Count >= KeptCommands)
            {
                foreach (var old in kept.Values)
                    old.Dispose();
                kept.Clear();
            }

            command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this program's own; values go in as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            kept[sql] = command;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
