using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Keeps what stands in the inputs of a section's card: one write, or none when nothing was changed.</summary>
internal sealed class KeepTyped(IProposals proposals, PickedPeople people, TimeProvider time)
{
    /// <param name="chosen">The field whose text the person has just chosen, having seen both: the one that waited is done with.</param>
    public async Task<Outcome<Kept>> KeepAsync(Turn turn, Stored<Proposal> loaded, FormSection section, CancellationToken ct, string? chosen = null)
    {
        var seen = turn.Data.Whole("seen");
        var read = turn.Data.Typed(section.Fields.Where(f => f.Type != FieldType.Table).SelectMany(f => f.Inputs));
        if (!read.IsDone) return Outcome<Kept>.Refused(read.Problems);

        var picked = await people.ReadAsync(section.Fields, FormMerge.WithEmptied(read.Value, seen, section.Fields), key => loaded.Value.Answers[key], _ => "", ct);
        var typed = picked.Typed;
        var merge = FormMerge.Of(typed, seen, key => loaded.Value.Answers[key]);
        var before = loaded.Value.Answers;
        var saved = await proposals.DecideAndSaveAsync(loaded, (present, _) =>
        {
            merge = FormMerge.Of(typed, seen, key => present.Value.Answers[key]).WithWholePeople(section.Fields);
            before = present.Value.Answers;
            return ValueTask.FromResult(Decide(present.Value));
        }, ct);
        if (!saved.IsDone) return Outcome<Kept>.Refused(saved.Problems);
        var after = saved.Value.Value.Answers;
        return new Kept(saved.Value, merge.ToFill.Count, [.. merge.SetAside.Keys.Select(f => new FieldRef(f))])
        {
            Unknown = picked.Unknown,
            Cleared = [.. section.Fields.Where(f => !f.IsAsked(after) && (before[f.Key].Length > 0 && after[f.Key].Length == 0 || before.Rows(f.Key).Count > after.Rows(f.Key).Count))],
        };

        Outcome<Proposal> Decide(Proposal present)
        {
            var (by, now) = (Actors.Self(turn.User), time.GetUtcNow());
            var filled = merge.ToFill.Count == 0 ? present : present.Fill(section, merge.ToFill, by, now);
            if (!filled.IsDone) return filled;
            var kept = filled.Value.PutAside(section, merge.SetAside.ToDictionary(a => new FieldRef(a.Key), a => a.Value), by, now);
            var waiting = chosen is null || merge.SetAside.ContainsKey(chosen) || !kept.IsDone ? null : kept.Value.AsideOf(by.Id).FirstOrDefault(a => a.Place == new FieldRef(chosen));
            return waiting is null ? kept : kept.Value.Drop(waiting, by, now);
        }
    }
}

/// <summary>What came of keeping.</summary>
/// <param name="Changed">How many fields were written.</param>
/// <param name="Aside">The fields that somebody else changed too: what was typed there waits to be chosen from.</param>
internal sealed record Kept(Stored<Proposal> Stored, int Changed, IReadOnlyList<FieldRef> Aside)
{
    /// <summary>The fields in which somebody was picked whom the directory does not know.</summary>
    public IReadOnlyList<FormField> Unknown { get; init; } = [];

    /// <summary>The fields that are no longer asked and have lost their answer for it.</summary>
    public IReadOnlyList<FormField> Cleared { get; init; } = [];
}
