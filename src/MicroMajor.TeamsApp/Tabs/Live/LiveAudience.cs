using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Tabs.Live;

/// <summary>Who may know of something: as data, for other instances of the program ask it too.</summary>
public sealed record LiveAudience
{
    /// <summary>Whoever files, reviews or decides in a round may know that it moves on.</summary>
    public static readonly LiveAudience All = new() { Everybody = true };

    /// <summary>The office.</summary>
    public static readonly LiveAudience OfOffice = new() { Office = true };

    public bool Everybody { get; init; }

    public bool Office { get; init; }

    /// <summary>Who endorses for that unit.</summary>
    public string? Unit { get; init; }

    public IReadOnlyList<PersonId> People { get; init; } = [];

    /// <summary>The experts who review that proposal.</summary>
    public string? ReviewersOf { get; init; }

    /// <summary>Who did it knows.</summary>
    public PersonId? Except { get; init; }

    /// <summary>Who may read the proposal; who was just taken off its list hears of that once more, too.</summary>
    public static LiveAudience Of(Proposal proposal)
    {
        var isShown = proposal.IsReadableBy(new(new(""), "", IsOffice: true));
        return new() { People = [proposal.Owner, .. proposal.Editors.Select(e => e.Id)], Office = isShown, Unit = isShown ? proposal.UnitCode : null, ReviewersOf = proposal.Id };
    }

    internal bool Includes(Actor who, LiveJournal journal) => who.Id.Value.Length > 0 && who.Id != Except
        && (Everybody || Office && who.IsOffice || Unit is not null && who.Reviews(Unit) || People.Contains(who.Id) || ReviewersOf is not null && journal.IsReviewing(ReviewersOf, who.Id));
}
