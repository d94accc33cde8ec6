using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>POST /api/messages</c>: token, body, activity against token, dispatch; in this order, so that strangers cost little.</summary>
internal sealed partial class MessagesEndpoint(Admission admission, Dispatch dispatch, IOptions<TeamsOptions> options, ILogger<MessagesEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await TokenAsync(context) is not { } token) return;
        var (activity, status) = await ActivityReader.ReadAsync(context.Request, options.Value.MaxBodyBytes);
        if (activity is null)
        {
            context.Response.StatusCode = status;
            return;
        }
        if (admission.WhyNot(token, activity) is { } reason)
        {
            LogForbidden(reason);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var answer = await dispatch.AnswerAsync(activity);
        await answer.WriteAsync(context.Response);
    }

    private async ValueTask<ChannelToken?> TokenAsync(HttpContext context)
    {
        try
        {
            var token = await admission.CheckTokenAsync(context);
            if (token is null) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return token;
        }
        catch (InvalidOperationException unreachable)
        {
            // The channel's keys could never be read: that is our trouble, not a refusal.
            LogNoKeys(unreachable);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "An activity was refused: {Reason}.")]
    private partial void LogForbidden(string reason);

    [LoggerMessage(LogLevel.Error, "The channel's signing keys cannot be read.")]
    private partial void LogNoKeys(Exception unreachable);
}
