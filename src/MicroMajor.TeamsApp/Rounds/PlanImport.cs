using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>An import with what it would change as things stand.</summary>
/// <param name="Units">To say units by their names.</param>
/// <param name="Fits">The other lists that the table could be of.</param>
public sealed record Planned(Stored<PendingImport> Import, ImportPlan Plan, IReadOnlyList<Unit> Units, IReadOnlyList<OfficeList> Fits);

/// <summary>Compares a table with the list that it is for. The list is read anew each time: what a card showed may be long past.</summary>
public sealed class PlanImport(IOfficeLists lists, IRounds rounds, IDirectory directory, IMajors majors, IPeople people, TimeProvider time)
{
    /// <summary>The plan as things stand, or why the table cannot be read.</summary>
    public async Task<Outcome<Planned>> NowAsync(Stored<PendingImport> import, CancellationToken ct)
    {
        var (list, sheet) = (import.Value.List, import.Value.Sheet);
        var units = await directory.UnitsAsync(ct);
        var context = new ImportContext(
            DateOnly.FromDateTime(import.Value.At.ToOffset(TimeSpan.FromHours(8)).DateTime), await YearAsync(ct), import.Value.Source, units, await majors.MajorsAsync(ct),
            ImportReading.Addresses(list, sheet) is { Count: > 0 } addresses ? await people.AccountsAsync(addresses, ct) : []);
        var read = ImportReading.Read(list, sheet, context);
        if (!read.IsDone) return Outcome<Planned>.Refused(read.Problems);
        var years = read.Value.Rows.Select(r => r.Row["year"]).Distinct().Select(y => int.TryParse(y, out var year) ? year : 0).ToList();
        var plan = ImportPlan.Of(list, read.Value, await lists.ReadAsync(list, years, ct));
        return new Planned(import, plan, units, [.. Enum.GetValues<OfficeList>().Where(l => l != list && ImportReading.Fits(l, sheet))]);
    }

    /// <summary>The year whose rates the present round is measured by; without a round, last year.</summary>
    public async Task<int> YearAsync(CancellationToken ct) =>
        (await rounds.ListAsync(ct)).FirstOrDefault() is { } round ? EmploymentRate.YearFor(round.Value) : time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1;
}
