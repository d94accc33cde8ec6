using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Tabs.Live;

/// <summary>The stores, each telling the journal what it saved: the one place that every save passes, from a card, a tab or behind an answer.</summary>
public static class ToldStores
{
    /// <summary>Puts the journal around the stores that are registered.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton(provider => new LiveJournal(provider.GetRequiredService<Teams.WireTime>())).AddHostedService<LiveRelay>()
        .Around<IProposals>((inner, journal) => new ToldProposals(inner, journal))
        .Around<IAssignments>((inner, journal) => new ToldAssignments(inner, journal))
        .Around<IRounds>((inner, journal) => new ToldRounds(inner, journal))
        .Around<IAssignmentPlans>((inner, journal) => new ToldPlans(inner, journal))
        .Around<IMeetings>((inner, journal) => new ToldMeetings(inner, journal))
        .Around<IHandIns>((inner, journal) => new ToldHandIns(inner, journal));

    private static IServiceCollection Around<T>(this IServiceCollection services, Func<T, LiveJournal, T> around)
        where T : class
    {
        var inner = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(inner);
        return services.AddSingleton(provider => around(
            (T)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<LiveJournal>()));
    }
}

internal sealed class ToldProposals(IProposals inner, LiveJournal journal) : IProposals
{
    public Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct) => inner.FindAsync(id, ct);

    public Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct) => inner.ListAsync(query, ct);

    public Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct) => inner.ListTogetherAsync(queries, ct);

    public async Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct)
    {
        var started = Tell(await inner.StartAsync(draft, year, startKey, ct));
        // A draft is not the office's business yet; that there is one more is.
        journal.Tell("round", started.Value.RoundId, LiveAudience.OfOffice);
        return started;
    }

    public async Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(proposal, ct);
        if (saved.IsDone) Tell(saved.Value);
        return saved;
    }

    private Stored<Proposal> Tell(Stored<Proposal> saved)
    {
        journal.Tell("proposal", saved.Value.Id, LiveAudience.Of(saved.Value));
        return saved;
    }
}

internal sealed class ToldAssignments(IAssignments inner, LiveJournal journal) : IAssignments
{
    public async Task<Stored<Assignment>?> FindAsync(string id, CancellationToken ct)
    {
        var found = await inner.FindAsync(id, ct);
        if (found is not null) journal.Review(found.Value.ProposalId, found.Value.Expert, found.Value.IsActive);
        return found;
    }

    public Task<IReadOnlyList<Stored<Assignment>>> ListAsync(AssignmentQuery query, CancellationToken ct) => inner.ListAsync(query, ct);

    public async Task<Stored<Assignment>> EnsureAsync(Assignment assignment, CancellationToken ct) => Tell(await inner.EnsureAsync(assignment, ct));

    public async Task<Outcome<Stored<Assignment>>> SaveAsync(Stored<Assignment> assignment, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(assignment, ct);
        if (saved.IsDone) Tell(saved.Value);
        return saved;
    }

    // No expert ever hears of another's.
    private Stored<Assignment> Tell(Stored<Assignment> saved)
    {
        var expert = saved.Value.Expert;
        journal.Review(saved.Value.ProposalId, expert, saved.Value.IsActive);
        journal.Tell("assignment", saved.Value.Id, new() { People = [expert], Office = true });
        return saved;
    }
}

internal sealed class ToldRounds(IRounds inner, LiveJournal journal) : IRounds
{
    public Task<IReadOnlyList<Stored<Round>>> ListAsync(CancellationToken ct) => inner.ListAsync(ct);

    public Task<Stored<Round>?> FindAsync(string id, CancellationToken ct) => inner.FindAsync(id, ct);

    public Task<IReadOnlyList<Direction>> DirectionsAsync(CancellationToken ct) => inner.DirectionsAsync(ct);

    public async Task<Outcome<Stored<Round>>> SaveAsync(Stored<Round> round, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(round, ct);
        if (saved.IsDone) journal.Tell("round", saved.Value.Value.Id, LiveAudience.All);
        return saved;
    }
}

internal sealed class ToldPlans(IAssignmentPlans inner, LiveJournal journal) : IAssignmentPlans
{
    public Task<Stored<AssignmentPlan>?> FindAsync(string roundId, CancellationToken ct) => inner.FindAsync(roundId, ct);

    public Task<IReadOnlyList<Stored<AssignmentPlan>>> OwingAsync(CancellationToken ct) => inner.OwingAsync(ct);

    public async Task<Outcome<Stored<AssignmentPlan>>> SaveAsync(Stored<AssignmentPlan> plan, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(plan, ct);
        if (saved.IsDone) journal.Tell("round", saved.Value.Value.RoundId, LiveAudience.OfOffice);
        return saved;
    }
}

internal sealed class ToldMeetings(IMeetings inner, LiveJournal journal) : IMeetings
{
    public Task<Stored<Meeting>?> FindAsync(string id, CancellationToken ct) => inner.FindAsync(id, ct);

    public Task<IReadOnlyList<Stored<Meeting>>> OfRoundAsync(string roundId, CancellationToken ct) => inner.OfRoundAsync(roundId, ct);

    public async Task<Outcome<Stored<Meeting>>> SaveAsync(Stored<Meeting> meeting, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(meeting, ct);
        if (saved.IsDone) journal.Tell("round", saved.Value.Value.RoundId, LiveAudience.OfOffice);
        return saved;
    }
}

internal sealed class ToldHandIns(IHandIns inner, LiveJournal journal) : IHandIns
{
    public Task<Stored<UnitHandIns>?> FindAsync(string roundId, string unitCode, CancellationToken ct) => inner.FindAsync(roundId, unitCode, ct);

    public Task<IReadOnlyList<Stored<UnitHandIns>>> OfRoundAsync(string roundId, CancellationToken ct) => inner.OfRoundAsync(roundId, ct);

    public Task<IReadOnlyList<Stored<UnitHandIns>>> OwingAsync(CancellationToken ct) => inner.OwingAsync(ct);

    public async Task<Outcome<Stored<UnitHandIns>>> SaveAsync(Stored<UnitHandIns> handIns, CancellationToken ct)
    {
        var saved = await inner.SaveAsync(handIns, ct);
        if (saved.IsDone && saved.Value.Value is var told) journal.Tell("round", told.RoundId, new() { Office = true, Unit = told.UnitCode });
        return saved;
    }
}
