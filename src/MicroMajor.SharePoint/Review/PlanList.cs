using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Review;

/// <summary>
/// The draft plans, in the list AssignmentPlans: one item a round. Two hundred proposals of seven experts would burst a column in any plain way,
/// so people stand once, a line each, and a proposal's line names them by their places: <c>WZY-2025-0001 0 3! -5</c> asks the first and,
/// fixed, the fourth, and keeps the sixth off.
/// </summary>
internal sealed class PlanList(SharePointList list) : IAssignmentPlans
{
    private const string Key = "RoundId";

    // As many as a column holds; a publishing that leaves out more has gone wrong as a whole.
    private const int MostLeftOut = 250;

    public async Task<Stored<AssignmentPlan>?> FindAsync(string roundId, CancellationToken ct) =>
        // SharePoint compares without regard to case.
        await list.FindAsync(Key, roundId, ct) is { } row && row.Text(Key) == roundId ? Read(row) : null;

    public async Task<IReadOnlyList<Stored<AssignmentPlan>>> OwingAsync(CancellationToken ct) => [.. (await list.AllAsync(Schema.Owing, Schema.Yes, ct)).Readable(Read)];

    public async Task<Outcome<Stored<AssignmentPlan>>> SaveAsync(Stored<AssignmentPlan> plan, CancellationToken ct)
    {
        var fields = Write(plan.Value);
        if (Limits.Broken(fields, column => new(column)) is { } problem) return problem;
        if (plan.Version.Length == 0)
        {
            var (row, added) = await list.AddOnceAsync(Key, fields, ct);
            return added || fields.AreIn(row) ? new Stored<AssignmentPlan>(plan.Value, ItemVersion.Of(row)) : new Problem("changed-meanwhile");
        }

        var (item, eTag) = ItemVersion.Read(plan.Version);
        return await list.ReplaceAsync(item, eTag, fields, ct) is { } version ? new Stored<AssignmentPlan>(plan.Value, ItemVersion.Of(item, version)) : new Problem("changed-meanwhile");
    }

    private static FieldMap Write(AssignmentPlan plan)
    {
        var people = plan.Proposals.SelectMany(p => p.Seats.Select(s => s.Expert).Concat(p.KeptOff)).Distinct().OrderBy(p => p.Value, StringComparer.Ordinal).ToList();
        var places = people.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i);
        return new()
        {
            ["Title"] = Limits.Heading(plan.RoundId),
            [Key] = plan.RoundId,
            [Schema.Owing] = plan.Owed.Count > 0 ? Schema.Yes : null,
            ["Standing"] = $"{plan.Standing}",
            ["MadeAt"] = Instant.Text(plan.MadeAt),
            ["MadeBy"] = plan.MadeBy,
            ["PublishedById"] = plan.PublishedBy?.Value,
            ["PublishedByName"] = plan.PublishedByName,
            ["PublishedAt"] = Instant.Text(plan.PublishedAt),
            ["Experts"] = string.Join('\n', people.Select(p => p.Value)),
            ["Plan"] = string.Join('\n', plan.Proposals.Select(p => string.Join(' ',
                [p.ProposalId, .. p.Seats.Select(s => $"{places[s.Expert]}{(s.Pinned ? "!" : "")}"), .. p.KeptOff.Select(k => $"-{places[k]}")]))),
            ["LeftOut"] = Json.OfMany(plan.LeftOut.Take(MostLeftOut).ToList()),
            ["Owed"] = Json.OfMany(plan.Owed),
        };
    }

    internal static Stored<AssignmentPlan> Read(ListRow row)
    {
        var people = Lines(row.Text("Experts")).Select(id => new PersonId(id)).ToList();
        return new(
            new(row.Text(Key))
            {
                Standing = Enum.TryParse<PlanStanding>(row.Text("Standing"), out var standing) ? standing : PlanStanding.Draft,
                MadeAt = Instant.Read(row.Text("MadeAt")) ?? default,
                MadeBy = row.Text("MadeBy"),
                PublishedBy = row.Text("PublishedById") is { Length: > 0 } by ? new PersonId(by) : null,
                PublishedByName = row.Text("PublishedByName"),
                PublishedAt = Instant.Read(row.Text("PublishedAt")),
                Proposals = [.. Lines(row.Text("Plan")).Select(l => Line(l.Split(' '), people))],
                LeftOut = row.Many<PlanLeftOut>("LeftOut"),
                Owed = row.Many<Owed>("Owed"),
            },
            ItemVersion.Of(row));
    }

    private static PlannedProposal Line(string[] parts, List<PersonId> people)
    {
        PersonId At(string place) => people[int.Parse(place.AsSpan().Trim("-!"), CultureInfo.InvariantCulture)];
        return new(
            parts[0],
            [.. parts.Skip(1).Where(p => p[0] != '-').Select(p => new PlannedSeat(At(p), p[^1] == '!'))],
            [.. parts.Skip(1).Where(p => p[0] == '-').Select(At)]);
    }

    private static string[] Lines(string text) => text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
