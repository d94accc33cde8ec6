using System.Net;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Who may speak: first the token alone, then the activity against the token.</summary>
internal sealed class Admission(ChannelTokenCheck tokens, ServiceUrls serviceUrls, IOptions<TeamsOptions> options)
{
    private const string Channel = "msteams";

    // Those of Teams have some hundred characters; they become parts of addresses.
    private const int LongestId = 2_048;
    private const string PlaygroundHeader = "x-ms-agents-playground";

    private static readonly ChannelToken s_playground = new(null, [], DateTimeOffset.MaxValue);

    /// <returns>Null: 401. Nothing of the body is read before this.</returns>
    public async ValueTask<ChannelToken?> CheckTokenAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count == 0 && IsPlayground(context)) return s_playground;
        return authorization.Count == 1 ? tokens.Recall(authorization[0]) ?? await tokens.CheckAsync(authorization[0], context.RequestAborted) : null;
    }

    /// <returns>Null when admitted; else why not, for the log: 403.</returns>
    public string? WhyNot(ChannelToken token, Activity activity)
    {
        if (activity.ChannelId != Channel) return "another channel";
        if (!IsId(activity.Id) || !IsId(activity.ReplyToId) || !IsId(activity.Conversation?.Id) || !IsId(activity.From?.Id)) return "an id that is none";
        if (!ReferenceEquals(token, s_playground))
        {
            if (!token.Endorsements.Contains(Channel)) return "the key is not endorsed for the channel";
            // Required: without the claim, a token for one place could be used to send our answers to another.
            if (token.ServiceUrl is not { Length: > 0 } claimed) return "the token names no service address";
            if (!string.Equals(claimed, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)) return "the token is for another service address";
        }
        if (!serviceUrls.Allows(activity.ServiceUrl)) return "the service address is not on the list";
        if (TenantOf(activity) is not { } tenant) return "no tenant, or two different ones";
        return options.Value.TenantIds.Contains(tenant, StringComparer.OrdinalIgnoreCase) ? null : "the tenant is not on the list";
    }

    /// <summary>The tenant in both places where Teams writes it; null when they differ or neither says.</summary>
    public static string? TenantOf(Activity activity)
    {
        var (data, conversation) = (activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId);
        if (data is null || conversation is null) return data ?? conversation;
        return string.Equals(data, conversation, StringComparison.OrdinalIgnoreCase) ? data : null;
    }

    private static bool IsId(string? id) => id is null || (id.Length <= LongestId && id is not ("." or "..") && !id.Any(char.IsControl));

    private bool IsPlayground(HttpContext context) =>
        options.Value.PlaygroundMode
        && context.Request.Headers[PlaygroundHeader] == "true"
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
