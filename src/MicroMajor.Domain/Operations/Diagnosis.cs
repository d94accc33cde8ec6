namespace MicroMajor.Domain.Operations;

/// <summary>How a thing was found.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works; somebody should look at it.</summary>
    Doubtful,

    /// <summary>It does not work until somebody does something.</summary>
    Bad,

    /// <summary>Not looked at, for something else has to be put right first.</summary>
    Unseen,
}

/// <summary>What was found when a live configuration was looked over. The words for it are the program's.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Facts">What the sentence needs; never a secret or a token.</param>
public sealed record Diagnosis(string Code, Health Health, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>It is as it should be.</summary>
    public static Diagnosis Good(string code, params (string Name, string Value)[] facts) => Of(code, Health.Good, facts);

    /// <summary>It works; somebody should look at it.</summary>
    public static Diagnosis Doubtful(string code, params (string Name, string Value)[] facts) => Of(code, Health.Doubtful, facts);

    /// <summary>It does not work.</summary>
    public static Diagnosis Bad(string code, params (string Name, string Value)[] facts) => Of(code, Health.Bad, facts);

    /// <summary>It was not looked at.</summary>
    public static Diagnosis Unseen(string code) => Of(code, Health.Unseen, []);

    private static Diagnosis Of(string code, Health health, (string Name, string Value)[] facts) =>
        new(code, health, facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
}
