namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A sentence at the top of a card: what has just been done, or why it was not.</summary>
/// <param name="Style">The frame's colour: good, attention, warning or accent.</param>
/// <param name="Mark">A sign that says the same as the colour.</param>
public sealed record Banner(string Text, string Style, string Mark)
{
    /// <summary>Done.</summary>
    public static Banner Done(string text) => new(text, "good", "✓");

    /// <summary>Refused.</summary>
    public static Banner Refused(string text) => new(text, "attention", "✕");

    /// <summary>Worth a look.</summary>
    public static Banner Look(string text) => new(text, "warning", "!");
}
