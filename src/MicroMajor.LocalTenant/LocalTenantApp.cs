using System.Net;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Graph;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.LocalTenant.Store;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.LocalTenant;

/// <summary>Builds a tenant in a box. Several may live in one process.</summary>
public static class LocalTenantApp
{
    /// <summary>The tenant, ready to start. Throws when the address is not loopback.</summary>
    public static WebApplication Build(LocalTenantOptions options)
    {
        if (options.BaseAddress is not { IsLoopback: true, Scheme: "http" })
            throw new ArgumentException("The local tenant listens with http on 127.0.0.1 only.", nameof(options));

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A simple upload may carry 250 MB.
            kestrel.Limits.MaxRequestBodySize = 262_144_000;
            kestrel.Listen(IPAddress.Loopback, options.BaseAddress.Port);
        });

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton<TenantAddress>();
        builder.Services.AddSingleton<TenantDatabase>();
        builder.Services.AddFaultsRoom();
        builder.Services.AddLimitsRoom();
        builder.Services.AddIdentityRoom();
        builder.Services.AddGraphRoom();
        builder.Services.AddTeamsRoom();

        var app = builder.Build();
        if (options.Door is { } door) app.Use(door);
        app.UseFaultsRoom();
        app.UseGraphRoom();
        app.UseRouting();
        app.MapIdentityRoom();
        app.MapLimitsRoom();
        app.MapTeamsRoom();
        return app;
    }
}
