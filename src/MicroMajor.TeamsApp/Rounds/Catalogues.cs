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
        var read = new Catalogue(
            [.. (await rounds.ListAsync(ct)).Select(r => r.Value)],
            await directory.UnitsAsync(ct),
            await rounds.DirectionsAsync(ct),
            forms,
            now)
        {
            Majors = await majors.MajorsAsync(ct),
        };
        last = read;
        return read;
    }

    /// <summary>Something in them was changed here: read them anew.</summary>
    public void Forget() => last = null;

    /// <summary>The round with that id, read anew when it is not among those known.</summary>
    public async Task<Round?> RoundAsync(string id, CancellationToken ct) =>
        (await NowAsync(ct)).Rounds.FirstOrDefault(r => r.Id == id) ?? (await rounds.FindAsync(id, ct))?.Value;
}

/// <summary>Rounds (newest first), units, directions and editions of the form as read at one instant.</summary>
public sealed record Catalogue(IReadOnlyList<Round> Rounds, IReadOnlyList<Unit> Units, IReadOnlyList<Direction> Directions, FormEditions Editions, DateTimeOffset ReadAt)
{
    /// <summary>The school's majors.</summary>
    public IReadOnlyList<Major> Majors { get; init; } = [];
}
