using Azure.Core;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Telemetry;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Puts the edge into the program. It expects a <see cref="Room"/> and a <see cref="TokenCredential"/> among the services.</summary>
public static class TeamsEdge
{
    /// <summary>Where the channel posts activities.</summary>
    public const string Path = "/api/messages";

    /// <summary>The name of the HTTP client that fetches and delivers files.</summary>
    public const string FilesHttpClientName = "teams-files";

    /// <summary>The name of the HTTP client that reads the channel's keys.</summary>
    public const string KeysHttpClientName = "teams-keys";

    /// <summary>Registers the edge and the <see cref="Connector"/>; options come from the section <see cref="TeamsOptions.Section"/>.</summary>
    /// <param name="clock">Token lifetimes, pauses and windows go by it; the real one unless a test moves it.</param>
    /// <param name="chance">Spreads retries.</param>
    public static IServiceCollection AddTeamsEdge(this IServiceCollection services, IConfiguration configuration, TimeProvider? clock = null, Random? chance = null)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsRules>();
        services.AddSingleton(new WireTime(clock ?? TimeProvider.System, chance ?? Random.Shared));
        services.AddSingleton<ServiceUrls>().AddSingleton<SeenActivities>().AddSingleton<UnfinishedTurns>();
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedTurns>());
        return services.AddMeasures().AddPace(configuration).AddKeys().AddConnector().AddFiles()
            .AddSingleton<ChannelTokenCheck>().AddSingleton<Admission>()
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
        services.AddHttpClient(KeysHttpClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        return services.AddSingleton(provider => new ChannelKeys(
            // The options' rules allow http on this machine only.
            new HttpDocumentRetriever(provider.GetRequiredService<IHttpClientFactory>().CreateClient(KeysHttpClientName)) { RequireHttps = false },
            provider.GetRequiredService<IOptions<TeamsOptions>>().Value.ChannelMetadataUrl,
            provider.GetRequiredService<WireTime>()));
    }

    private static IServiceCollection AddFiles(this IServiceCollection services)
    {
        // The address comes with a bearer's right inside and nothing of ours goes along; it must lead where it says, and not into our own network.
        services.AddHttpClient(FilesHttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                ConnectCallback = provider.GetRequiredService<FileHosts>().ConnectAsync,
            })
            .RemoveAllLoggers();
        return services.AddSingleton<FileHosts>().AddSingleton<FileTransfer>().AddSingleton<FileHandover>();
    }

    private static IServiceCollection AddConnector(this IServiceCollection services)
    {
        // An allowed host could still send us elsewhere with our token in the hand.
        services.AddHttpClient(Connector.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
        return services.AddSingleton<ConnectorToken>().AddSingleton<Backoff>().AddSingleton(provider => new Connector(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<ConnectorToken>(),
            provider.GetRequiredService<ServiceUrls>(),
            provider.GetRequiredService<Backoff>(),
            provider.GetRequiredService<Budgets>(),
            provider.GetRequiredService<WireTime>(),
            provider.GetRequiredService<IOptions<TeamsOptions>>()));
    }
}
