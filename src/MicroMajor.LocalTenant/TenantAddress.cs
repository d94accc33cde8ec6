using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MicroMajor.LocalTenant;

/// <summary>Where this tenant really listens: known after the start when port 0 was asked for.</summary>
public sealed class TenantAddress(LocalTenantOptions options, IServer server)
{
    private Uri? listening;

    /// <summary>The address with its real port and no slash at the end of its text.</summary>
    public string Base => Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The same as a <see cref="System.Uri"/>.</summary>
    public Uri Uri => listening ?? Resolve();

    private Uri Resolve()
    {
        if (options.BaseAddress.Port != 0)
            return listening = options.BaseAddress;
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (bound is null || new Uri(bound).Port == 0)
            throw new InvalidOperationException("The tenant's port is known after it has started.");
        return listening = new Uri(bound);
    }
}
