using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using MicroMajor.Domain.Operations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MicroMajor.Scheduling;

/// <summary>Bulletins by LISTEN and NOTIFY.</summary>
internal sealed partial class PostgresBulletins(Database database, ILogger<PostgresBulletins> log) : IBulletins
{
    private readonly string life = RandomNumberGenerator.GetHexString(12, lowercase: true);

    public bool IsShared => true;

    private string Channel => $"micromajor_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database.App)))[..16]}";

    public async Task SendAsync(string text, CancellationToken ct)
    {
        await using var command = await database.CommandAsync("select pg_notify($1, $2)", ct, Channel, $"{life}{text}");
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task ListenAsync(Func<string, Task> heard, Func<Task> missed, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await HearAsync(heard, missed, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                NotHeard(failure.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }
    }

    private async Task HearAsync(Func<string, Task> heard, Func<Task> missed, CancellationToken ct)
    {
        var came = System.Threading.Channels.Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        await using var connection = await database.OpenAsync(ct);
        connection.Notification += (_, told) =>
        {
            if (!told.Payload.StartsWith(life, StringComparison.Ordinal)) came.Writer.TryWrite(told.Payload[life.Length..]);
        };
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        await missed();
        while (true)
        {
            // Silence for so long may be that of a broken line.
            if (!await connection.WaitAsync(TimeSpan.FromSeconds(30), ct))
            {
                await using var look = new NpgsqlCommand("select 1", connection);
                await look.ExecuteScalarAsync(ct);
            }

            while (came.Reader.TryRead(out var text)) await heard(text);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other instances tell is not heard ({Failure}); trying again")]
    private partial void NotHeard(string failure);
}
