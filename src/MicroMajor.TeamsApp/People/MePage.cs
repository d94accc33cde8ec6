using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.People;

/// <summary>Who is signed in, and which desks are theirs. Costs no read beyond the catalogues.</summary>
public sealed class MePage(Actors actors, IDirectory directory, Catalogues catalogues, IOptions<TeamsOptions> options, TimeProvider time)
{
    /// <summary>The endpoint.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/me", ReadAsync);

    private async Task<TabAnswer> ReadAsync(TabRequest request, CancellationToken ct)
    {
        var who = await actors.OfAsync(request.User, ct);
        var known = await catalogues.NowAsync(ct);
        var now = time.GetUtcNow();
        return new TabAnswer.View(new MeView(
            who.Id.Value, who.Name, request.Language == Language.Zh ? "zh-CN" : "en", who.IsOffice,
            (await directory.ExpertsAsync(ct)).Any(e => e.Id == who.Id), who.ReviewsUnits is { Count: > 0 },
            [.. known.Units.Where(u => who.Reviews(u.Code)).Select(u => new MeUnit(u.Code, u.Name))],
            [.. known.Rounds.Select(r => new MeRound(r.Id, r.Name.In(request.Language), r.Year, r.OpensAt, r.Deadline, r.IsOpen(now)))],
            new(options.Value.AppId, request.User.TenantId)));
    }
}

/// <summary>The person, for the tabs.</summary>
/// <param name="Units">The units that they endorse for.</param>
internal sealed record MeView(string Id, string Name, string Language, bool IsOffice, bool IsExpert, bool IsDean, IReadOnlyList<MeUnit> Units, IReadOnlyList<MeRound> Rounds, MeApp App);

/// <summary>A unit by its code.</summary>
internal sealed record MeUnit(string Code, string Name);

/// <summary>A round and its dates.</summary>
internal sealed record MeRound(string Id, string Name, int Year, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool IsOpen);

/// <summary>Which app this is, for deep links.</summary>
internal sealed record MeApp(string AppId, string TenantId);
