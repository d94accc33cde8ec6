using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MicroMajor.Domain.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace MicroMajor.Scheduling;

/// <summary>
/// The schedule on Quartz.NET: an errand is a job, a ring is a trigger of it. It is kept in PostgreSQL where
/// instances share it, else in a file, or in memory only. Its clock is the machine's, wherever the program's own stands.
/// </summary>
internal sealed partial class QuartzSchedule(IOptions<SchedulingOptions> options, ILoggerFactory logs, ILogger<QuartzSchedule> log) : ISchedule, IAsyncDisposable
{
    private const string Failures = "failures";
    private const string PutOff = "again";

    // Whoever stops the program waits half a minute at most, and its own turns have to end as well.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(8);

    // Tells this life's rings from those of the one before.
    private readonly string life = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private readonly ConcurrentDictionary<TriggerKey, bool> own = new();
    private readonly CancellationTokenSource end = new();
    private Func<ErrandCall, CancellationToken, Task<TimeSpan?>>? run;
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;
    private long rung;
    private int running;

    private SchedulingOptions Options => options.Value;

    /// <inheritdoc />
    public bool IsShared => Options.IsShared;

    /// <inheritdoc />
    public async Task StartAsync(Func<ErrandCall, CancellationToken, Task<TimeSpan?>> run, IReadOnlyList<RegularErrand> regular, CancellationToken ct)
    {
        this.run = run;
        var made = await OpenAsync(ct);
        // Errands that a former version of the program knew are not waited for.
        foreach (var errand in regular)
            await made.ScheduleJob(JobOf(errand.Errand), [TriggerOf(errand)], ScheduleJobOptions.Replacing, ct);
        await made.Start(ct);
        scheduler = made;
    }

    /// <summary>For whoever rings and runs nothing.</summary>
    internal async Task OpenToRingAsync(CancellationToken ct) => scheduler = await OpenAsync(ct);

