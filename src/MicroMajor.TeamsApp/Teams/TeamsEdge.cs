using Azure.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Puts the edge into the program. It expects a <see cref="Room"/> and a <see cref="TokenCredential"/> among the services.</summary>
public static class TeamsEdge
{
    /// <summary>Where the channel posts activities.</summary>
    public const string Path = "/api/messages";

    private const string KeysClient = "teams-keys";

    /// <summary>Registers the edge and the <see cref="Connector"/>; options come from the section <see cref="TeamsOptions.Section"/>.</summary>
    public static IServiceCollection AddTeamsEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceUrls>().AddSingleton<SeenActivities>().AddSingleton<UnfinishedTurns>();
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedTurns>());
        return services.AddKeys().AddConnector()
            .AddSingleton<ChannelTokens>().AddSingleton<Admission>()
            .AddSingleton<TurnRun>().AddSingleton<ChatReply>().AddSingleton<MessageTurns>().AddSingleton<InvokeTurns>()
            .AddSingleton<Arrivals>().AddSingleton<Dispatch>().AddSingleton<MessagesEndpoint>();
    }

    /// <summary>Maps <see cref="Path"/>. Throws at once when the options or the verb table are wrong.</summary>
    public static WebApplication MapTeamsEdge(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<MessagesEndpoint>();
        app.MapPost(Path, endpoint.HandleAsync);
        return app;
    }

    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddHttpClient(KeysClient);
        return services.AddSingleton(provider => new ChannelKeys(
            // The options' rules allow http on this machine only.
            new HttpDocumentRetriever(provider.GetRequiredService<IHttpClientFactory>().CreateClient(KeysClient)) { RequireHttps = false },
            provider.GetRequiredService<IOptions<TeamsOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static IServiceCollection AddConnector(this IServiceCollection services)
    {
        // An allowed host could still send us elsewhere with our token in the hand.
        services.AddHttpClient(Connector.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
        return services.AddSingleton(provider =>
        {
            var (clock, options) = (provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<TeamsOptions>>());
            var token = new ConnectorToken(provider.GetRequiredService<TokenCredential>(), options, clock);
            var backoff = new Backoff(clock, provider.GetService<Random>() ?? Random.Shared);
            return new Connector(provider.GetRequiredService<IHttpClientFactory>(), token, provider.GetRequiredService<ServiceUrls>(), backoff, clock, options);
        });
    }
}
