using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.People;

/// <summary>What the tenant says a person may do. A card never says it.</summary>
public sealed class Actors(IDirectory directory)
{
    /// <summary>The person as owner of what they own: needs no directory, since owning is written on the proposal.</summary>
    public static Actor Self(TeamsUser user) => new(new(user.ObjectId), user.Name ?? "");

    /// <summary>The person with every role that the directory gives them.</summary>
    public Task<Actor> OfAsync(TeamsUser user, CancellationToken ct) => WithRolesAsync(Self(user), ct);

    /// <summary>The same for a person who is not speaking, but for whom a card is drawn; their name is not needed for that.</summary>
    public Task<Actor> OfAsync(PersonId person, CancellationToken ct) => WithRolesAsync(new(person, ""), ct);

    private async Task<Actor> WithRolesAsync(Actor self, CancellationToken ct)
    {
        var office = await directory.OfficeAsync(ct);
        var units = await directory.UnitsAsync(ct);
        return self with
        {
            IsOffice = office.Contains(self.Id),
            ReviewsUnits = [.. units.Where(u => u.Reviewers.Contains(self.Id)).Select(u => u.Code)],
        };
    }
}
