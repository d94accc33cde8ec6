using MicroMajor.Domain.Proposals;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Who gets to what by which verb: what docs/permissions.md shows, and what every forged card is measured by.</summary>
internal static class Permissions
{
    /// <summary>What the sender is to the proposal that the card names.</summary>
    [Flags]
    public enum Who { Nobody = 0, Owner = 1, Dean = 2, Office = 4, Expert = 8, Anybody = 16, Editor = 32, Fills = Owner | Editor }

    /// <summary>Who gets in with which verb. What they may do there is another matter, which the lifecycle decides.</summary>
    public static IReadOnlyDictionary<string, Who> Of { get; } = new Dictionary<string, Who>
    {
        ["help"] = Who.Anybody,
        ["welcome"] = Who.Anybody,
        ["notice/ask"] = Who.Anybody,
        ["filing/check"] = Who.Anybody,
        ["proposals/start"] = Who.Anybody,
        ["proposals/create"] = Who.Anybody,
        ["proposals/example"] = Who.Anybody,
        ["proposals/mine"] = Who.Anybody,
        ["proposals/open"] = Who.Fills,
        ["proposals/section"] = Who.Fills,
        ["proposals/save"] = Who.Fills,
        ["proposals/text"] = Who.Fills,
        ["proposals/row"] = Who.Fills,
        ["proposals/row-save"] = Who.Fills,
        ["proposals/row-remove"] = Who.Fills,
        ["proposals/row-restore"] = Who.Fills,
        ["proposals/at"] = Who.Fills,
        ["proposals/resume"] = Who.Fills,
        ["proposals/text-open"] = Who.Fills,
        ["proposals/text-keep"] = Who.Fills,
        ["proposals/check"] = Who.Fills,
        ["proposals/reason"] = Who.Fills,
        ["proposals/reason-save"] = Who.Fills,
        ["proposals/submit"] = Who.Owner,
        ["proposals/more"] = Who.Fills,
        ["proposals/withdraw-ask"] = Who.Owner,
        ["proposals/withdraw"] = Who.Owner,
        ["proposals/move-form"] = Who.Owner,
        ["proposals/editors"] = Who.Owner,
        ["proposals/invite"] = Who.Owner,
        ["proposals/uninvite"] = Who.Owner,
        ["proposals/conflict"] = Who.Fills,
        ["proposals/settle"] = Who.Fills,
        ["proposals/history"] = Who.Fills,
        ["proposals/compare"] = Who.Fills,
        ["proposals/whole"] = Who.Fills,
        ["proposals/restore"] = Who.Fills,
        ["proposals/read"] = Who.Fills | Who.Dean | Who.Office | Who.Expert,
        ["proposals/shared"] = Who.Fills | Who.Dean | Who.Office | Who.Expert,
        ["checklist/open"] = Who.Fills,
        ["checklist/save"] = Who.Fills,
        ["returns/form"] = Who.Dean | Who.Office,
        ["returns/note"] = Who.Dean | Who.Office,
        ["returns/send"] = Who.Dean | Who.Office,
        ["returns/compare"] = Who.Dean | Who.Office,
        ["word/export"] = Who.Fills,
        ["word/ask"] = Who.Fills,
        ["word/fetch"] = Who.Fills,
        ["word/compare"] = Who.Fills,
        ["word/take"] = Who.Fills,
        ["word/cancel"] = Who.Fills,
        ["word/choose"] = Who.Anybody,
        ["word/new"] = Who.Anybody,
        ["word/create"] = Who.Anybody,
        ["endorsement/open"] = Who.Dean,
        ["endorsement/endorse"] = Who.Dean,
        ["endorsement/return"] = Who.Dean,
        ["proposals/share-example"] = Who.Office,
        ["screening/open"] = Who.Office,
        ["screening/accept"] = Who.Office,
        ["screening/return"] = Who.Office,
        ["screening/assign-form"] = Who.Office,
        ["screening/assign"] = Who.Office,
        ["screening/recommend"] = Who.Office,
        ["screening/revise"] = Who.Office,
        ["screening/reject"] = Who.Office,
        ["revision/pass"] = Who.Office,
        ["revision/fail"] = Who.Office,
        ["revision/return"] = Who.Office,
        ["revision/extend"] = Who.Office,
        ["ranking/open"] = Who.Office,
        ["ranking/draft"] = Who.Office,
        ["ranking/report"] = Who.Office,
        ["decisions/publish"] = Who.Office,
        ["review/sheet"] = Who.Office,
        ["review/open"] = Who.Expert,
        ["review/accept"] = Who.Expert,
        ["review/decline"] = Who.Expert,
        ["review/score"] = Who.Expert,
        ["review/keep"] = Who.Expert,
        ["review/submit"] = Who.Expert,
        ["plan/open"] = Who.Office,
        ["plan/make"] = Who.Office,
        ["plan/proposal"] = Who.Office,
        ["plan/add"] = Who.Office,
        ["plan/drop"] = Who.Office,
        ["plan/pin"] = Who.Office,
        ["plan/ask"] = Who.Office,
        ["plan/publish"] = Who.Office,
        ["milestones/open"] = Who.Fills | Who.Dean | Who.Office,
        ["milestones/record"] = Who.Office,
        ["review/record"] = Who.Office,
        ["rubric/open"] = Who.Office,
        ["rubric/save"] = Who.Office,
        ["review/next"] = Who.Expert,
        ["review/leave-form"] = Who.Expert,
        ["review/leave"] = Who.Expert,
        ["review/history"] = Who.Expert | Who.Office,
        ["desk/open"] = Who.Office,
        ["results/open"] = Who.Office,
        ["results/file"] = Who.Office,
        ["meeting/open"] = Who.Office,
        ["meeting/begin"] = Who.Office,
        ["meeting/present"] = Who.Office,
        ["meeting/item"] = Who.Office,
        ["meeting/vote"] = Who.Office,
        ["meeting/minutes"] = Who.Office,
        ["publicity/begin"] = Who.Office,
        ["publicity/end"] = Who.Office,
        ["publicity/object-form"] = Who.Anybody,
        ["publicity/object"] = Who.Anybody,
        ["publicity/objection"] = Who.Office,
        ["publicity/answer"] = Who.Office,
        ["publicity/settle"] = Who.Office,
        ["filing/write"] = Who.Office,
        ["assignments/open"] = Who.Office,
        ["assignments/remind"] = Who.Office,
        ["assignments/extend"] = Who.Office,
        ["assignments/reopen"] = Who.Office,
        ["assignments/replace"] = Who.Office,
        ["delivery/open"] = Who.Office,
        ["delivery/resend"] = Who.Office,
        ["audit/check"] = Who.Office,
        ["audit/file"] = Who.Office,
        ["settings/open"] = Who.Anybody,
        ["settings/save"] = Who.Anybody,
        ["reviews/remind"] = Who.Office,
        ["reviews/close"] = Who.Office,
        ["reviews/open"] = Who.Office,
        ["rounds/new"] = Who.Office,
        ["rounds/open"] = Who.Office,
        ["rounds/begin"] = Who.Office,
        ["rounds/frame"] = Who.Office,
        ["policy/open"] = Who.Office,
        ["policy/preview"] = Who.Office,
        ["policy/apply"] = Who.Office,
        ["duties/open"] = Who.Office | Who.Dean,
        ["duties/form"] = Who.Dean,
        ["duties/name"] = Who.Dean,
        ["duties/remind"] = Who.Office,
        ["packs/open"] = Who.Office | Who.Dean,
        ["packs/all"] = Who.Office | Who.Dean,
        ["packs/ask"] = Who.Dean,
        ["packs/hand-in"] = Who.Dean,
        ["packs/return-form"] = Who.Office,
        ["packs/return"] = Who.Office,
        ["packs/allow"] = Who.Office,
        ["packs/remind"] = Who.Office,
        ["imports/open"] = Who.Anybody,
        ["imports/form"] = Who.Anybody,
        ["imports/preview"] = Who.Anybody,
        ["imports/show"] = Who.Office,
        ["imports/reread"] = Who.Office,
        ["imports/apply"] = Who.Office,
        ["forms/open"] = Who.Office,
        ["forms/check"] = Who.Office,
        ["forms/choose"] = Who.Office,
        ["forms/enable"] = Who.Office,
        ["forms/move"] = Who.Office,
        ["forms/starter"] = Who.Office,
    };

