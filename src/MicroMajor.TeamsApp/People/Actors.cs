using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.People;

/// <summary>What the tenant says a person may do. A card never says it.</summary>
public sealed class Actors(IDirectory directory, IPersonalSettings settings, TimeProvider time)
{
    /// <summary>The person as owner of what they own: needs no directory, since owning is written on the proposal.</summary>
    public static Actor Self(TeamsUser user) => new(new(user.ObjectId), user.Name ?? "");

    /// <summary>The person with every role that the directory gives them.</summary>
    public Task<Actor> OfAsync(TeamsUser user, CancellationToken ct) => WithRolesAsync(Self(user), ct);

    /// <summary>The same for a person who is not speaking, but for whom a card is drawn; their name is not needed for that.</summary>
    public Task<Actor> OfAsync(PersonId person, CancellationToken ct) => WithRolesAsync(new(person, ""), ct);

    /// <summary>Who endorses for the unit today: its reviewers, and whoever acts for one of them who is away.</summary>
    public async Task<IReadOnlyList<PersonId>> ReviewersOfAsync(string unitCode, CancellationToken ct)
    {
        var reviewers = (await directory.UnitsAsync(ct)).FirstOrDefault(u => u.Code == unitCode)?.Reviewers ?? [];
        var today = WorkingDays.DayOf(time.GetUtcNow());
        var deputies = (await settings.WithDeputiesAsync(ct)).Where(s => reviewers.Contains(s.Person) && s.IsRepresentedBy(s.Deputy!.Value, today)).Select(s => s.Deputy!.Value);
        return [.. reviewers.Concat(deputies).Distinct()];
    }

    private async Task<Actor> WithRolesAsync(Actor self, CancellationToken ct)
    {
        var office = await directory.OfficeAsync(ct);
        var units = await directory.UnitsAsync(ct);
        IReadOnlyList<string> own = [.. units.Where(u => u.Reviewers.Contains(self.Id)).Select(u => u.Code)];
        var today = WorkingDays.DayOf(time.GetUtcNow());
        IReadOnlyList<StandIn> absent =
        [
            .. (await settings.WithDeputiesAsync(ct)).Where(s => s.IsRepresentedBy(self.Id, today))
                .Select(s => new StandIn(s.Person, s.Name, [.. units.Where(u => u.Reviewers.Contains(s.Person)).Select(u => u.Code).Except(own)]))
                .Where(s => s.Units.Count > 0),
        ];
        return self with { IsOffice = office.Contains(self.Id), ReviewsUnits = [.. own, .. absent.SelectMany(a => a.Units).Distinct()], StandsInFor = absent };
    }
}
