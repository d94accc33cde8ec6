using Microsoft.Extensions.Options;
using Npgsql;

namespace MicroMajor.Scheduling;

/// <summary>The database that instances share. What the program itself needs in it is made when it is first asked.</summary>
internal sealed class Database(IOptions<SchedulingOptions> options) : IAsyncDisposable
{
    /// <summary>The table of what instances remember together.</summary>
    public const string Memory = "micromajor_memory";

    // Two that start at once do not make the same table twice.
    private const string Schema = """
        begin;
        select pg_advisory_xact_lock(727001);
        create table if not exists micromajor_memory (
            app text not null, kind text not null, key text not null, value text not null, until timestamptz not null,
            primary key (app, kind, key));
        create index if not exists micromajor_memory_until on micromajor_memory (until);
        commit;
        """;

    private readonly SemaphoreSlim gate = new(1);
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(options.Value.Postgres);
    private volatile bool isMade;

    /// <summary>Whose rows are ours.</summary>
    public string App => options.Value.Name;

    /// <summary>A connection of one's own, to be disposed.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        await MakeAsync(ct);
        return await source.OpenConnectionAsync(ct);
    }

    /// <summary>A command with these parameters.</summary>
    public async Task<NpgsqlCommand> CommandAsync(string text, CancellationToken ct, params IReadOnlyList<object> parameters)
    {
        await MakeAsync(ct);
        var command = source.CreateCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        gate.Dispose();
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        if (isMade) return;
        await gate.WaitAsync(ct);
        try
        {
            if (isMade) return;
            await using var command = source.CreateCommand(Schema);
            await command.ExecuteNonQueryAsync(ct);
            isMade = true;
        }
        finally
        {
            gate.Release();
        }
    }
}
