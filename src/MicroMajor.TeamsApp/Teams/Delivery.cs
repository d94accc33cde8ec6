namespace MicroMajor.TeamsApp.Teams;

/// <summary>What became of something that was sent.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>It arrived; for a new message <see cref="ActivityId"/> is its id, needed for a later update.</summary>
    public sealed record Sent(string ActivityId) : Delivery;

    /// <summary>It never will: the message or chat is gone, or the person blocked or removed the app. Trying again is useless.</summary>
    /// <param name="Code">The channel's code, e.g. <c>ConversationBlockedByUser</c>.</param>
    public sealed record Gone(string Code) : Delivery;
}

/// <summary>The channel did not take it, and trying again later may help.</summary>
/// <param name="status">HTTP status, 0 when there was no answer.</param>
/// <param name="code">The channel's code, when it gave one.</param>
/// <param name="retryAfter">How long the channel asked to wait, when it did.</param>
public sealed class ConnectorException(int status, string? code, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"The channel's connector answered {status} {code}".TrimEnd(), inner)
{
    /// <summary>HTTP status, 0 when there was no answer.</summary>
    public int Status => status;

    /// <summary>The channel's code, when it gave one.</summary>
    public string? Code => code;

    /// <summary>How long the channel asked to wait, when it did.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
