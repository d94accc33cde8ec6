using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Keeps what stands in the inputs of a section's card: one write, or none when nothing was changed.</summary>
internal sealed class KeepTyped(IProposals proposals, TimeProvider time)
{
    public async Task<Outcome<Kept>> KeepAsync(Turn turn, Stored<Proposal> loaded, FormSection section, CancellationToken ct)
    {
        var seen = turn.Data.Whole("seen");
        var read = turn.Data.Typed(section.Fields.Where(f => f.Type != FieldType.Table));
        if (!read.IsDone) return Outcome<Kept>.Refused(read.Problems);

        var typed = FormMerge.WithEmptied(read.Value, seen, section.Fields);
        var merge = FormMerge.Of(typed, seen, key => loaded.Value.Answers[key]);
        var saved = await proposals.DecideAndSaveAsync(loaded, (present, _) =>
        {
            merge = FormMerge.Of(typed, seen, key => present.Value.Answers[key]);
            return ValueTask.FromResult(merge.ToFill.Count == 0 ? present.Value : present.Value.Fill(section, merge.ToFill, Actors.Self(turn.User), time.GetUtcNow()));
        }, ct);
        return saved.IsDone ? new Kept(saved.Value, merge.ToFill.Count, merge.Overwritten) : Outcome<Kept>.Refused(saved.Problems);
    }
}

/// <summary>What came of keeping.</summary>
/// <param name="Changed">How many fields were written.</param>
/// <param name="Overwritten">By field: another screen's text that gave way.</param>
internal sealed record Kept(Stored<Proposal> Stored, int Changed, IReadOnlyDictionary<string, string> Overwritten);
