using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Filing;

/// <summary>What has changed since a pack was handed in (过期): by the names of the programmes.</summary>
/// <param name="Changed">Their forms say something else now.</param>
/// <param name="Gone">They were sent back or withdrawn.</param>
/// <param name="Added">They were endorsed afterwards and are not in it.</param>
/// <param name="DutiesChanged">The programmes are the same, and what the college does for its weak majors is not.</param>
public sealed record PackChanges(IReadOnlyList<string> Changed, IReadOnlyList<string> Gone, IReadOnlyList<string> Added, bool DutiesChanged)
{
    /// <summary>Nothing has.</summary>
    public static PackChanges None { get; } = new([], [], [], false);

    /// <summary>Is the pack still what the data say?</summary>
    public bool IsCurrent => Changed.Count == 0 && Gone.Count == 0 && Added.Count == 0 && !DutiesChanged;

    /// <summary>What has changed between the hand-in and what would be handed in now.</summary>
    /// <param name="left">The college's other programmes, for the names that they have now.</param>
    public static PackChanges Of(HandIn? handIn, Pack now, IReadOnlyList<Proposal> left)
    {
        var changes = Of(handIn, now.Programmes, left);
        return changes with { DutiesChanged = handIn is not null && changes.IsCurrent && handIn.ListCode != now.List.ContentCode };
    }

    /// <summary>The same without a look at the list's employment block.</summary>
    public static PackChanges Of(HandIn? handIn, IReadOnlyList<FilingSnapshot> now, IReadOnlyList<Proposal> left)
    {
        if (handIn is null) return None;
        var there = now.ToDictionary(p => p.ProposalId, StringComparer.Ordinal);
        var packed = handIn.Programmes.Select(p => p.ProposalId).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. handIn.Programmes.Where(p => there.TryGetValue(p.ProposalId, out var present) && present.ContentCode != p.Code).Select(p => there[p.ProposalId].ProgramName)],
            [.. handIn.Programmes.Where(p => !there.ContainsKey(p.ProposalId)).Select(p => left.FirstOrDefault(l => l.Id == p.ProposalId) is { Name.Length: > 0 } renamed ? PrintedText.Line(renamed.Name) : p.Name)],
            [.. now.Where(p => !packed.Contains(p.ProposalId)).Select(p => p.ProgramName)],
            false);
    }
}
