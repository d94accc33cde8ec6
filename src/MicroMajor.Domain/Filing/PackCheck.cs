using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>What the check says to one item.</summary>
public enum PackVerdict
{
    /// <summary>✓.</summary>
    Right,

    /// <summary>!: worth a look, and in nobody's way.</summary>
    Look,

    /// <summary>✗: nothing can be handed in like this.</summary>
    Wrong,
}

/// <summary>An item of the pre-check list.</summary>
/// <param name="Rule">The rule that it checks.</param>
/// <param name="Problem">What is not as it should be; null when all is.</param>
public sealed record PackFinding(string Rule, PackVerdict Verdict, Problem? Problem = null);

/// <summary>The pre-check of a pack against clause 五.3, item by item, in the order in which a person would go through it.</summary>
public static class PackCheck
{
    private static readonly (string Kind, string Annex)[] s_annexes = [(DocumentKinds.CollegeForms, "附件2"), (DocumentKinds.CollegeSummary, "附件3")];

    /// <summary>The whole list.</summary>
    /// <param name="reason">Why the college hands in again; empty when it gives none.</param>
    public static IReadOnlyList<PackFinding> Of(Pack pack, UnitHandIns handIns, Round round, string reason, DateTimeOffset at) =>
    [
        Of("S-01", Deadline(pack, handIns, round, at)),
        .. Files(pack),
        .. pack.Forms is null ? [] : new[] { Agreement(pack) },
        Of("S-05", Once(handIns, reason)),
        Notable("NOT-YET", pack.NotYet == 0 ? null : new Problem("pack-not-yet", Facts.Of(("n", $"{pack.NotYet}")))),
        Notable("O-04", pack.DutiesOwed == 0 ? null : new Problem("pack-owes-directions", Facts.Of(("n", $"{pack.DutiesOwed}")))),
    ];

    /// <summary>The part of the list that looks at the files: also on what was read back from the library. Where there is nothing to put into them, nothing more is said of them.</summary>
    public static IReadOnlyList<PackFinding> Files(Pack pack) => pack.Forms is null ? [Of("S-02", Missing(pack))] :
    [
        Of("S-02", Missing(pack)),
        Of("S-04", pack.Files.Count == 2 ? null : new Problem("S-04", Facts.Of(("n", $"{pack.Files.Count}")))),
        Of("S-03", pack.Files.Select(f => ElectronicFile.Fault(f.Name, f.Is)).FirstOrDefault(p => p is not null && p.Code != "S-06")),
        Of("S-06", pack.Files.Select(f => ElectronicFile.Fault(f.Name, f.Is)).FirstOrDefault(p => p?.Code == "S-06")),
    ];

    private static PackFinding Agreement(Pack pack) => Of("X-01", pack.Disagreeing.Count == 0 ? null : new Problem("X-01-cells", Facts.Of(("names", string.Join('、', pack.Disagreeing)))));

    // Only the office can give an extension: outright, or by a return of the pack or of a programme in it.
    private static Problem? Deadline(Pack pack, UnitHandIns handIns, Round round, DateTimeOffset at) =>
        !round.IsOver(at) || handIns.Latest is { State: HandInState.Returned } || handIns.MayBeLate || pack.IsCalledBack
            ? null
            : new Problem("S-01-pack", Facts.Of(("deadline", round.Deadline.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture))));

    private static Problem? Missing(Pack pack)
    {
        if (pack.Programmes.Count == 0) return new Problem("S-02-none", Facts.Of(("unit", pack.UnitName)));
        var missing = s_annexes.Where(a => pack.Files.All(f => f.Kind != a.Kind)).Select(a => a.Annex).ToList();
        return missing.Count == 0 ? null : new Problem("S-02", Facts.Of(("missing", string.Join('、', missing))));
    }

    private static Problem? Once(UnitHandIns handIns, string reason) =>
        handIns.Standing is { } standing && string.IsNullOrWhiteSpace(reason)
            ? new Problem("S-05", Facts.Of(("n", $"{standing.Number}"), ("time", standing.At.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("by", standing.ByName)))
            : null;

    private static PackFinding Of(string rule, Problem? problem) => new(rule, problem is null ? PackVerdict.Right : PackVerdict.Wrong, problem);

    private static PackFinding Notable(string rule, Problem? problem) => new(rule, problem is null ? PackVerdict.Right : PackVerdict.Look, problem);
}
