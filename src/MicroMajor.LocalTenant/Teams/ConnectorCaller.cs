using MicroMajor.LocalTenant.Identity;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>Who may call the connector: the registered app, with a token of this tenant's Entra for the Bot Framework.</summary>
public sealed class ConnectorCaller(LocalTenantOptions options, EntraTokens tokens)
{
    /// <summary>True for a token that is signed by this tenant, alive, for the Bot Framework and of the app itself.</summary>
    public async Task<bool> IsAppAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && await tokens.CheckAsync(header["Bearer ".Length..].Trim(), EntraTokens.BotFramework) is { } token
            && token.TryGetPayloadValue<string>("appid", out var app)
            && app.Equals(options.Seed.App.AppId, StringComparison.OrdinalIgnoreCase);
    }
}
