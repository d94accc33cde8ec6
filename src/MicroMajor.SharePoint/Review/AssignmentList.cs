using System.Collections.Immutable;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Review;

/// <summary>The assignments in the list Assignments; an assignment's id is its item's number.</summary>
internal sealed class AssignmentList(SharePointList list) : IAssignments
{
    private const string Key = "AssignmentKey";

    public async Task<Stored<Assignment>?> FindAsync(string id, CancellationToken ct) =>
        ItemNumber.Is(id) && await list.GetAsync(id, ct) is { } row ? ReadableRows.OrNull(row, Read) : null;

    public async Task<Stored<Assignment>> EnsureAsync(Assignment assignment, CancellationToken ct)
    {
        var fields = Write(assignment);
        fields[Key] = assignment.Key;
        var (row, added) = await list.AddOnceAsync(Key, fields, ct);
        return added ? new(assignment with { Id = row.Id }, row.ETag) : Read(row);
    }

    public async Task<Outcome<Stored<Assignment>>> SaveAsync(Stored<Assignment> assignment, CancellationToken ct)
    {
        var fields = Write(assignment.Value);
        if (Limits.Broken(fields, PlaceOf) is { } problem) return problem;
        return await list.ReplaceAsync(assignment.Value.Id, assignment.Version, fields, ct) is { } version
            ? new Stored<Assignment>(assignment.Value, version)
            : new Problem("changed-meanwhile");
    }

    public async Task<IReadOnlyList<Stored<Assignment>>> ListAsync(AssignmentQuery query, CancellationToken ct)
    {
        var (column, value) = query.Kind switch
        {
            AssignmentQueryKind.Proposal => ("ProposalId", query.Key),
            AssignmentQueryKind.Expert => ("ExpertId", query.Key),
            AssignmentQueryKind.Round => ("RoundId", query.Key),
            _ => (Schema.Owing, Schema.Yes),
        };
        return [.. (await list.AllAsync(column, value, ct)).Readable(Read)];
    }

    private static FieldMap Write(Assignment assignment) => new()
    {
        ["Title"] = Limits.Heading(assignment.ProgramName),
        ["ProposalId"] = assignment.ProposalId,
        ["RoundId"] = assignment.RoundId,
        ["ExpertId"] = assignment.Expert.Value,
        ["Owing"] = assignment.Owed.Count > 0 ? Schema.Yes : null,
        ["ProgramName"] = assignment.ProgramName,
        ["ExpertName"] = assignment.ExpertName,
        ["State"] = $"{assignment.State}",
        ["DueAt"] = Instant.Text(assignment.DueAt),
        ["Grades"] = assignment.Grades.Count == 0 ? null : Json.Of(assignment.Grades),
        ["Conclusion"] = assignment.Conclusion is { } conclusion ? $"{conclusion}" : null,
        ["Comment"] = assignment.Comment,
        ["DeclineReason"] = assignment.DeclineReason,
        ["SubmittedAt"] = Instant.Text(assignment.SubmittedAt),
        ["Total"] = assignment.Total,
        ["Owed"] = Json.OfMany(assignment.Owed),
        ["Revision"] = (decimal)assignment.Revision,
        ["Amending"] = assignment.Amending is { } amending ? Json.Of(amending) : null,
        ["History"] = Json.OfMany(assignment.History),
        ["ReopenedAt"] = Instant.Text(assignment.ReopenedAt),
        ["RemindedAt"] = Instant.Text(assignment.RemindedAt),
        ["ReplacedBy"] = assignment.ReplacedBy?.Value,
        ["RecordedBy"] = assignment.RecordedBy,
    };

    internal static Stored<Assignment> Read(ListRow row)
    {
        var grades = row.Whole<Dictionary<string, string>>("Grades");
        var assignment = new Assignment(
            row.Id, row.Text("ProposalId"), row.Text("RoundId"), row.Text("ProgramName"), new(row.Text("ExpertId")), row.Text("ExpertName"), Instant.Read(row.Text("DueAt")) ?? default)
        {
            State = row.Word<AssignmentState>("State"),
            Grades = (grades ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Conclusion = row.Text("Conclusion") is { Length: > 0 } ? row.Word<Conclusion>("Conclusion") : null,
            Comment = row.Text("Comment"),
            DeclineReason = row.Text("DeclineReason"),
            SubmittedAt = Instant.Read(row.Text("SubmittedAt")),
            Total = row.Number("Total"),
            Owed = row.Many<Owed>("Owed"),
            Revision = (int)(row.Number("Revision") ?? 0m),
            Amending = row.Whole<Scorecard>("Amending"),
            History = row.Many<EarlierReview>("History"),
            ReopenedAt = Instant.Read(row.Text("ReopenedAt")),
            RemindedAt = Instant.Read(row.Text("RemindedAt")),
            RecordedBy = row.Text("RecordedBy"),
            ReplacedBy = row.Text("ReplacedBy") is { Length: > 0 } successor ? new PersonId(successor) : null,
        };
        return new(assignment, row.ETag);
    }

    private static FieldRef PlaceOf(string column) => new(column switch { "Comment" => "comment", "DeclineReason" => "reason", _ => column });
}
