using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>
/// What every card needs and hardly ever changes: rounds, units, directions, majors, editions of the form. Kept for a minute, so that drawing a card costs no
/// further reads. Decisions that hang on a round (is it still open?) read the round itself.
/// </summary>
public sealed class Catalogues(IRounds rounds, IDirectory directory, IMajors majors, IFormEditions editions, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private Catalogue? last;

    /// <summary>The catalogues, at most a minute old.</summary>
    public async Task<Catalogue> NowAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // The store knows of a new edition as soon as it has read a proposal that names it.
        var forms = await editions.AllAsync(ct);
        if (last is { } kept && now - kept.ReadAt < Kept) return kept with { Editions = forms };
        IReadOnlyList<Round> all = [.. (await rounds.ListAsync(ct)).Select(r => r.Value)];
        var read = new Catalogue(
            all,
            await directory.UnitsAsync(ct),
            await rounds.DirectionsAsync(ct),
            forms,
            now)
        {
            Majors = await majors.MajorsAsync(ct),
            Rates = await RatesAsync(all, ct),
        };
        last = read;
        return read;
    }

    /// <summary>Something in them was changed here: read them anew.</summary>
    public void Forget() => last = null;

    // A round of years ago is looked at, not filled in: its figures are not worth a read a minute.
    private async Task<IReadOnlyList<EmploymentRate>> RatesAsync(IReadOnlyList<Round> all, CancellationToken ct)
    {
        var rates = new List<EmploymentRate>();
        foreach (var year in all.Select(EmploymentRate.YearFor).Distinct().OrderDescending().Take(2)) rates.AddRange(await majors.RatesAsync(year, ct));
        return rates;
    }

    /// <summary>The round with that id, read anew when it is not among those known.</summary>
    public async Task<Round?> RoundAsync(string id, CancellationToken ct) =>
        (await NowAsync(ct)).Rounds.FirstOrDefault(r => r.Id == id) ?? (await rounds.FindAsync(id, ct))?.Value;
}

/// <summary>Rounds (newest first), units, directions and editions of the form as read at one instant.</summary>
public sealed record Catalogue(IReadOnlyList<Round> Rounds, IReadOnlyList<Unit> Units, IReadOnlyList<Direction> Directions, FormEditions Editions, DateTimeOffset ReadAt)
{
    /// <summary>The school's majors.</summary>
    public IReadOnlyList<Major> Majors { get; init; } = [];

    /// <summary>The employment rates of the years that the rounds are measured by.</summary>
    public IReadOnlyList<EmploymentRate> Rates { get; init; } = [];

    /// <summary>The majors that clause 三.3 means in a round.</summary>
    public IReadOnlyList<WeakMajor> Weak(Round round) => WeakMajors.Of(Majors, [.. Rates.Where(r => r.Year == EmploymentRate.YearFor(round))], round.Policy);
}
