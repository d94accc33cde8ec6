using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The keys by which the board finds proposals: proposals of an older release get theirs when the columns are made.</summary>
internal sealed class BoardKeys(SharePointList list)
{
    private const string OfUnit = "RoundUnit", OfState = "RoundUnitState";

    /// <summary>Was one of the columns made in a list that was there before?</summary>
    public static bool AreNew(IReadOnlyList<string> created) =>
        !created.Contains("Proposals") && (created.Contains($"Proposals.{OfUnit}") || created.Contains($"Proposals.{OfState}"));

    /// <summary>Writes the keys where they are missing or wrong. Running it again writes nothing.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await list.WholeAsync(["RoundId", "UnitCode", "State", OfUnit, OfState], after, ct);
            foreach (var row in page.Rows)
            {
                var unit = ProposalMap.UnitKey(row.Text("RoundId"), row.Text("UnitCode"));
                var fields = new FieldMap { [OfUnit] = unit, [OfState] = $"{unit}|{row.Text("State")}" };
                if (!fields.AreIn(row)) await list.OverwriteAsync(row.Id, fields, ct);
            }

            after = page.SkipToken;
        }
        while (after is not null);
    }
}
