using MicroMajor.Domain.Review;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Why an expert will not review what they were asked to: 婉拒、弃评、申请回避.</summary>
public static class LeaveReasons
{
    /// <summary>They decline: no time.</summary>
    public const string Decline = "decline";

    /// <summary>They have looked, and cannot judge it (弃评).</summary>
    public const string Abstain = "abstain";

    /// <summary>Recusal for another reason, which is typed.</summary>
    public const string Other = "other";

    private static readonly string[] s_recusals = ["self", "relatives", "interest", Other];

    /// <summary>Those that are open to the expert now: of a review that is given only a recusal.</summary>
    public static IReadOnlyList<string> Of(Assignment assignment) => assignment.IsGiven ? s_recusals : [Decline, Abstain, .. s_recusals];

    /// <summary>Is it a recusal (申请回避)?</summary>
    public static bool IsRecusal(string why) => s_recusals.Contains(why);

    /// <summary>Does it say all by itself? The others want words of the expert's own.</summary>
    public static bool SaysItself(string why) => IsRecusal(why) && why != Other;
}
