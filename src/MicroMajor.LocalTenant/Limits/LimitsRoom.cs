using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.LocalTenant.Limits;

/// <summary>How close to the platform's limits the app ran: <c>/_limits</c>. Nothing is limited unless the tenant was started so.</summary>
public static class LimitsRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddLimitsRoom(this IServiceCollection services) => services.AddSingleton<LimitBook>();

    /// <summary>Opens <c>/_limits</c>.</summary>
    public static void MapLimitsRoom(this WebApplication app)
    {
        app.MapGet("/_limits", (LimitBook book) => book.Uses);
        app.MapDelete("/_limits", (LimitBook book) => book.Clear());
    }

    /// <summary>Lets the connector's requests through that are within its limits.</summary>
    internal static async ValueTask<object?> PassAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, book) = (context.HttpContext.Request, context.HttpContext.RequestServices.GetRequiredService<LimitBook>());
        if (book.Limits is not { } limits) return await next(context);
        var chat = context.HttpContext.GetRouteValue("chatId")?.ToString();
        var ofChat = HttpMethods.IsGet(request.Method) ? limits.Members : limits.Chat;
        var charged = book.Take([new(limits.Connector), .. chat is null ? [] : ofChat.Select(l => new Charge(l, 1, chat))]);
        return charged.Wait is null ? await next(context) : Refuse(context.HttpContext, charged);
    }

    /// <summary>Opening a chat counts for that chat: which one it is, is known after reading.</summary>
    internal static IResult? WhyNotOpen(HttpContext context, string chat)
    {
        var book = context.RequestServices.GetRequiredService<LimitBook>();
        if (book.Limits is not { } limits) return null;
        var charged = book.Take([.. limits.Opening.Select(l => new Charge(l, 1, chat))]);
        return charged.Wait is null ? null : Refuse(context, charged);
    }

    private static IResult Refuse(HttpContext context, Charged charged)
    {
        foreach (var (name, value) in charged.Headers) context.Response.Headers[name] = value;
        return ConnectorError.TooMany.ToResult();
    }
}
