using MicroMajor.Domain.Operations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MicroMajor.Scheduling;

/// <summary>Where what is to be done is kept, and whether it can be written.</summary>
public sealed class ScheduleCheckup(IOptions<SchedulingOptions> options)
{
    private readonly SchedulingOptions settings = options.Value;

    /// <summary>Looks; makes the file where there is none.</summary>
    public async Task<Diagnosis> RunAsync(CancellationToken ct)
    {
        if (settings.IsShared) return await SharedAsync(ct);
        if (settings.File == SchedulingOptions.InMemory) return Diagnosis.Good("schedule-memory");
        return StoreFile.Open(settings.File) is not null ? Diagnosis.Good("schedule-file", ("file", settings.File)) : Diagnosis.Bad("schedule-unwritable", ("file", settings.File));
    }

    private async Task<Diagnosis> SharedAsync(CancellationToken ct)
    {
        var host = "";
        try
        {
            host = new NpgsqlConnectionStringBuilder(settings.Postgres).Host ?? "";
            await using var source = NpgsqlDataSource.Create(settings.Postgres);
            await using var command = source.CreateCommand("select has_schema_privilege(current_schema(), 'create')");
            return await command.ExecuteScalarAsync(ct) is true ? Diagnosis.Good("schedule-shared", ("host", host)) : Diagnosis.Bad("schedule-no-right", ("host", host));
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or System.Net.Sockets.SocketException or TimeoutException)
        {
            return Diagnosis.Bad("schedule-unreachable", ("host", host));
        }
    }
}
