using MicroMajor.Domain.Operations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MicroMajor.Scheduling;

/// <summary>Where what is to be done is kept: can it be written, are its tables there, is the database new enough?</summary>
public sealed class ScheduleCheckup(IOptions<SchedulingOptions> options)
{
    // What the store of Quartz needs; it makes what it lacks when the program starts.
    private static readonly string[] s_tables =
    [
        "qrtz_blob_triggers", "qrtz_calendars", "qrtz_cron_triggers", "qrtz_fired_triggers", "qrtz_job_details", "qrtz_locks", "qrtz_paused_job_grps",
        "qrtz_paused_trigger_grps", "qrtz_scheduler_state", "qrtz_simple_triggers", "qrtz_simprop_triggers", "qrtz_triggers",
    ];

    private readonly SchedulingOptions settings = options.Value;

    /// <summary>The oldest PostgreSQL that the program was tried with.</summary>
    internal int Oldest { get; init; } = 15;

    /// <summary>Looks; makes the file where there is none.</summary>
    public async Task<Diagnosis> RunAsync(CancellationToken ct)
    {
        if (settings.IsShared) return await SharedAsync(ct);
        if (settings.File == SchedulingOptions.InMemory) return Diagnosis.Good("schedule-memory");
        if (StoreFile.Open(settings.File) is not { } address) return Diagnosis.Bad("schedule-unwritable", ("file", settings.File));
        return Lacking(settings.File, s_tables, [.. s_tables.Except(StoreFile.TablesOf(address), StringComparer.OrdinalIgnoreCase)]) ?? Diagnosis.Good("schedule-file", ("file", settings.File));
    }

    private async Task<Diagnosis> SharedAsync(CancellationToken ct)
    {
        var host = "";
        try
        {
            host = new NpgsqlConnectionStringBuilder(settings.Postgres).Host ?? "";
            await using var source = NpgsqlDataSource.Create(settings.Postgres);
            await using var connection = await source.OpenConnectionAsync(ct);
            if (connection.PostgreSqlVersion.Major < Oldest) return Diagnosis.Bad("schedule-old", ("host", host), ("version", $"{connection.PostgreSqlVersion}"), ("oldest", $"{Oldest}"));
            await using var right = new NpgsqlCommand("select has_schema_privilege(current_schema(), 'create')", connection);
            if (await right.ExecuteScalarAsync(ct) is not true) return Diagnosis.Bad("schedule-no-right", ("host", host));
            string[] wanted = [.. s_tables, Database.Memory];
            await using var lacking = new NpgsqlCommand("select array(select t from unnest($1) t where to_regclass(t) is null)", connection) { Parameters = { new() { Value = wanted } } };
            return Lacking(host, wanted, (string[])(await lacking.ExecuteScalarAsync(ct))!) ?? Diagnosis.Good("schedule-shared", ("host", host));
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or System.Net.Sockets.SocketException or TimeoutException)
        {
            return Diagnosis.Bad("schedule-unreachable", ("host", host));
        }
    }

    private static Diagnosis? Lacking(string place, string[] wanted, string[] lacking) => lacking.Length switch
    {
        0 => null,
        var n when n == wanted.Length => Diagnosis.Doubtful("schedule-new", ("place", place)),
        _ => Diagnosis.Bad("schedule-tables", ("place", place), ("names", string.Join(", ", lacking.Order(StringComparer.Ordinal)))),
    };
}
