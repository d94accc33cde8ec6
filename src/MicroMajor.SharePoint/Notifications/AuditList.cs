using MicroMajor.Domain.Notifications;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Notifications;

/// <summary>The audit lines in the list Audit; nothing here changes one.</summary>
internal sealed class AuditList(SharePointList list) : IAudit
{
    public Task AddAsync(AuditEntry entry, CancellationToken ct) => list.AddOnceAsync("AuditKey", new FieldMap
    {
        ["Title"] = Limits.Heading($"{entry.ProposalId} {entry.Act}"),
        ["AuditKey"] = entry.Key,
        ["ProposalId"] = entry.ProposalId,
        ["RoundId"] = entry.RoundId,
        ["Act"] = entry.Act,
        ["FromState"] = entry.From,
        ["ToState"] = entry.To,
        ["ById"] = entry.By.Value,
        ["ByName"] = entry.ByName,
        ["At"] = Instant.Text(entry.At),
        ["Reason"] = entry.Reason,
    }, ct);

    public async Task<IReadOnlyList<AuditEntry>> OfProposalAsync(string proposalId, CancellationToken ct) =>
        [.. (await list.AllAsync("ProposalId", proposalId, ct)).Select(Read).OrderBy(e => e.At)];

    public async Task<IReadOnlyList<AuditEntry>> OfRoundAsync(string roundId, CancellationToken ct) =>
        [.. (await list.AllAsync("RoundId", roundId, ct)).Select(Read).OrderBy(e => e.At)];

    internal static AuditEntry Read(ListRow row) => new(
        row.Text("AuditKey"), row.Text("ProposalId"), row.Text("RoundId"), row.Text("Act"), row.Text("FromState"), row.Text("ToState"),
        new(row.Text("ById")), row.Text("ByName"), Instant.Read(row.Text("At")) ?? default, row.Text("Reason"));
}
