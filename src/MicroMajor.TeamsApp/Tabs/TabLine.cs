namespace MicroMajor.TeamsApp.Tabs;

/// <summary>A line of a desk: what it is, where it stands, and the page that it leads to.</summary>
/// <param name="Kind">proposal, assignment, round.</param>
/// <param name="To">A path of the client.</param>
public sealed record TabLine(string Id, string Kind, string Title, string To)
{
    /// <summary>What tells it from others of its title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where it stands, in words.</summary>
    public string? State { get; init; }

    /// <summary>good, warn, bad, accent or none.</summary>
    public string? Tone { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Is it late?</summary>
    public bool? Overdue { get; init; }

    /// <summary>What can be done with it at once.</summary>
    public TabAct? Act { get; init; }

    /// <summary>Further sentences.</summary>
    public IReadOnlyList<string>? Meta { get; init; }
}

/// <summary>A verb of the cards, as a button.</summary>
/// <param name="Data">What the verb is given.</param>
public sealed record TabAct(string Label, string Verb, IReadOnlyDictionary<string, string> Data)
{
    /// <summary>primary or destructive; none for an ordinary one.</summary>
    public string? Style { get; init; }

    /// <summary>What the person is asked first.</summary>
    public string? Asks { get; init; }

    /// <summary>A button with this one thing as its data.</summary>
    public static TabAct Of(string label, string verb, string name, string id, string? style = null) => new(label, verb, new Dictionary<string, string> { [name] = id }) { Style = style };
}

/// <summary>A part of a desk.</summary>
/// <param name="Key">waiting, drafts, reviews, decisions, sent, documents.</param>
/// <param name="More">Said when not all are listed.</param>
public sealed record TabPart(string Key, string Title, IReadOnlyList<TabLine> Lines, string? More = null);

/// <summary>What a verb is called with.</summary>
public sealed record TabVerb(string Verb, IReadOnlyDictionary<string, string> Data);

/// <summary>The words of the cards' colours for the tabs.</summary>
internal static class Tones
{
    /// <summary>default, accent, good, warning, attention → none, accent, good, warn, bad.</summary>
    public static string Of(string color) => color switch
    {
        "good" or "accent" => color,
        "warning" => "warn",
        "attention" => "bad",
        _ => "none",
    };
}
