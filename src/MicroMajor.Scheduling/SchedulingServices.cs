using MicroMajor.Domain.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.Scheduling;

/// <summary>Puts the schedule into the program.</summary>
public static class SchedulingServices
{
    /// <summary>Registers <see cref="ISchedule"/>; options come from the section <see cref="SchedulingOptions.Section"/>.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SchedulingOptions>().Bind(configuration.GetSection(SchedulingOptions.Section))
            .PostConfigure(options =>
            {
                if (options.Name.Length == 0) options.Name = configuration["Teams:AppId"] ?? "";
                if (options.File.Length == 0) options.File = StoreFile.DefaultFor(options.Name);
            })
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ISchedule, QuartzSchedule>();
    }
}