    /// <summary>A co-editor (合作填报人) of the whole form.</summary>
    public static readonly SeedPerson CoEditor = Person(21, "许知远", "co-editor");

    /// <summary>A co-editor of somebody else's.</summary>
    public static readonly SeedPerson OtherEditor = Person(22, "严映雪", "other-editor");

    /// <summary>Whose invitation was taken back after they had written.</summary>
    public static readonly SeedPerson FormerEditor = Person(23, "曹一帆", "former-editor");

    /// <summary>Who acts for the dean today (代理人).</summary>
    public static readonly SeedPerson Deputy = Person(24, "施嘉宁", "deputy");

    /// <summary>Who acted for another dean of the same college until yesterday.</summary>
    public static readonly SeedPerson FormerDeputy = Person(25, "吕书瑶", "former-deputy");

    /// <summary>For whom they did.</summary>
    public static readonly SeedPerson SecondDean = Person(26, "秦景行", "second-dean");

    /// <summary>Who was a dean of the college.</summary>
    public static readonly SeedPerson FormerDean = Person(27, "华子衿", "former-dean");

    /// <summary>Who was a member of the office.</summary>
    public static readonly SeedPerson FormerOffice = Person(28, "金承泽", "former-office");

    /// <summary>The expert who was taken off the proposal.</summary>
    public static readonly SeedPerson FormerExpert = Scene.Experts[5];

