namespace MicroMajor.LocalTenant.Teams;

/// <summary>The Teams room: the Bot Connector, the client's API and the chat page.</summary>
public static class TeamsRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddTeamsRoom(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<ChannelIds>()
        .AddSingleton<ChatStore>()
        .AddSingleton<BotFailures>()
        .AddSingleton<LiveEvents>()
        .AddSingleton<Activities>()
        .AddSingleton<BotEndpoint>()
        .AddSingleton<PeopleSearch>()
        .AddSingleton<CardActions>()
        .AddSingleton<Dialogs>()
        .AddSingleton<Installation>()
        .AddSingleton<ConnectorCaller>()
        .AddSingleton<ConnectorEndpoints>()
        .AddSingleton<ClientViews>()
        .AddSingleton<PersonSends>()
        .AddSingleton<OneDrive>()
        .AddSingleton<WaitingFiles>()
        .AddSingleton<FileEndpoints>()
        .AddSingleton<ClientEndpoints>()
        .AddSingleton<CardEndpoints>()
        .AddSingleton<ComposeBox>()
        .AddSingleton<TabTokens>()
        .AddSingleton<AppPackage>()
        .AddSingleton<ActivityBell>();

    /// <summary>Opens this room's routes.</summary>
    public static void MapTeamsRoom(this WebApplication app)
    {
        app.Services.GetRequiredService<ConnectorEndpoints>().Map(app);
        app.Services.GetRequiredService<ClientEndpoints>().Map(app);
        app.Services.GetRequiredService<CardEndpoints>().Map(app);
        app.Services.GetRequiredService<ComposeBox>().Map(app);
        app.Services.GetRequiredService<FileEndpoints>().Map(app);
        app.Services.GetRequiredService<OneDrive>().Map(app);
        app.Services.GetRequiredService<WaitingFiles>().Map(app);
        app.Services.GetRequiredService<ActivityBell>().Map(app);
        app.Services.GetRequiredService<TabTokens>().Map(app);
        app.Services.GetRequiredService<AppPackage>().Map(app);
        app.MapPage();
    }
}
