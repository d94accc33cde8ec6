using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>
/// Where files may be fetched from and brought to. The channel vouches for an activity, not for every address inside it: without this list
/// a forwarded address would make us ask our own network.
/// </summary>
internal sealed class FileHosts(IOptions<TeamsOptions> options)
{
    private static readonly string[] s_sharePoint = ["https://*.sharepoint.com", "https://*.sharepoint.cn", "https://*.sharepoint.us"];

    private readonly Uri[] _allowed = [.. (options.Value.FileHosts is { Length: > 0 } configured ? configured : s_sharePoint).Select(Read)];

    public Uri? Allowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && _allowed.Any(pattern => Fits(pattern, uri)) ? uri : null;

    /// <summary>Connects to public addresses; to this machine only where it is listed by name.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var listed = _allowed.Any(pattern => pattern.IsLoopback && pattern.Host == host && pattern.Port == port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = Array.FindAll(found, address => listed ? IPAddress.IsLoopback(address) : IsPublic(address));
        if (open.Length == 0) throw new HttpRequestException("The host has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsPattern(string host) =>
        Uri.TryCreate(host.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !address.IsIPv6LinkLocal && !address.IsIPv6SiteLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6Multicast;
        return address.GetAddressBytes() switch
        {
            [10 or 0 or 127 or >= 224, ..] => false,
            [100, >= 64 and < 128, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and < 32, ..] => false,
            [192, 168, ..] => false,
            _ => true,
        };
    }

    // A star is no letter of a host, so it travels as the name that no pattern means literally.
    private static Uri Read(string pattern) => new(pattern.Replace("://*.", $"://{Star}.", StringComparison.Ordinal));

    private const string Star = "any-host-below";

    private static bool Fits(Uri pattern, Uri uri)
    {
        if (pattern.Scheme != uri.Scheme || pattern.Port != uri.Port) return false;
        return pattern.IdnHost.StartsWith(Star + ".", StringComparison.Ordinal)
            ? uri.IdnHost.EndsWith(pattern.IdnHost[Star.Length..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(uri.IdnHost, pattern.IdnHost, StringComparison.OrdinalIgnoreCase);
    }
}
