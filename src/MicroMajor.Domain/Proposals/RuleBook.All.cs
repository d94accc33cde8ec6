namespace MicroMajor.Domain.Proposals;

public static partial class RuleBook
{
    /// <summary>Every rule, in the order of the notice.</summary>
    public static IReadOnlyList<NoticeRule> All { get; } =
    [
        new("C-09", "三.2", "总学分不超过15学分", RuleStrength.Error),
    ];
}
