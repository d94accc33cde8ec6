namespace MicroMajor.Domain.Proposals;

/// <summary>How strictly the notice means a rule.</summary>
public enum RuleStrength
{
    /// <summary>须、应、需、不超过: stops a submission, never a save.</summary>
    Error,

    /// <summary>原则上、一般: allowed with a written reason.</summary>
    Reason,

    /// <summary>左右、主要、聚焦: shown.</summary>
    Warning,

    /// <summary>鼓励、支持: not done here, and never in the way.</summary>
    Hint,

    /// <summary>鼓励、支持、可: done here; a plus for the experts to see.</summary>
    Plus,

    /// <summary>Judged or enforced elsewhere: by the experts, by the lifecycle, after the decision. Never found in a form.</summary>
    Process,
}

/// <summary>A rule of the notice (or one of ours) by its id.</summary>
/// <param name="Clause">The notice's clause, e.g. <c>三.2</c>; "ours" where the notice is silent.</param>
/// <param name="Quote">The clause's own words.</param>
/// <param name="Reads">The data that it reads: fields and columns of the form by their keys, members of the policy (<c>policy.…</c>), or one of <see cref="Elsewhere"/>.</param>
public sealed record NoticeRule(string Id, string Clause, string Quote, RuleStrength Strength, IReadOnlyList<string> Reads)
{
    /// <summary>
    /// What a rule may read besides the form and the policy: every text that has an advised length, every table, the unit, the round, the
    /// round's other programmes, annex 1, the school's majors, the employment figures, the clock, the proposal's state, its documents, its reviews.
    /// </summary>
    public static IReadOnlyList<string> Elsewhere { get; } =
        ["texts", "tables", "unit.teachesUndergraduates", "round.year", "round.deadline", "others", "catalogue", "majors", "employment", "clock", "state", "documents", "review"];

    /// <summary>The clause of a rule about which the notice is silent.</summary>
    public const string Ours = "ours";
}

/// <summary>The rules by id.</summary>
public static partial class RuleBook
{
    // Lazy: the order in which the parts of a class initialise is nobody's promise.
    private static readonly Lazy<Dictionary<string, NoticeRule>> ById = new(() => All.ToDictionary(r => r.Id, StringComparer.Ordinal));

    /// <summary>The rule, or null when the code is not a rule's. A finding may name a side of a rule after its id (<c>T-03-unknown</c>).</summary>
    public static NoticeRule? Find(string code) => ById.Value.TryGetValue(code, out var rule) || ById.Value.TryGetValue(IdOf(code), out rule) ? rule : null;

    /// <summary>The strength of the rule; a refusal that is no rule is an error.</summary>
    public static RuleStrength Strength(string code) => Find(code)?.Strength ?? RuleStrength.Error;

    /// <summary>Does a finding of that code stop a submission?</summary>
    public static bool Stops(string code) => Strength(code) == RuleStrength.Error;

    /// <summary>The id of the rule that a finding's code belongs to: <c>C-06</c> of <c>C-06-far</c>.</summary>
    public static string IdOf(string code) => code.Length > 4 && code[4] == '-' ? code[..4] : code;
}