    /// <summary>Who is there besides the usual people; the former member of the office comes with the role that is taken from them.</summary>
    public static IReadOnlyList<SeedPerson> Others { get; } = [CoEditor, OtherEditor, FormerEditor, Deputy, FormerDeputy, SecondDean, FormerDean];

    /// <summary>Everybody who tries, as docs/permissions.md names them.</summary>
    public static IReadOnlyList<(string Role, SeedPerson Who)> Roles { get; } =
    [
        ("owner", Scene.Owner), ("co-editor", CoEditor), ("college", Scene.Dean), ("its deputy", Deputy), ("office", Scene.Office), ("its expert", Scene.Experts[0]),
        ("former expert", FormerExpert), ("another college", Scene.OtherDean), ("another owner", Scene.OtherOwner), ("another's co-editor", OtherEditor), ("another's expert", Scene.Experts[4]),
        ("former co-editor", FormerEditor), ("former dean", FormerDean), ("former deputy", FormerDeputy), ("former office", FormerOffice), ("anybody else", Scene.Stranger),
    ];

    /// <summary>So many of them have a part in the proposal; the rest had one, or have one elsewhere.</summary>
    public const int WithAPart = 6;

    /// <summary>Everybody who tries.</summary>
    public static IReadOnlyList<SeedPerson> People { get; } = [.. Roles.Select(r => r.Who)];

    /// <summary>Does the verb get that person to that proposal? Whoever it does not is answered as if there were no such thing.</summary>
    public static bool MayEnter(SeedPerson who, string verb, ForgedCardTests.Target target)
    {
        var may = Of[verb];
        // These name no proposal: they show a person's own things, whatever the card says.
        if (may == Who.Anybody) return false;
        if (IsOfRound(verb)) return MayEnter(who, verb);
        // Where nobody was asked for a review there is none to see to. The sheet on paper is the proposal's.
        if (s_ofReview.Contains(verb.Split('/')[0]) && verb is not ("review/sheet" or "review/record") && target.Assignment is null) return false;
        return Admits(may, who, target)
            // Who was taken off keeps their own card, which says that they were.
            || (may.HasFlag(Who.Expert) && who == FormerExpert && verb.StartsWith("review/", StringComparison.Ordinal) && target.Ended is not null);
    }

    /// <summary>Is the person one of those to the proposal, which stands where it stands? A draft is its owner's own business, and a review is its expert's.</summary>
    public static bool Admits(Who may, SeedPerson who, ForgedCardTests.Target target)
    {
        var sent = target.Proposal.Value.Submissions > 0 && target.Proposal.Value.State != ProposalState.Draft;
        return (may.HasFlag(Who.Owner) && who == Scene.Owner)
            || (may.HasFlag(Who.Editor) && who == CoEditor)
            || (may.HasFlag(Who.Dean) && (who == Scene.Dean || who == Deputy) && sent)
            || (may.HasFlag(Who.Office) && who == Scene.Office && sent)
            || (may.HasFlag(Who.Expert) && who == Scene.Experts[0] && target.Assignment is not null);
    }

    /// <summary>Has the person a part in any of the proposals?</summary>
    public static bool HasAPart(SeedPerson who) => Roles.Take(WithAPart).Any(r => r.Who == who);

    /// <summary>These are about a round, or a college in it, whatever proposal the card names.</summary>
    public static bool IsOfRound(string verb) => verb == "filing/write" || s_ofRound.Contains(verb.Split('/')[0]);

    // Whose duties and whose pack they are follows from the round and the college. A dean who names another college is told of the own one.
    private static bool MayEnter(SeedPerson who, string verb) =>
        (Of[verb].HasFlag(Who.Office) && who == Scene.Office)
        || (Of[verb].HasFlag(Who.Dean) && (who == Scene.Dean || who == Deputy || (who == Scene.OtherDean && (verb.StartsWith("duties/", StringComparison.Ordinal) || verb == "packs/all"))));

    private static readonly string[] s_ofReview = ["assignments", "review"];

    private static readonly string[] s_ofRound =
        ["audit", "decisions", "delivery", "desk", "duties", "forms", "imports", "meeting", "packs", "plan", "policy", "publicity", "ranking", "results", "reviews", "rounds", "rubric"];

    private static SeedPerson Person(int n, string name, string login) => new($"11111111-0000-4000-8000-{n:000000000000}", name, name[1..], name[..1], $"{login}@contoso.example");
}
