using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Where a verb of a round is done, and which lists change by it.</summary>
/// <param name="Stages">With the rounds of these numbers (<see cref="RoundStand.Names"/>), as ranges.</param>
/// <param name="Lists">What is written then: the list that it is about first, then what may be written with it.</param>
internal sealed record RoundEffect(string Stages, string Lists)
{
    /// <summary>Where it neither does anything nor says why not, but shows what there is.</summary>
    public string Shown { get; init; } = "";
}

/// <summary>
/// What a verb about a round comes to in each of its stages, for whoever gets in: it only shows, or it is done with some rounds and refused with a sentence with all
/// others. A college and its deputy are alike in all; another college is played in its own name.
/// </summary>
internal static class RoundEffects
{
    private const string All = "1–10";

    /// <summary>These only show: nothing changes by them, whatever they say besides.</summary>
    public static IReadOnlySet<string> Shows { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "audit/check", "audit/file", "delivery/open", "desk/open", "duties/form", "duties/open", "forms/check", "forms/choose", "forms/open", "imports/show", "meeting/open", "packs/all", "packs/ask",
        "packs/open", "plan/ask", "plan/open", "policy/open", "ranking/open", "ranking/report", "results/open", "rounds/new", "rounds/open", "rubric/open",
    };

    /// <summary>What is done, or refused somewhere.</summary>
    public static IReadOnlyDictionary<string, RoundEffect> Does { get; } = new Dictionary<string, RoundEffect>(StringComparer.Ordinal)
    {
        ["decisions/publish"] = new("5", "Rounds, Audit, Proposals"),
        // With a card that did not get through: DeliveryJourneyTests.
        ["delivery/resend"] = new("", "") { Shown = All },
        ["duties/name"] = new(All, "EnablingDirections"),
        ["duties/remind"] = new(All, "Rounds, EnablingDirections"),
        ["filing/write"] = new("10", "Rounds, Proposals, Register, library"),
        ["forms/enable"] = new(All, "Rounds, Audit"),
        // Only there is a draft of another edition than the round's.
        ["forms/move"] = new("2", "Proposals, Audit"),
        ["forms/starter"] = new(All, "library"),
        ["imports/apply"] = new(All, "Majors, Imports, Audit"),
        ["imports/reread"] = new(All, "Imports"),
        ["meeting/begin"] = new("4", "Meetings, Audit"),
        ["meeting/item"] = new("5–10", "Meetings"),
        ["meeting/minutes"] = new("", "") { Shown = "5–10" },
        ["meeting/present"] = new("5–10", "Meetings, Audit"),
        ["meeting/vote"] = new("5", "Meetings, Audit"),
        ["packs/allow"] = new("4", "HandIns, Audit"),
        ["packs/hand-in"] = new("2", "HandIns, Audit, Register, library"),
        ["packs/remind"] = new("2–7", "HandIns"),
        ["packs/return"] = new("3, 5–10", "HandIns, Audit"),
        ["packs/return-form"] = new("", "") { Shown = "3, 5–10" },
        ["plan/add"] = new("3", "AssignmentPlans") { Shown = "1–2" },
        ["plan/drop"] = new("3", "AssignmentPlans") { Shown = "1–2" },
        ["plan/make"] = new("3–5", "AssignmentPlans"),
        ["plan/pin"] = new("3", "AssignmentPlans") { Shown = "1–2" },
        ["plan/proposal"] = new("", "") { Shown = "3–5" },
        ["plan/publish"] = new("3", "AssignmentPlans, Assignments, Audit, Proposals") { Shown = "1–2" },
        // Of a limit by which outcomes are reached; others can be changed: SettledTests.
        ["policy/apply"] = new("1–5", "Rounds, Audit"),
        ["policy/preview"] = new("", "") { Shown = "1–5" },
        ["publicity/answer"] = new("8", "Rounds, Audit"),
        ["publicity/begin"] = new("7, 10", "Rounds, Audit"),
        ["publicity/end"] = new("9", "Rounds, Audit"),
        ["publicity/objection"] = new("", "") { Shown = "8–10" },
        ["publicity/settle"] = new("8–10", "Rounds, Audit"),
        ["ranking/draft"] = new("2–7", "Rounds, Audit, Proposals"),
        ["results/file"] = new("", "") { Shown = "6–10" },
        ["reviews/close"] = new("2–4", "Rounds, Audit"),
        ["reviews/open"] = new("5–7", "Rounds, Audit"),
        ["reviews/remind"] = new("2–4", "Rounds, Audit, Assignments"),
        // Another round, which has the rules of this one.
        ["rounds/begin"] = new(All, "Rounds, Audit"),
        ["rounds/frame"] = new("1–7", "Rounds, Audit"),
        ["rubric/save"] = new("1–3", "Rounds, Audit"),
    };

    /// <summary>Which college the card of whoever gets in by that verb names; null for whoever does not get in.</summary>
    public static string? Enters(string verb, SeedPerson who) =>
        Permissions.Of[verb] is var may && may.HasFlag(Permissions.Who.Office) && who == Scene.Office ? "cs"
        : !may.HasFlag(Permissions.Who.Dean) ? null
        : who == Scene.Dean || who == Permissions.Deputy ? "cs"
        : who == Scene.OtherDean ? "econ"
        : null;

    /// <summary>What that verb comes to for whoever gets in, with the round of that number.</summary>
    public static Effect Of(string verb, int stage) =>
        Shows.Contains(verb) ? Effect.Shown
        : Effects.Numbers(Does[verb].Stages).Contains(stage) ? Effect.Done
        : Effects.Numbers(Does[verb].Shown).Contains(stage) ? Effect.Shown
        : Effect.Refused;

    /// <summary>Is what was written what should be?</summary>
    public static bool Fits(string verb, string written)
    {
        if (!Does.TryGetValue(verb, out var does)) return false;
        var (lists, may) = (written.Split(", "), does.Lists.Split(", "));
        return lists.Contains(may[0]) && lists.All(may.Contains);
    }
}
