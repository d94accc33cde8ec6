using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>The hosts that may be called back. An activity names the address of its answers, so an unlisted one would let its sender choose where our token goes.</summary>
internal sealed class ServiceUrls(IOptions<TeamsOptions> options)
{
    private static readonly string[] s_teams =
    [
        "https://smba.trafficmanager.net",
        "https://smba.infra.gcc.teams.microsoft.com",
        "https://smba.infra.gov.teams.microsoft.us",
        "https://smba.infra.dod.teams.microsoft.us",
    ];

    private readonly FrozenSet<(string Scheme, string Host, int Port)> _allowed =
        (options.Value.ServiceUrlHosts is { Length: > 0 } configured ? configured : s_teams)
            .Select(address => Key(new Uri(address))).ToFrozenSet();

    // Nearly every activity names the same address as the one before.
    private volatile string? _lastAllowed;

    public bool Allows(string? serviceUrl)
    {
        if (serviceUrl is not null && string.Equals(serviceUrl, _lastAllowed, StringComparison.Ordinal)) return true;
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || !_allowed.Contains(Key(uri))) return false;
        _lastAllowed = serviceUrl;
        return true;
    }

    private static (string, string, int) Key(Uri uri) => (uri.Scheme, uri.IdnHost, uri.Port);
}
