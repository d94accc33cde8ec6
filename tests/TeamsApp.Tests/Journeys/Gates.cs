using MicroMajor.LocalTenant;
using Who = MicroMajor.TeamsApp.Tests.Journeys.Permissions.Who;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>One way besides the cards by which somebody could get to a proposal: an endpoint of the tabs, a search, a link.</summary>
/// <param name="Name">The endpoint as its table names it, or what is done in the message box.</param>
/// <param name="May">Who gets to the proposal by it.</param>
/// <param name="Others">What everybody else gets, as the document says it.</param>
internal sealed record Gate(string Name, Who May, string Others)
{
    /// <summary>The status that everybody else gets; for what is no endpoint and for what shows everybody their own, it tells nothing.</summary>
    public int Status { get; init; } = 200;

    /// <summary>It names a proposal or a review, and everybody else's answer is the one about what there is not, word for word.</summary>
    public bool Names { get; init; }

    /// <summary>Does it show the proposal to whoever gets to it by it? Else it only says that it is there, and to nobody else.</summary>
    public bool Shows { get; init; } = true;

    /// <summary>Is it an endpoint of the tabs?</summary>
    public bool IsEndpoint => Name.Contains(" /", StringComparison.Ordinal);

    /// <summary>Does it get that person to that proposal?</summary>
    public bool Admits(SeedPerson who, ForgedCardTests.Target target) =>
        (Status == 403 ? May.HasFlag(Who.Office) && who == Scene.Office : Permissions.Admits(May, who, target)) || (Name == "GET /reviews/{id}" && who == Permissions.FormerExpert && target.Ended is not null);
}

/// <summary>The ways besides the cards, for docs/permissions.md and its cells.</summary>
internal static class Gates
{
    private const string AsNone = "404, as for what does not exist", Own = "only what is their own", NotTheirs = "403";
    private const Who Readers = Who.Fills | Who.Dean | Who.Office;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Gate> All { get; } =
    [
        // A file is given to whom it was made for, whatever they are to the proposal.
        new("GET /files/{id}", Who.Nobody, AsNone) { Status = 404, Names = true },
        new("GET /live", Who.Nobody, Own),
        new("GET /me", Who.Nobody, Own),
        new("GET /mine", Readers | Who.Expert, Own) { Shows = false },
        new("GET /proposals/{id}", Readers | Who.Expert, AsNone) { Status = 404, Names = true },
        new("GET /reviews", Who.Expert, Own) { Shows = false },
        new("GET /reviews/{id}", Who.Expert, AsNone) { Status = 404, Names = true },
        new("GET /rounds/{id}/board", Who.Office, NotTheirs) { Status = 403 },
        new("GET /rounds/{id}/board/file", Who.Office, NotTheirs) { Status = 403, Shows = false },
        new("GET /rounds/{id}/late", Who.Office, NotTheirs) { Status = 403, Shows = false },
        new("GET /rounds/{id}/plan", Who.Office, NotTheirs) { Status = 403, Shows = false },
        new("GET /rounds/{id}/ranking", Who.Office, NotTheirs) { Status = 403, Shows = false },
        new("GET /search", Readers | Who.Expert, Own),
        new("GET /search/texts", Who.Dean | Who.Office, "nothing found"),
        // What it does is the verb's business: each verb is sent through it by everybody whom it does not let in; by those whom it does, beside the card (GettingInTests, RoundEffectsTests).
        new("POST /acts", Who.Nobody, "the verb's answer, as for what does not exist") { Names = true },
        new("POST /here", Who.Fills, AsNone) { Status = 404, Names = true, Shows = false },
        new("POST /suggest", Who.Nobody, "the university's lists only"),
        new("search in the message box", Readers, "nothing found"),
        new("a result picked in the message box", Readers, "as if there were no such proposal") { Names = true },
        new("a link put into the message box", Readers, "the link stays a link") { Names = true },
    ];
}
