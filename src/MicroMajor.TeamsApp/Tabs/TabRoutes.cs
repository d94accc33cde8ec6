using System.Text.Json;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Who may ask at all; whether the very thing is theirs to see, the room says.</summary>
public enum TabNeeds
{
    /// <summary>Whoever is signed in.</summary>
    SignedIn,

    /// <summary>The office.</summary>
    Office,
}

/// <summary>One question of a tab, by a person whose token was checked.</summary>
/// <param name="Path">The parts of the path that the pattern names.</param>
/// <param name="Body">What was posted; an empty object for a GET.</param>
public sealed record TabRequest(TeamsUser User, Language Language, IReadOnlyDictionary<string, string> Path, IReadOnlyDictionary<string, string> Query, JsonElement Body)
{
    /// <summary>Asks for that as the person, the way a card's button would; the id makes it this press and no other.</summary>
    public Turn Turn(string verb, JsonElement data, string id = "tab") =>
        new(User, verb, data, Language, new(User.TenantId, User.ObjectId, User.ChannelUserId, "", "", ""), id);

    /// <summary>The same with what the path names as the data.</summary>
    public Turn Turn(string verb, params IReadOnlyList<(string Name, string Value)> data) =>
        Turn(verb, JsonSerializer.SerializeToElement(data.ToDictionary(d => d.Name, d => d.Value)));
}

/// <summary>Answers one question.</summary>
public delegate Task<TabAnswer> TabHandler(TabRequest request, CancellationToken cancellationToken);

/// <summary>One endpoint below <c>/tabs/api</c>.</summary>
/// <param name="Pattern">e.g. <c>/proposals/{id}</c>.</param>
/// <param name="MaxBytes">The largest body that is read.</param>
public sealed record TabRoute(string Method, string Pattern, TabNeeds Needs, TabHandler Handler, int MaxBytes)
{
    /// <inheritdoc />
    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>The endpoints of the tabs: every room brings its own. One for each method and pattern, or it throws at start.</summary>
public sealed class TabRoutes
{
    private const int Usual = 256 * 1024;

    private readonly List<TabRoute> all = [];
    private readonly Dictionary<string, TabHandler> pages = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyList<TabRoute> All => all;

    /// <summary>Answers a GET.</summary>
    public TabRoutes Get(string pattern, TabHandler handler, TabNeeds needs = TabNeeds.SignedIn) => Add(new("GET", pattern, needs, handler, 0));

    /// <summary>Answers a POST.</summary>
    public TabRoutes Post(string pattern, TabHandler handler, TabNeeds needs = TabNeeds.SignedIn, int maxBytes = Usual) => Add(new("POST", pattern, needs, handler, maxBytes));

    /// <summary>What an act of these verbs (<c>review</c> for <c>review/keep</c>) answers when the page is wanted with it: the handler gets the act's data as its path, with the <c>verb</c>.</summary>
    public TabRoutes Page(string verbs, TabHandler handler)
    {
        if (!pages.TryAdd(verbs, handler)) throw new InvalidOperationException($"Two pages follow the verbs {verbs}/….");
        return this;
    }

    /// <summary>The page that follows the verb; null when none does.</summary>
    internal TabHandler? PageAfter(string verb) => pages.GetValueOrDefault(verb.Split('/')[0]);

    private TabRoutes Add(TabRoute route)
    {
        if (all.Any(r => r.Method == route.Method && r.Pattern == route.Pattern)) throw new InvalidOperationException($"“{route}” has two handlers.");
        all.Add(route);
        return this;
    }
}