    /// <inheritdoc />
    public async Task<bool> RingAsync(Errand errand, bool unlessPutOff, CancellationToken ct)
    {
        var started = scheduler ?? throw new InvalidOperationException("The schedule has not been started.");
        var key = unlessPutOff ? KeyOf(errand, PutOff) : KeyOf(errand, string.Create(CultureInfo.InvariantCulture, $"{life}-{Interlocked.Increment(ref rung):d12}"));
        if (unlessPutOff && await started.Exists(key, ct)) return false;
        own[key] = true;
        try
        {
            await started.ScheduleJob(JobOf(errand), [Once(errand, key).StartNow().Build()], ScheduleJobOptions.Replacing, ct);
            return true;
        }
        catch
        {
            own.TryRemove(key, out _);
            throw;
        }
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken ct)
    {
        if (scheduler is not { } started) return;
        await started.Standby(ct);
        try
        {
            await UntilQuietAsync(s_grace, ct);
        }
        finally
        {
            // What is called off now is put off, and taken up by another or at the next start.
            await end.CancelAsync();
            await UntilQuietAsync(TimeSpan.FromSeconds(2), CancellationToken.None);
            await started.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        end.Dispose();
    }

    /// <summary>Runs what a trigger calls for.</summary>
    internal async Task RunAsync(IJobExecutionContext context)
    {
        Interlocked.Increment(ref running);
        try
        {
            var errand = new Errand(context.JobDetail.Key.Group, context.JobDetail.Key.Name);
            var failures = int.Parse(context.MergedJobDataMap.TryGetValue(Failures, out var put) ? (string)put! : "0", CultureInfo.InvariantCulture);
            if (await AnswerAsync(new(errand, failures, own.TryRemove(context.Trigger.Key, out _))) is not { } wait) return;
            var again = Once(errand, KeyOf(errand, PutOff)).UsingJobData(Failures, (failures + 1).ToString(CultureInfo.InvariantCulture)).StartAt(TimeProvider.System.GetUtcNow() + wait).Build();
            await context.Scheduler.ScheduleJob(JobOf(errand), [again], ScheduleJobOptions.Replacing, CancellationToken.None);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private async Task<IScheduler> OpenAsync(CancellationToken ct)
    {
        if (factory is not null) await factory.DisposeAsync();
        factory = QuartzSchedulerBuilder.Create(Configure).Build();
        return await factory.GetScheduler(ct);
    }

    private async Task<TimeSpan?> AnswerAsync(ErrandCall call)
    {
        try
        {
            return await run!(call, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception failure)
        {
            ErrandFailed(call.Errand.Lane, failure.GetType().Name);
            return TimeSpan.FromSeconds(5);
        }
    }

    private async Task UntilQuietAsync(TimeSpan patience, CancellationToken ct)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (Volatile.Read(ref running) > 0 && TimeProvider.System.GetElapsedTime(until) < patience) await Task.Delay(5, ct);
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(logs);
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = $"micromajor-{Options.Name}";
            scheduler.MaxBatchSize = 1;
            // A ring of another instance is seen at the next look; one's own at once.
            scheduler.IdleWaitTime = TimeSpan.FromSeconds(IsShared ? 1 : 30);
        });
        quartz.UseTimeProvider(TimeProvider.System).UseJobFactory(new JobMaker(this)).UseDefaultThreadPool(Options.AtOnce + 3);
        quartz.UseExecutionLimits(limits => limits.ForGroup(Lanes.Rounds, 1).ForGroup(Lanes.Clock, 2).ForGroup(Lanes.Cards, Options.AtOnce));
        if (IsShared)
            quartz.UsePersistentStore(store => Keep(store.UsePostgres(NpgsqlFactory.Instance, Options.Postgres)).UseClustering(cluster =>
            {
                cluster.Enabled = true;
                (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(Options.CheckInSeconds), TimeSpan.FromSeconds(Options.CheckInSeconds));
            }));
        else if (Options.File != SchedulingOptions.InMemory && StoreFile.Open(Options.File) is { } address)
            quartz.UsePersistentStore(store => Keep(store.UseSqlite(Microsoft.Data.Sqlite.SqliteFactory.Instance, address)));
        else
        {
            // What is owed stands in SharePoint: a program that cannot keep its rings does its work all the same.
            if (Options.File != SchedulingOptions.InMemory) NothingKept(Options.File);
            quartz.UseInMemoryStore(_ => { });
        }
    }

    private static IPersistentStoreBuilder Keep(IPersistentStoreBuilder store) =>
        store.ProvisionSchema().UseSystemTextJsonSerializer().ConfigureStore(ado => ado.StoreJobDataAsStrings = true);

    private static IJobDetail JobOf(Errand errand) =>
        JobBuilder.Create<ErrandJob>().WithIdentity(errand.Name, errand.Lane).DisallowConcurrentExecution(true).RequestRecovery(true).Build();

    private static TriggerKey KeyOf(Errand errand, string name) => new(name, $"{errand.Lane}|{errand.Name}");

    // A ring that waited long for its turn is as good as a fresh one.
    private static TriggerBuilder<IJob> Once(Errand errand, TriggerKey key) => TriggerBuilder.Create(TimeProvider.System)
        .WithIdentity(key).ForJob(errand.Name, errand.Lane).WithExecutionGroup(errand.Lane)
        .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires));

    private static ITrigger TriggerOf(RegularErrand regular) => TriggerBuilder.Create(TimeProvider.System)
        .WithIdentity(KeyOf(regular.Errand, "regular")).ForJob(regular.Errand.Name, regular.Errand.Lane).WithExecutionGroup(regular.Errand.Lane)
        .StartAt(TimeProvider.System.GetUtcNow() + regular.First)
        .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(regular.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "An errand of lane {Lane} failed ({Failure}); it is tried again in five seconds")]
    private partial void ErrandFailed(string lane, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be written: what is to be done is kept in memory only, and found again in SharePoint after a restart")]
    private partial void NothingKept(string file);
}
