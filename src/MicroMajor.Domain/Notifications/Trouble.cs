namespace MicroMajor.Domain.Notifications;

/// <summary>Why the last try to put something into a person's chat, or into their feed, came to nothing.</summary>
/// <param name="Code">What the channel said, in its own words; empty when it said nothing.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Tries">How often in a row, that one included.</param>
public sealed record Trouble(TroubleKind Kind, string Code, DateTimeOffset At, int Tries = 1)
{
    /// <summary>How long the channel asked to wait; null when it did not.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Will nothing come of trying again until somebody does something?</summary>
    public bool IsLasting => Kind is TroubleKind.NotMet or TroubleKind.Blocked or TroubleKind.Removed or TroubleKind.Disabled or TroubleKind.Gone or TroubleKind.Feed;

    /// <summary>Is a message that lies in the chat already still there? Who does not want to be written to keeps what was written.</summary>
    public bool LeavesMessages => Kind != TroubleKind.Gone;

    /// <summary>What an answer of the channel means.</summary>
    /// <param name="status">The HTTP status; 0 when no answer came.</param>
    public static TroubleKind KindOf(int status, string? code) => (status, code) switch
    {
        (_, "ConversationBlockedByUser" or "MessageWritesBlocked") => TroubleKind.Blocked,
        (_, "BotNotInConversationRoster") => TroubleKind.Removed,
        (_, "BotDisabledByAdmin") => TroubleKind.Disabled,
        (404, _) => TroubleKind.Gone,
        (429, _) => TroubleKind.Throttled,
        (0 or 408 or 412 or >= 500, _) => TroubleKind.Unreachable,
        _ => TroubleKind.Refused,
    };
}

/// <summary>What stands in the way.</summary>
public enum TroubleKind
{
    /// <summary>The person has not met the app.</summary>
    NotMet,

    /// <summary>The person has blocked it.</summary>
    Blocked,

    /// <summary>The person has taken it away.</summary>
    Removed,

    /// <summary>An administrator has switched it off.</summary>
    Disabled,

    /// <summary>The chat is gone.</summary>
    Gone,

    /// <summary>Too much was written at once.</summary>
    Throttled,

    /// <summary>The channel does not answer, or has a fault of its own.</summary>
    Unreachable,

    /// <summary>The channel refuses it, for a reason that is not known here.</summary>
    Refused,

    /// <summary>The activity feed does not take an entry; the chat is not concerned.</summary>
    Feed,
}
