namespace MicroMajor.LocalTenant.Teams;

/// <summary>The Teams room: the Bot Connector and the chat page.</summary>
public static class TeamsRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddTeamsRoom(this IServiceCollection services) => services;

    /// <summary>Opens this room's routes.</summary>
    public static void MapTeamsRoom(this WebApplication app)
    {
    }
}
