using MicroMajor.Domain.Operations;

namespace MicroMajor.Scheduling;

/// <summary>The memory that instances share: one row for each thing.</summary>
internal sealed class PostgresMemory(Database database, TimeProvider time) : IShortMemory
{
    private static readonly TimeSpan s_sweepEvery = TimeSpan.FromMinutes(1);

    private long swept = TimeProvider.System.GetTimestamp();

    public async Task<string?> FindAsync(string kind, string key, CancellationToken ct)
    {
        await using var command = await database.CommandAsync("select value from micromajor_memory where app = $1 and kind = $2 and key = $3 and until > $4", ct, database.App, kind, key, Now);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    public async Task PutAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct)
    {
        await using (var command = await database.CommandAsync(
            "insert into micromajor_memory (app, kind, key, value, until) values ($1, $2, $3, $4, $5) on conflict (app, kind, key) do update set value = excluded.value, until = excluded.until",
            ct, database.App, kind, key, value, Now + kept))
            await command.ExecuteNonQueryAsync(ct);
        await SweepAsync(ct);
    }

    public async Task<bool> TryAddAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct)
    {
        await using var command = await database.CommandAsync(
            "insert into micromajor_memory as m (app, kind, key, value, until) values ($1, $2, $3, $4, $5) on conflict (app, kind, key) do update set value = excluded.value, until = excluded.until where m.until <= $6",
            ct, database.App, kind, key, value, Now + kept, Now);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task<string?> TakeAsync(string kind, string key, CancellationToken ct)
    {
        await using var command = await database.CommandAsync("delete from micromajor_memory where app = $1 and kind = $2 and key = $3 returning case when until > $4 then value end", ct, database.App, kind, key, Now);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string kind, string prefix, CancellationToken ct)
    {
        await using var command = await database.CommandAsync(
            "select key, value from micromajor_memory where app = $1 and kind = $2 and starts_with(key, $3) and until > $4 order by key collate \"C\"", ct, database.App, kind, prefix, Now);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<KeyValuePair<string, string>>();
        while (await rows.ReadAsync(ct)) found.Add(new(rows.GetString(0), rows.GetString(1)));
        return found;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // What is over is in nobody's way, but need not lie there.
    private async Task SweepAsync(CancellationToken ct)
    {
        var before = Interlocked.Read(ref swept);
        if (TimeProvider.System.GetElapsedTime(before) < s_sweepEvery || Interlocked.CompareExchange(ref swept, TimeProvider.System.GetTimestamp(), before) != before) return;
        await using var command = await database.CommandAsync("delete from micromajor_memory where until <= $1", ct, Now);
        await command.ExecuteNonQueryAsync(ct);
    }
}
