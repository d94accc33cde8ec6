using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>A proposal as columns and back.</summary>
internal sealed class ProposalMap(KnownForms forms)
{
    /// <summary>All columns that change; the refusal when a text is longer than SharePoint keeps.</summary>
    public Outcome<FieldMap> Write(Proposal proposal)
    {
        var totals = ProposalTotals.Of(proposal.Answers);
        var fields = new FieldMap
        {
            ["Title"] = Limits.Heading(proposal.Name),
            ["State"] = $"{proposal.State}",
            ["RoundId"] = proposal.RoundId,
            ["UnitCode"] = proposal.UnitCode,
            ["FormEdition"] = proposal.FormVersion,
            ["OwnerId"] = proposal.Owner.Value,
            ["OwnerName"] = proposal.OwnerName,
            ["RoundState"] = StateKey(proposal.RoundId, proposal.State),
            ["RoundUnit"] = UnitKey(proposal.RoundId, proposal.UnitCode),
            ["RoundUnitState"] = StateKey(UnitKey(proposal.RoundId, proposal.UnitCode), proposal.State),
            ["UnitState"] = StateKey(proposal.UnitCode, proposal.State),
            ["Owing"] = proposal.Owed.Count > 0 ? Schema.Yes : null,
            ["Revision"] = (decimal)proposal.Revision,
            ["Submissions"] = (decimal)proposal.Submissions,
            ["CreditTotal"] = totals.Credits,
            ["CourseCount"] = (decimal)totals.CourseCount,
            ["SubmittedAt"] = Instant.Text(proposal.SubmittedAt),
            ["UpdatedAt"] = Instant.Text(proposal.UpdatedAt),
            ["UpdatedBy"] = proposal.UpdatedBy,
            ["ReturnReason"] = proposal.ReturnReason,
            ["Returns"] = Json.OfMany(proposal.Returns),
            ["ReturnNotes"] = proposal.Notes == ReturnNotes.None ? null : Json.Of(proposal.Notes),
            ["Example"] = proposal.IsExample ? Schema.Yes : null,
            ["UnitOpinion"] = proposal.UnitOpinion,
            ["EndorsedAt"] = Instant.Text(proposal.EndorsedAt),
            ["Decision"] = Json.Of(proposal.Decision),
            ["Pending"] = Json.Of(proposal.Pending),
            ["Milestones"] = Json.OfMany(proposal.Milestones),
            ["Owed"] = Json.OfMany(proposal.Owed),
            ["Documents"] = Json.OfMany(proposal.Documents),
            ["Filing"] = StandingWords.Of(proposal.Documents),
            ["Bookmarks"] = Json.OfMany(proposal.Bookmarks),
            ["Removed"] = Json.OfMany(proposal.Removed),
            ["Editors"] = Json.OfMany(proposal.Editors),
            ["Aside"] = Json.OfMany(proposal.Aside),
        };
        var columns = forms.Columns;
        if ((columns.Put(proposal.Answers, fields) ?? Limits.Broken(fields, columns.PlaceOf)) is { } problem) return problem;
        return fields;
    }

    /// <summary>The edition of the form that an item's answers belong to; items that name none are older than editions.</summary>
    public static string VersionOf(ListRow row) => row.Text("FormEdition") is { Length: > 0 } version ? version : FormEditions.First;

    public Proposal Read(ListRow row) => ReadAs(IdOf(YearOf(row), row.Id), row);

    /// <summary>A version of the item, whose own id is the version's; null when the item is another proposal's.</summary>
    public Proposal? Read(ListRow version, string id) => ItemOf(id) is { } item && IdOf(YearOf(version), item) == id ? ReadAs(id, version) : null;

    private Proposal ReadAs(string id, ListRow row) => new(
        id, row.Text("RoundId"), row.Text("UnitCode"), new(row.Text("OwnerId")), row.Text("OwnerName"))
    {
        State = row.Word<ProposalState>("State"),
        FormVersion = VersionOf(row),
        Answers = forms.Columns.Read(row),
        Revision = (int)(row.Number("Revision") ?? 0),
        Submissions = (int)(row.Number("Submissions") ?? 0),
        SubmittedAt = Instant.Read(row.Text("SubmittedAt")),
        UpdatedAt = Instant.Read(row.Text("UpdatedAt")) ?? default,
        UpdatedBy = row.Text("UpdatedBy"),
        ReturnReason = row.Text("ReturnReason"),
        Returns = row.Many<ProposalReturn>("Returns"),
        Notes = row.Whole<ReturnNotes>("ReturnNotes") ?? ReturnNotes.None,
        IsExample = row.Text("Example") == Schema.Yes,
        UnitOpinion = row.Text("UnitOpinion"),
        EndorsedAt = Instant.Read(row.Text("EndorsedAt")),
        Decision = row.Whole<Decision>("Decision"),
        Pending = row.Whole<PendingDecision>("Pending"),
        Milestones = row.Many<MilestoneEntry>("Milestones"),
        Owed = row.Many<Owed>("Owed"),
        Documents = row.Many<FiledDocument>("Documents"),
        Bookmarks = row.Many<Bookmark>("Bookmarks"),
        Removed = row.Many<RemovedRow>("Removed"),
        Editors = row.Many<Editor>("Editors"),
        Aside = row.Many<SetAside>("Aside"),
    };

    private static int YearOf(ListRow row) => (int)(row.Number("Year") ?? 0);

    public static string UnitKey(string roundId, string unitCode) => $"{roundId}|{unitCode}";

    public static string StateKey(string key, ProposalState state) => $"{key}|{state}";

    /// <summary>The number in a proposal's id is the number of its item.</summary>
    public static string IdOf(int year, string item) => $"WZY-{year:0000}-{int.Parse(item, CultureInfo.InvariantCulture):0000}";

    /// <summary>The item's number in an id of that form, or null.</summary>
    public static string? ItemOf(string id)
    {
        var parts = id.Split('-');
        return parts is ["WZY", { Length: 4 }, { Length: >= 4 and <= 9 }]
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            && IdOf(year, parts[2]) == id
            ? item.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
