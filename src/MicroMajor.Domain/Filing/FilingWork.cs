namespace MicroMajor.Domain.Filing;

/// <summary>A document that has to be written.</summary>
/// <param name="Before">What lies in the library in its place; null when nothing does.</param>
/// <param name="Edition">The number it will have.</param>
public sealed record FilingStep(PlannedDocument Document, FilingCause Cause, LibraryDocument? Before, int Edition);

/// <summary>Why a document is written.</summary>
public enum FilingCause
{
    /// <summary>There was none.</summary>
    First,

    /// <summary>The data have changed.</summary>
    Changed,

    /// <summary>Its name has changed.</summary>
    Renamed,

    /// <summary>Somebody changed the file in the library.</summary>
    Altered,

    /// <summary>It was written before and is not in the library any more.</summary>
    Missing,
}

/// <summary>
/// What there is to do between the plan and what lies in the library: only what differs is written, and what no plan has any more is
/// marked 过期, never thrown away.
/// </summary>
public sealed record FilingWork(IReadOnlyList<FilingStep> Steps, IReadOnlyList<(LibraryDocument Document, DocumentStanding Standing)> Marks)
{
    /// <summary>The work.</summary>
    /// <param name="kept">What the proposals and the round say that they have.</param>
    public static FilingWork Of(IReadOnlyList<PlannedDocument> plan, IReadOnlyList<LibraryDocument> there, IReadOnlyList<FiledDocument> kept)
    {
        var places = new Places(there);
        var steps = new List<FilingStep>();
        foreach (var document in plan)
        {
            var before = places.Of(document);
            if (before is null)
            {
                var lost = kept.FirstOrDefault(k => k.Kind == document.Kind && Same(k.Path, document.Path));
                steps.Add(new(document, lost is null ? FilingCause.First : FilingCause.Missing, null, (lost?.Edition ?? 0) + 1));
            }
            else if (before.IsAltered) steps.Add(new(document, FilingCause.Altered, before, before.Edition + 1));
            else if (before.ContentCode != document.ContentCode) steps.Add(new(document, FilingCause.Changed, before, before.Edition + 1));
            else if (!Same(before.Path, document.Path)) steps.Add(new(document, FilingCause.Renamed, before, before.Edition + 1));
        }

        return new(steps, Standings(plan, there));
    }

    /// <summary>The marks that are not what they should be.</summary>
    public static IReadOnlyList<(LibraryDocument Document, DocumentStanding Standing)> Standings(IReadOnlyList<PlannedDocument> plan, IReadOnlyList<LibraryDocument> there)
    {
        var places = new Places(there);
        var current = plan.Select(p => (Plan: p, Lies: places.Of(p))).Where(p => p.Lies is { } lies && lies.ContentCode == p.Plan.ContentCode && Same(lies.Path, p.Plan.Path)).Select(p => p.Lies!.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. there.Select(d => (Document: d, Standing: d.IsAltered ? DocumentStanding.Altered : current.Contains(d.Id) ? DocumentStanding.Current : DocumentStanding.Outdated))
                .Where(d => d.Document.Standing != d.Standing),
        ];
    }

    private static bool Same(string path, string other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);

    // A form is known by its proposal, wherever it lies; the others by their place.
    private sealed class Places(IReadOnlyList<LibraryDocument> there)
    {
        public LibraryDocument? Of(PlannedDocument planned)
        {
            var alike = there.Where(d => d.Kind == planned.Kind && d.ProposalId == planned.ProposalId).ToList();
            return alike.FirstOrDefault(d => Same(d.Path, planned.Path)) ?? (planned.ProposalId.Length > 0 ? alike.MaxBy(d => d.Edition) : null);
        }
    }
}
