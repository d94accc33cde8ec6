using System.Globalization;

namespace MicroMajor.Domain.Proposals;

/// <summary>What a blank field or cell begins with on a card. It is kept only when the person saves it.</summary>
public static class FormDefaults
{
    /// <summary>The day, where a default is one.</summary>
    public const string Today = "@today";

    /// <summary>The host unit's name.</summary>
    public const string Unit = "@unit";

    /// <summary>The beginning of an answer; empty where there is none.</summary>
    public static string Of(FormField field, Answers answers, string unit, DateOnly today) => field.Default switch
    {
        Today => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Unit => unit,
        ['@', .. var other] => answers[other],
        var value => value,
    };
}
