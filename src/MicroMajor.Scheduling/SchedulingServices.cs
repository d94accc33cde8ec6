using MicroMajor.Domain.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.Scheduling;

/// <summary>Puts the schedule into the program, and what its instances share.</summary>
public static class SchedulingServices
{
    /// <summary>Registers <see cref="ISchedule"/>, <see cref="IShortMemory"/>, <see cref="ITurns"/> and <see cref="IBulletins"/>; options come from the section <see cref="SchedulingOptions.Section"/>.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SchedulingOptions>().Bind(configuration.GetSection(SchedulingOptions.Section))
            .PostConfigure(options =>
            {
                if (options.Name.Length == 0) options.Name = configuration["Teams:AppId"] ?? "";
                if (options.File.Length == 0) options.File = StoreFile.DefaultFor(options.Name);
            })
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ISchedule, QuartzSchedule>().AddSingleton<ScheduleCheckup>();
        if (string.IsNullOrEmpty(configuration[$"{SchedulingOptions.Section}:Postgres"]))
            return services.AddSingleton<IShortMemory, ProcessMemory>().AddSingleton<ITurns, ProcessTurns>().AddSingleton<IBulletins, ProcessBulletins>();
        return services.AddSingleton<Database>().AddSingleton<IShortMemory, PostgresMemory>().AddSingleton<ITurns, PostgresTurns>().AddSingleton<IBulletins, PostgresBulletins>();
    }
}
