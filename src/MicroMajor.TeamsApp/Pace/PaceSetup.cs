using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Pace;

/// <summary>Puts the budgets into the program.</summary>
public static class PaceSetup
{
    /// <summary>Options come from the section <see cref="PaceOptions.Section"/>.</summary>
    public static IServiceCollection AddPace(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaceOptions>().Bind(configuration.GetSection(PaceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => new Budgets(provider.GetRequiredService<IOptions<PaceOptions>>(), provider.GetRequiredService<WireTime>()));
    }
}
