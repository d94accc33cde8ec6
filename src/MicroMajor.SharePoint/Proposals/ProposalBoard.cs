using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The board over the list Proposals: each condition is one index, and only the columns of a line are read.</summary>
internal sealed class ProposalBoard(SharePointList list) : IProposalBoard
{
    // The first edition of the form has it, and what one edition brought stays a column.
    private static readonly string s_lead = AnswerColumns.NameOf("lead.name");

    private static readonly IReadOnlyList<string> s_columns =
        ["Title", "RoundId", "UnitCode", "OwnerId", "OwnerName", "State", "Year", s_lead, "CreditTotal", "SubmittedAt", "UpdatedAt", "Decision", "Pending", "Filing"];

    public async Task<BoardPage> PageAsync(BoardQuery query, CancellationToken ct)
    {
        var (column, value) = query switch
        {
            { State: { } state, UnitCode.Length: > 0 } => ("RoundUnitState", ProposalMap.StateKey(ProposalMap.UnitKey(query.RoundId, query.UnitCode), state)),
            { State: { } state } => ("RoundState", ProposalMap.StateKey(query.RoundId, state)),
            { UnitCode.Length: > 0 } => ("RoundUnit", ProposalMap.UnitKey(query.RoundId, query.UnitCode)),
            _ => ("RoundId", query.RoundId),
        };
        var by = query.Order switch { BoardOrder.Submitted => "SubmittedAt", BoardOrder.Updated => "UpdatedAt", _ => "StartedAt" };
        var top = Math.Clamp(query.Top, 1, BoardQuery.MostLines);
        var page = await ReadAsync(query.Continue);
        return new([.. page.Rows.Readable(Read)], page.SkipToken);

        async Task<RowPage> ReadAsync(string? from)
        {
            try
            {
                return await list.PageAsync(column, value, top, $"{by} {(query.Descending ? "desc" : "asc")}", from, ct, s_columns);
            }
            catch (Exception refused) when (from is not null && (refused.HasStatus(400) || refused is TooManyTogetherException))
            {
                return await ReadAsync(null);
            }
        }
    }

    private static BoardLine Read(ListRow row) => new(
        ProposalMap.IdOf((int)(row.Number("Year") ?? 0), row.Id), row.Text("Title"), row.Text("RoundId"), row.Text("UnitCode"), new(row.Text("OwnerId")), row.Text("OwnerName"), row.Word<ProposalState>("State"))
    {
        Lead = row.Text(s_lead),
        Credits = row.Number("CreditTotal") ?? 0,
        SubmittedAt = Instant.Read(row.Text("SubmittedAt")),
        UpdatedAt = Instant.Read(row.Text("UpdatedAt")) ?? default,
        Mean = row.Whole<Decision>("Decision")?.Mean,
        Pending = row.Whole<PendingDecision>("Pending"),
        HasOutdatedDocuments = StandingWords.Read(row.Text("Filing")) == DocumentStanding.Outdated,
    };
}
