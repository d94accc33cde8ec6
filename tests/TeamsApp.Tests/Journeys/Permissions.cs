using MicroMajor.Domain.Proposals;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Who gets to what by which verb: what docs/permissions.md shows, and what every forged card is measured by.</summary>
internal static class Permissions
{
    /// <summary>What the sender is to the proposal that the card names.</summary>
    [Flags]
    public enum Who { Nobody = 0, Owner = 1, Dean = 2, Office = 4, Expert = 8, Anybody = 16 }

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
        ["proposals/open"] = Who.Owner,
        ["proposals/section"] = Who.Owner,
        ["proposals/save"] = Who.Owner,
        ["proposals/text"] = Who.Owner,
        ["proposals/row"] = Who.Owner,
        ["proposals/row-save"] = Who.Owner,
        ["proposals/row-remove"] = Who.Owner,
        ["proposals/row-restore"] = Who.Owner,
        ["proposals/at"] = Who.Owner,
        ["proposals/resume"] = Who.Owner,
        ["proposals/text-open"] = Who.Owner,
        ["proposals/text-keep"] = Who.Owner,
        ["proposals/check"] = Who.Owner,
        ["proposals/reason"] = Who.Owner,
        ["proposals/reason-save"] = Who.Owner,
        ["proposals/submit"] = Who.Owner,
        ["proposals/more"] = Who.Owner,
        ["proposals/withdraw-ask"] = Who.Owner,
        ["proposals/withdraw"] = Who.Owner,
        ["proposals/move-form"] = Who.Owner,
        ["proposals/editors"] = Who.Owner,
        ["proposals/invite"] = Who.Owner,
        ["proposals/uninvite"] = Who.Owner,
        ["proposals/conflict"] = Who.Owner,
        ["proposals/settle"] = Who.Owner,
        ["proposals/history"] = Who.Owner,
        ["proposals/compare"] = Who.Owner,
        ["proposals/whole"] = Who.Owner,
        ["proposals/restore"] = Who.Owner,
        ["proposals/read"] = Who.Owner | Who.Dean | Who.Office | Who.Expert,
        ["proposals/shared"] = Who.Owner | Who.Dean | Who.Office | Who.Expert,
        ["checklist/open"] = Who.Owner,
        ["checklist/save"] = Who.Owner,
        ["returns/form"] = Who.Dean | Who.Office,
        ["returns/note"] = Who.Dean | Who.Office,
        ["returns/send"] = Who.Dean | Who.Office,
        ["returns/compare"] = Who.Dean | Who.Office,
        ["word/export"] = Who.Owner,
        ["word/ask"] = Who.Owner,
        ["word/fetch"] = Who.Owner,
        ["word/compare"] = Who.Owner,
        ["word/take"] = Who.Owner,
        ["word/cancel"] = Who.Owner,
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
        ["milestones/open"] = Who.Owner | Who.Dean | Who.Office,
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

    /// <summary>Everybody who tries.</summary>
    public static IReadOnlyList<SeedPerson> People { get; } =
        [Scene.Owner, Scene.OtherOwner, Scene.Dean, Scene.OtherDean, Scene.Office, Scene.Experts[0], Scene.Experts[4], Scene.Stranger];

    /// <summary>Does the verb get that person to that proposal? Whoever it does not is answered as if there were no such thing.</summary>
    public static bool MayEnter(SeedPerson who, string verb, ForgedCardTests.Target target)
    {
        var may = Of[verb];
        // These name no proposal: they show a person's own things, whatever the card says.
        if (may == Who.Anybody) return false;
        if (IsOfRound(verb)) return MayEnter(who, verb);
        // Where nobody was asked for a review there is none to see to. The sheet on paper is the proposal's.
        if (s_ofReview.Contains(verb.Split('/')[0]) && verb is not ("review/sheet" or "review/record") && target.Assignment is null) return false;
        var sent = target.Proposal.Value.Submissions > 0 && target.Proposal.Value.State != ProposalState.Draft;
        return (may.HasFlag(Who.Owner) && who == Scene.Owner)
            || (may.HasFlag(Who.Dean) && who == Scene.Dean && sent)
            || (may.HasFlag(Who.Office) && who == Scene.Office && sent)
            || (may.HasFlag(Who.Expert) && who == Scene.Experts[0] && target.Assignment is not null);
    }

    /// <summary>These are about a round, or a college in it, whatever proposal the card names.</summary>
    public static bool IsOfRound(string verb) => verb == "filing/write" || s_ofRound.Contains(verb.Split('/')[0]);

    // Whose duties and whose pack they are follows from the round and the college. A dean who names another college is told of the own one.
    private static bool MayEnter(SeedPerson who, string verb) =>
        (Of[verb].HasFlag(Who.Office) && who == Scene.Office)
        || (Of[verb].HasFlag(Who.Dean) && (who == Scene.Dean || (who == Scene.OtherDean && (verb.StartsWith("duties/", StringComparison.Ordinal) || verb == "packs/all"))));

    private static readonly string[] s_ofReview = ["assignments", "review"];

    private static readonly string[] s_ofRound =
        ["audit", "decisions", "delivery", "desk", "duties", "forms", "imports", "meeting", "packs", "plan", "policy", "publicity", "ranking", "results", "reviews", "rounds", "rubric"];
}
