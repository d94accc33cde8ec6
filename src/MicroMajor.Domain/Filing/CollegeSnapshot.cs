namespace MicroMajor.Domain.Filing;

/// <summary>
/// The programmes of a college as they are filed in one file (附件2 per college), by proposal id whatever order they come in. Its code follows
/// from theirs: when none of them changes, neither does it.
/// </summary>
/// <param name="UnitName">牵头学院（部）, the same in all of them.</param>
public sealed record CollegeSnapshot(string RoundId, int Year, string School, string UnitName, IReadOnlyList<FilingSnapshot> Programmes)
{
    /// <summary>
    /// The file of these programmes, or why they cannot be one: a Word form of the office's own has pages, styles and parts of its own, and is
    /// filed by itself.
    /// </summary>
    public static Outcome<CollegeSnapshot> Bound(IReadOnlyList<FilingSnapshot> programmes) => programmes.FirstOrDefault(p => p.Template is not null) is { } own
        ? new Problem("college-own-form", Facts.Of(("programme", own.ProgramName)))
        : Of(programmes);

    /// <summary>The file of these programmes.</summary>
    /// <exception cref="ArgumentException">There are none, or they are not of one college and one round.</exception>
    public static CollegeSnapshot Of(IReadOnlyList<FilingSnapshot> programmes)
    {
        if (programmes.Count == 0) throw new ArgumentException("A college without programmes has no file.", nameof(programmes));
        var first = programmes[0];
        if (programmes.Any(p => p.RoundId != first.RoundId || p.UnitName != first.UnitName || p.School != first.School))
            throw new ArgumentException("The programmes of a file are of one college and one round.", nameof(programmes));
        return new(first.RoundId, first.Year, first.School, first.UnitName, [.. programmes.OrderBy(p => p.ProposalId, StringComparer.Ordinal)]);
    }

    /// <summary>The latest decision among them (UTC).</summary>
    public DateTimeOffset DecidedAt => Programmes.Max(p => p.DecidedAt);

    /// <summary>True when every programme in it is final.</summary>
    public bool IsFinal => Programmes.All(p => p.IsFinal);

    /// <summary>The code of the whole file, <c>XXXX-XXXX</c>; each programme's pages show their own beside it.</summary>
    public string ContentCode => Canonical.CodeOf(this);

    /// <inheritdoc />
    public bool Equals(CollegeSnapshot? other) => other is not null && Canonical.Of(this).AsSpan().SequenceEqual(Canonical.Of(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(RoundId, UnitName, Programmes.Count);
}
