using MicroMajor.Domain.Operations;
using MicroMajor.Scheduling;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>The place of what is to be done is broken in many ways; the doctor says which, and what it says to do puts it right.</summary>
[Collection(PostgresTests.Name)]
public sealed class ScheduleCheckupTests(Postgres postgres) : IDisposable
{
    private static readonly string[] s_tables =
    [
        "qrtz_blob_triggers", "qrtz_calendars", "qrtz_cron_triggers", "qrtz_fired_triggers", "qrtz_job_details", "qrtz_locks", "qrtz_paused_job_grps",
        "qrtz_paused_trigger_grps", "qrtz_scheduler_state", "qrtz_simple_triggers", "qrtz_simprop_triggers", "qrtz_triggers",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("micromajor-checkup");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    [Fact]
    public async Task A_file_without_tables_with_all_and_with_one_missing_is_told_apart_and_a_restart_mends_it()
    {
        var options = new SchedulingOptions { File = Path.Combine(folder.FullName, "schedule.db"), Name = "test" };
        await TryAsync(options, options.File, "schedule-file", s_tables, async table =>
        {
            await using var connection = new SqliteConnection($"Data Source={options.File};Foreign Keys=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"drop table {table}";
            await command.ExecuteNonQueryAsync();
        });
    }

    [Fact]
    public async Task A_database_without_tables_with_all_and_with_one_missing_is_told_apart_and_a_restart_mends_it()
    {
        var options = new SchedulingOptions { File = SchedulingOptions.InMemory, Postgres = await postgres.NewAsync(), Name = "test" };
        await TryAsync(options, "127.0.0.1", "schedule-shared", [.. s_tables, "micromajor_memory"], table => DoAsync(options, $"drop table {table} cascade"));
    }

    [Fact]
    public async Task An_older_server_is_named_with_its_version_and_the_one_that_is_needed()
    {
        var options = new SchedulingOptions { Postgres = await postgres.NewAsync(), Name = "test" };
        var found = await new ScheduleCheckup(Options.Create(options)) { Oldest = 16 }.RunAsync(default);
        Assert.Equal(("schedule-old", Health.Bad, "127.0.0.1", "16"), (found.Code, found.Health, found.Facts["host"], found.Facts["oldest"]));
        Assert.StartsWith("15.", found.Facts["version"], StringComparison.Ordinal);
        Assert.Equal("schedule-new", (await new ScheduleCheckup(Options.Create(options)).RunAsync(default)).Code);
    }

    [Fact]
    public async Task A_user_who_may_make_no_tables_is_told_before_the_tables_that_are_not_there()
    {
        var options = new SchedulingOptions { Postgres = await postgres.NewAsync(), Name = "test" };
        await DoAsync(options, "drop schema public cascade");
        var found = await new ScheduleCheckup(Options.Create(options)).RunAsync(default);
        Assert.Equal(("schedule-no-right", Health.Bad), (found.Code, found.Health));
    }

    private static async Task TryAsync(SchedulingOptions options, string place, string good, string[] tables, Func<string, Task> drop)
    {
        Assert.Equal(("schedule-new", Health.Doubtful, place), await FoundAsync("place"));
        await RunAsync(options);
        Assert.Equal((good, Health.Good, place), await FoundAsync(options.IsShared ? "host" : "file"));
        foreach (var table in tables)
        {
            await drop(table);
            Assert.Equal(("schedule-tables", Health.Bad, table), await FoundAsync("names"));
            await RunAsync(options);
            Assert.Equal((good, Health.Good, place), await FoundAsync(options.IsShared ? "host" : "file"));
        }

        async Task<(string, Health, string)> FoundAsync(string fact)
        {
            var found = await new ScheduleCheckup(Options.Create(options)).RunAsync(default);
            return (found.Code, found.Health, found.Facts.GetValueOrDefault(fact, ""));
        }
    }

    // A start of the program, as far as the store goes: a ring is answered.
    private static async Task RunAsync(SchedulingOptions options)
    {
        await using var schedule = new QuartzSchedule(Options.Create(options), NullLoggerFactory.Instance, NullLogger<QuartzSchedule>.Instance);
        var rung = new TaskCompletionSource();
        await schedule.StartAsync((_, _) =>
        {
            rung.TrySetResult();
            return Task.FromResult<TimeSpan?>(null);
        }, [], default);
        await schedule.RingAsync(new(Lanes.Cards, "Proposal|P-1"), unlessPutOff: false, default);
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await schedule.StopAsync(default);
        if (!options.IsShared) return;
        await using var database = new Database(Options.Create(options));
        await using var connection = await database.OpenAsync(default);
    }

    private static async Task DoAsync(SchedulingOptions options, string command)
    {
        await using var source = NpgsqlDataSource.Create(options.Postgres);
        await using var asked = source.CreateCommand(command);
        await asked.ExecuteNonQueryAsync();
    }
}
