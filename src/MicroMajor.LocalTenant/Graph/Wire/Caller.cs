namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>Who calls, as the token says: an app, or a user through an app.</summary>
/// <param name="Permissions">Application roles, or delegated scopes.</param>
internal sealed record Caller(string AppId, string? UserId, IReadOnlySet<string> Permissions)
{
    public static Caller Nobody { get; } = new("", null, new HashSet<string>());

    public bool HasAny(params ReadOnlySpan<string> permissions)
    {
        foreach (var permission in permissions)
        {
            if (Permissions.Contains(permission))
                return true;
        }

        return false;
    }
}
