namespace MicroMajor.TeamsApp.Teams;

/// <summary>The turns that carry no verb of a card: what <see cref="Turn.Verb"/> says for them.</summary>
public static class Whole
{
    /// <summary>Something was typed that is no command.</summary>
    public const string UnknownText = "text";

    /// <summary>Files were sent.</summary>
    public const string Files = "files";

    /// <summary>The app was installed for the person.</summary>
    public const string Arrival = "arrival";

    /// <summary>The person removed the app.</summary>
    public const string Departure = "departure";

    /// <summary>A search from the compose box.</summary>
    public const string ComposeSearch = "compose-search";

    /// <summary>A result of that search was picked.</summary>
    public const string ComposePick = "compose-pick";

    /// <summary>A link of ours was put into the compose box.</summary>
    public const string Link = "link";
}
