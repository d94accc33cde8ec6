using Quartz;
using Quartz.Extensibility;

namespace MicroMajor.Scheduling;

/// <summary>What Quartz runs: an errand of the schedule that started it. Its name stands in the stores; it is not to be changed.</summary>
internal sealed class ErrandJob(QuartzSchedule schedule) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await schedule.RunAsync(context);
}

/// <summary>Makes the jobs of one schedule.</summary>
internal sealed class JobMaker(QuartzSchedule schedule) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) => new(new JobScope(new ErrandJob(schedule), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
