using System.Globalization;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// What a verb comes to for whoever gets in: it shows something, or it is done with some proposals and refused with a sentence with all others; nothing changes
/// then. The numbers are the proposals of <see cref="ForgedCardTests.Stand"/>, as docs/permissions.md lists them.
/// </summary>
internal static class Effects
{
    /// <summary>These only show: nothing changes by them, whoever sends them and wherever the proposal stands.</summary>
    public static IReadOnlySet<string> Shows { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "assignments/open", "checklist/open", "endorsement/open", "milestones/open", "proposals/at", "proposals/check", "proposals/compare", "proposals/conflict",
        "proposals/editors", "proposals/history", "proposals/more", "proposals/open", "proposals/read", "proposals/reason", "proposals/resume", "proposals/row", "proposals/shared",
        "proposals/text", "proposals/whole", "proposals/withdraw-ask", "returns/compare", "returns/form", "review/history", "review/leave-form", "review/next", "review/open",
        "review/score", "review/sheet", "screening/assign-form", "screening/open", "word/ask", "word/cancel", "word/compare", "word/export", "word/fetch",
    };

    /// <summary>These say nothing where they are not done: they lead on to what can be seen.</summary>
    private static readonly HashSet<string> s_leadOn = new(StringComparer.Ordinal) { "checklist/save", "proposals/section", "proposals/settle" };

    /// <summary>With which proposals it is done; by whom, where that is not everybody who gets in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<SeedPerson, string>> Does { get; } = new Dictionary<string, IReadOnlyDictionary<SeedPerson, string>>(StringComparer.Ordinal)
    {
        ["assignments/extend"] = By("8–9", Scene.Office),
        ["assignments/remind"] = By("8–9", Scene.Office),
        ["assignments/reopen"] = By("10–11", Scene.Office),
        ["assignments/replace"] = By("8–11", Scene.Office),
        ["checklist/save"] = By("4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["endorsement/endorse"] = By("3", Scene.Dean, Permissions.Deputy),
        ["endorsement/return"] = By("3", Scene.Dean, Permissions.Deputy),
        ["milestones/record"] = By("14", Scene.Office),
        ["proposals/invite"] = By("1, 4, 6, 12", Scene.Owner),
        // No edition of the form but the one that it is filled in by: OpenFormJourneyTests.
        ["proposals/move-form"] = By("", Scene.Owner),
        ["proposals/reason-save"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/restore"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/row-remove"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/row-restore"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/row-save"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/save"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        // What was typed in the card is kept on the way.
        ["proposals/section"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/settle"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/share-example"] = By("14", Scene.Office),
        ["proposals/submit"] = By("1, 4, 6, 12", Scene.Owner),
        ["proposals/text-keep"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/text-open"] = By("1, 4, 6, 12", Scene.Owner, Permissions.CoEditor),
        ["proposals/uninvite"] = By("1–15", Scene.Owner),
        ["proposals/withdraw"] = By("1, 3–4, 6", Scene.Owner),
        ["returns/note"] = By("3", Scene.Dean, Permissions.Deputy).And("5", Scene.Office),
        ["returns/send"] = By("3", Scene.Dean, Permissions.Deputy).And("5", Scene.Office),
        ["review/accept"] = By("8", Scene.Experts[0]),
        ["review/decline"] = By("8–9", Scene.Experts[0]),
        ["review/keep"] = By("8–11", Scene.Experts[0]),
        ["review/leave"] = By("8–11", Scene.Experts[0]),
        // Without a paper that was sent before: PaperReviewJourneyTests.
        ["review/record"] = By("", Scene.Office),
        ["review/submit"] = By("8–11", Scene.Experts[0]),
        ["revision/extend"] = By("12", Scene.Office),
        ["revision/fail"] = By("12–13", Scene.Office),
        ["revision/pass"] = By("13", Scene.Office),
        ["revision/return"] = By("13", Scene.Office),
        ["screening/accept"] = By("5", Scene.Office),
        ["screening/assign"] = By("7–11", Scene.Office),
        ["screening/recommend"] = By("10–11", Scene.Office),
        ["screening/reject"] = By("10–11", Scene.Office),
        ["screening/return"] = By("5", Scene.Office),
        ["screening/revise"] = By("10–11", Scene.Office),
        // Without a file that was sent before: WordJourneyTests.
        ["word/take"] = By("", Scene.Owner, Permissions.CoEditor),
    };

    /// <summary>What that verb comes to for that person, who gets in, with the proposal of that number.</summary>
    public static Effect Of(string verb, SeedPerson who, int number) =>
        Shows.Contains(verb) ? Effect.Shown
        : Does[verb].TryGetValue(who, out var with) && Numbers(with).Contains(number) ? Effect.Done
        // Who was taken off sees that, whatever they press.
        : s_leadOn.Contains(verb) || (verb == "review/leave" && who == Permissions.FormerExpert) ? Effect.Shown
        : Effect.Refused;

    /// <summary>Numbers as ranges: 3–5, 8.</summary>
    public static string Ranges(IReadOnlyList<int> numbers)
    {
        var ranges = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var from = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) i++;
            ranges.Add(from == i ? $"{numbers[i]}" : $"{numbers[from]}–{numbers[i]}");
        }

        return string.Join(", ", ranges);
    }

    internal static IEnumerable<int> Numbers(string ranges) =>
        from range in ranges.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let ends = range.Split('–').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
        from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select number;

    private static Dictionary<SeedPerson, string> By(string with, params IReadOnlyList<SeedPerson> who) => who.ToDictionary(w => w, _ => with);

    private static Dictionary<SeedPerson, string> And(this Dictionary<SeedPerson, string> by, string with, SeedPerson who)
    {
        by.Add(who, with);
        return by;
    }
}
