using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Forms;

/// <summary>Something that the check of an edition found.</summary>
/// <param name="Stops">The edition would break something and is refused; else it is worth knowing.</param>
/// <param name="Code">What kind of thing; <c>Words</c> has its sentence.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Place">Section, field and column in it: <c>courses/courses.credits</c>; empty for the file as a whole.</param>
public sealed record FormFinding(bool Stops, string Code, string File, string Place, Facts Facts)
{
    internal static FormFinding Fault(string code, string file, string place, params (string Name, string Value)[] facts) => new(true, code, file, place, Facts.Of(facts));

    internal static FormFinding Notice(string code, string file, string place, params (string Name, string Value)[] facts) => new(false, code, file, place, Facts.Of(facts));
}

/// <summary>What the check of a folder came to: everything found, what stops first, in the order of the files.</summary>
/// <param name="Files">The texts; null when a file is missing or cannot be read.</param>
/// <param name="Edition">What they make; null when it is refused.</param>
public sealed record FormReport(string Version, IReadOnlyList<FormFinding> Findings, FormFiles? Files, FormEdition? Edition)
{
    /// <summary>Would it break something?</summary>
    public bool IsRefused => Edition is null;

    /// <summary>The findings that refuse it.</summary>
    public IEnumerable<FormFinding> Faults => Findings.Where(f => f.Stops);
}
