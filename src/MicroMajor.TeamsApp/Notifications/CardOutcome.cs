using MicroMajor.Domain.Notifications;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>What became of bringing a person's card up to date.</summary>
public abstract record CardOutcome
{
    private CardOutcome() { }

    /// <summary>It was sent as a new message.</summary>
    public sealed record Sent : CardOutcome;

    /// <summary>The one that lies in the chat shows the present state.</summary>
    public sealed record Edited : CardOutcome;

    /// <summary>The person has a form open where it lies.</summary>
    public sealed record Waits : CardOutcome;

    /// <summary>The person has not met the app.</summary>
    public sealed record NotMet : CardOutcome;

    /// <summary>There is nothing for the person to see.</summary>
    public sealed record Nothing : CardOutcome;

    /// <summary>The channel does not take it until somebody does something.</summary>
    public sealed record Refused(Trouble Trouble) : CardOutcome;
}
