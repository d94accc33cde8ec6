using System.Globalization;
using MicroMajor.LocalTenant.Graph;

namespace MicroMajor.LocalTenant.Faults;

/// <summary>Faults on request, for Graph and for the Bot Connector: <c>/_faults</c>.</summary>
public static class FaultsRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddFaultsRoom(this IServiceCollection services) => services.AddSingleton<FaultRules>();

    /// <summary>Opens <c>/_faults</c> and plays the faults. Stands before everything else.</summary>
    public static void UseFaultsRoom(this WebApplication app)
    {
        app.Use(PlayAsync);
        app.MapGet("/_faults", (FaultRules rules) => rules.All.Select(r => new { rule = r.Rule, hits = r.Hits }));
        app.MapDelete("/_faults", (FaultRules rules) => rules.Clear());
        app.MapPost("/_faults", (FaultRule rule, FaultRules rules) =>
        {
            if (!rule.IsKnown)
                return Results.BadRequest(new { error = FaultRules.Unknown });
            rules.Add(rule);
            return Results.Created("/_faults", rule);
        });
    }

    private static async Task PlayAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        var path = context.Request.Path.Value ?? "";
        var isGraph = path.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase);
        var fault = isGraph || path.StartsWith("/connector", StringComparison.OrdinalIgnoreCase)
            ? services.GetRequiredService<FaultRules>().Next(context.Request.Method, Uri.UnescapeDataString(path))
            : null;
        if (fault is null)
        {
            await next(context);
            return;
        }

        context.Items[FaultRules.PlayedFault] = fault.Kind;
        switch (fault.Kind)
        {
            case "latency":
                await Task.Delay(fault.Milliseconds, context.RequestAborted);
                await next(context);
                return;
            case "cutBefore":
                Note(0);
                context.Abort();
                return;
            case "cutAfter":
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                return;
            default:
                Note(fault.Status!.Value);
                await RefuseAsync(context, fault);
                return;
        }

        void Note(int status)
        {
            if (isGraph)
            {
                services.GetRequiredService<GraphLog>().Add(new GraphLogEntry(
                    context.Request.Method, "fault", path["/v1.0/".Length..], context.Request.QueryString.Value?.TrimStart('?') ?? "", status, false, fault.Kind, services.GetRequiredService<TimeProvider>().GetUtcNow()));
            }
        }
    }

    private static Task RefuseAsync(HttpContext context, FaultRule fault)
    {
        context.Response.StatusCode = fault.Status!.Value;
        if (fault.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new { error = new { code = fault.Code, message = "The request was refused on request." } }, context.RequestAborted);
    }
}
