using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Graph.Batch;
using MicroMajor.LocalTenant.Graph.Directory;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Viewer;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.AspNetCore.Http.Features;

namespace MicroMajor.LocalTenant.Graph;

/// <summary>The Graph room: <c>/v1.0</c>.</summary>
public static class GraphRoom
{
    private const string ContentType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddGraphRoom(this IServiceCollection services) => services
        .AddSingleton<GraphLog>()
        .AddSingleton<GraphAuthentication>()
        .AddSingleton<GraphDispatch>()
        .AddSingleton<AccessTable>()
        .AddSingleton<Aliases>()
        .AddSingleton<TheSite>()
        .AddSingleton<Identities>()
        .AddSingleton<SiteRoutes>()
        .AddSingleton<SiteGrants>()
        .AddSingleton<PermissionRoutes>()
        .AddSingleton<ListRoutes>()
        .AddSingleton<ColumnRoutes>()
        .AddSingleton<ItemJson>()
        .AddSingleton<ItemRoutes>()
        .AddSingleton<VersionRoutes>()
        .AddSingleton<MimeTypes>()
        .AddSingleton<ContentLinks>()
        .AddSingleton<UploadSessions>()
        .AddSingleton<DriveItemJson>()
        .AddSingleton<DriveRoutes>()
        .AddSingleton<ContentRoutes>()
        .AddSingleton<ShareRoutes>()
        .AddSingleton<TransferRoutes>()
        .AddSingleton<SiteViewer>()
        .AddSingleton<People>()
        .AddSingleton<UserRoutes>()
        .AddSingleton<AppRoleRoutes>()
        .AddSingleton<ActivityFeed>()
        .AddSingleton<ActivityRoutes>()
        .AddSingleton(provider => new BatchRoute(new Lazy<GraphDispatch>(provider.GetRequiredService<GraphDispatch>)))
        .AddSingleton(Routes);

    /// <summary>Opens <c>/v1.0</c>. Stands before routing: paths are read as they were sent.</summary>
    public static void UseGraphRoom(this WebApplication app)
    {
        DefaultLibrary.Open(app.Services.GetRequiredService<TenantDatabase>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        app.Use(async (context, next) =>
        {
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase))
                await AnswerAsync(context, target["/v1.0/".Length..]);
            else
                await next(context);
        });
        app.Services.GetRequiredService<TransferRoutes>().Map(app);
        app.Services.GetRequiredService<SiteViewer>().Map(app);
        app.MapGet("/_graph/log", (GraphLog log) => log.Entries);
        app.MapDelete("/_graph/log", (GraphLog log) => log.Clear());
    }

    private static RouteTable Routes(IServiceProvider services)
    {
        var routes = new RouteTable();
        services.GetRequiredService<SiteRoutes>().Map(routes);
        services.GetRequiredService<PermissionRoutes>().Map(routes);
        services.GetRequiredService<ListRoutes>().Map(routes);
        services.GetRequiredService<ColumnRoutes>().Map(routes);
        services.GetRequiredService<ItemRoutes>().Map(routes);
        services.GetRequiredService<VersionRoutes>().Map(routes);
        services.GetRequiredService<DriveRoutes>().Map(routes);
        services.GetRequiredService<ContentRoutes>().Map(routes);
        services.GetRequiredService<ShareRoutes>().Map(routes);
        services.GetRequiredService<UserRoutes>().Map(routes);
        services.GetRequiredService<AppRoleRoutes>().Map(routes);
        services.GetRequiredService<ActivityRoutes>().Map(routes);
        services.GetRequiredService<BatchRoute>().Map(routes);
        return routes;
    }

    private static async Task AnswerAsync(HttpContext context, string target)
    {
        var services = context.RequestServices;
        var mark = target.IndexOf('?');
        var query = mark < 0 ? "" : target[(mark + 1)..];
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var requestId = Guid.NewGuid().ToString();
        GraphCall Call(Caller caller) => new()
        {
            Method = context.Request.Method,
            Path = Uri.UnescapeDataString(mark < 0 ? target : target[..mark]).Trim('/'),
            RawQuery = query,
            Query = GraphPath.Query(query),
            Header = name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
            Root = services.GetRequiredService<TenantAddress>().Base + "/v1.0",
            RequestId = requestId,
            ClientRequestId = context.Request.Headers.TryGetValue("client-request-id", out var id) ? id.ToString() : requestId,
            At = services.GetRequiredService<LocalTenantOptions>().Time.GetUtcNow(),
            Caller = caller,
        };

        GraphCall call;
        GraphReply reply;
        try
        {
            call = Call(await services.GetRequiredService<GraphAuthentication>().CallerAsync(context.Request.Headers.Authorization));
            reply = services.GetRequiredService<GraphDispatch>().Answer(call, inBatch: false, context.Items[FaultRules.PlayedFault] as string);
        }
        catch (GraphError unauthenticated)
        {
            call = Call(Caller.Nobody);
            reply = unauthenticated.Reply(call).With("WWW-Authenticate", "Bearer authorization_uri=\"/oauth2/v2.0/authorize\"");
            services.GetRequiredService<GraphLog>().Add(new GraphLogEntry(call.Method, "unauthenticated", call.Path, call.RawQuery, reply.Status, false, null, call.At));
        }

        await WriteAsync(context, call, reply);
    }

    private static async Task WriteAsync(HttpContext context, GraphCall call, GraphReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["request-id"] = call.RequestId;
        response.Headers["client-request-id"] = call.ClientRequestId;
        response.Headers["OData-Version"] = "4.0";
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        if (reply.Json is null)
            return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(reply.Json, Wire);
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
