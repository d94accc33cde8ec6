using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.Operations;
using Npgsql;

namespace MicroMajor.Scheduling;

/// <summary>
/// Turns among instances: advisory locks, all on one connection of each instance. Whoever dies gives them back with the connection; who waits looks again
/// in a moment, so that no connection is held for waiting.
/// </summary>
internal sealed class PostgresTurns(Database database) : ITurns, IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    // A lock is its session's: within the process the turn is taken here first.
    private readonly ProcessTurns here = new();
    private readonly SemaphoreSlim gate = new(1);
    private NpgsqlConnection? connection;

    public async Task<IAsyncDisposable> TakeAsync(string kind, string key, CancellationToken ct)
    {
        var mine = await here.TakeAsync(kind, key, ct);
        try
        {
            var number = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{database.App}|{kind}|{key}")));
            while (!await AskAsync("select pg_try_advisory_lock($1)", number, ct)) await Task.Delay(s_look, ct);
            return new Turn(this, mine, number);
        }
        catch
        {
            await mine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task<bool> AskAsync(string question, long number, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            connection ??= await database.OpenAsync(ct);
            await using var command = new NpgsqlCommand(question, connection) { Parameters = { new() { Value = number } } };
            // Once it is asked, whether the lock is ours has to be known.
            return (bool)(await command.ExecuteScalarAsync(CancellationToken.None))!;
        }
        catch (NpgsqlException)
        {
            // A broken connection has given back what it held.
            if (connection is not null) await connection.DisposeAsync();
            connection = null;
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed class Turn(PostgresTurns owner, IAsyncDisposable mine, long number) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await owner.AskAsync("select pg_advisory_unlock($1)", number, CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // Given back with the connection.
            }
            finally
            {
                await mine.DisposeAsync();
            }
        }
    }
}
