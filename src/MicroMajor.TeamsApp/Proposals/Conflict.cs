using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A place that two people changed at once: the text that stands in the form, and the one that waits.</summary>
/// <param name="Field">The field, or the column of the row.</param>
/// <param name="Theirs">What stands in the form; null when the row is gone.</param>
internal sealed record Conflict(SetAside Mine, FormSection Section, FormField Field, string? Theirs)
{
    /// <summary>What waits for the reader and can be settled now, the newest first.</summary>
    public static IReadOnlyList<Conflict> WaitingIn(Standing standing) => !ProposalLifecycle.IsEditable(standing.Proposal.State) ? [] :
    [
        .. standing.Proposal.AsideOf(standing.Reader)
            .Select(aside => Of(aside, standing))
            .OfType<Conflict>()
            // Two texts that have become one are no conflict any more.
            .Where(c => c.Theirs != c.Mine.Text && standing.MayEdit(c.Section)),
    ];

    /// <summary>A print of the text that waits: two may wait for one place.</summary>
    public string Print => FormMerge.Seen([Field], _ => Mine.Text);

    /// <summary>What the place is called.</summary>
    public string NameIn(Standing standing, Language language) =>
        Mine.Place.Row is null || Theirs is null ? Field.Label.In(language) : Place.NameOf(Mine.Place, standing, language);

    private static Conflict? Of(SetAside aside, Standing standing)
    {
        if (standing.Form.Field(aside.Place.Field) is not { } top) return null;
        var field = aside.Place.Column is null ? top : top.Columns.FirstOrDefault(c => c.Key == aside.Place.Column);
        return field is null ? null : new(aside, standing.Form.SectionOf(top.Key), field, standing.Proposal.TextAt(aside.Place));
    }
}
