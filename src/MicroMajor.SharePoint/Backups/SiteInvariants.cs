using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Notifications;
using MicroMajor.SharePoint.Proposals;
using MicroMajor.SharePoint.Review;
using MicroMajor.SharePoint.Rounds;

namespace MicroMajor.SharePoint.Backups;

/// <summary>
/// Holds a whole site, or a backup of one, against itself: every row can be read, every reference leads somewhere, no key stands twice, documents lie where rows
/// say, and each round agrees with itself by the same rules as 核查数据. Proposals come last, one at a time; of the others only what is needed is kept.
/// </summary>
internal sealed class SiteInvariants(SiteShapes shapes, SiteRows rows)
{
    private readonly List<Diagnosis> found = [];
    private readonly Dictionary<string, Round> rounds = new(StringComparer.Ordinal);
    private readonly HashSet<string> units = new(StringComparer.Ordinal), people = new(StringComparer.OrdinalIgnoreCase), reachable = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> proposals = new(StringComparer.Ordinal), assignments = new(StringComparer.Ordinal), notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> library = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Assignment>> tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AuditEntry>> lines = new(StringComparer.Ordinal);
    private readonly List<Expert> experts = [];

    /// <summary>What does not fit, a finding each; none when all is well.</summary>
    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken ct)
    {
        await foreach (var file in rows.Files().WithCancellation(ct)) library[file.Path] = file.Fields.GetValueOrDefault("ContentCode", "");
        await EachAsync("Rounds", r => RoundList.Read(r).Value, (_, round) => rounds[round.Id] = round, ct);
        await EachAsync("Units", r => r.Text("Code"), (_, code) => units.Add(code), ct);
        await EachAsync("People", r => r, (row, _) => Know(row), ct);
        // What others name has to be known before them.
        await EachAsync("Proposals", shapes.Proposals.Read, (_, proposal) => proposals.Add(proposal.Id), ct);
        await EachAsync("Assignments", r => AssignmentList.Read(r).Value, Task, ct);
        await EachAsync("Editors", r => r, (row, _) => Demand(row, "ProposalId", row.Text("PersonId").Length == 0 || proposals.Contains(row.Text("ProposalId"))), ct);
        await EachAsync("AssignmentPlans", r => PlanList.Read(r).Value, Plan, ct);
        await EachAsync("Meetings", r => MeetingList.Read(r).Value, (row, meeting) =>
        {
            Demand(row, "RoundId", rounds.ContainsKey(meeting.RoundId));
            Demand(row, "Items", meeting.Items.All(i => proposals.Contains(i.ProposalId)));
        }, ct);
        await EachAsync("Audit", AuditList.Read, Line, ct);
        await EachAsync("Notices", NoticeList.Read, (row, notice) =>
        {
            notices.Add(notice.Key);
            if (!IsKnown(notice.Matter)) found.Add(Diagnosis.Doubtful("row-left", ("place", Place(row, "MatterId")), ("value", notice.Matter.Id)));
        }, ct);
        await EachAsync("Register", r => r, (row, _) =>
        {
            Demand(row, "RoundId", rounds.ContainsKey(row.Text("RoundId")));
            Demand(row, "Subject", !row.Text("Subject").StartsWith("WZY-", StringComparison.Ordinal) || proposals.Contains(row.Text("Subject")));
        }, ct);
        await EachAsync("HandIns", r => HandInList.Read(r).Value, HandIns, ct);
        foreach (var name in new[] { "Directions", "Majors", "Employment", "EnablingDirections", "Imports", "Forms" }) await EachAsync(name, r => r, (_, _) => { }, ct);
        await EachAsync("Rounds", r => RoundList.Read(r).Value, (row, round) =>
        {
            Documents(row, round.Documents);
            Debts(row, round.Owed);
        }, ct, again: true);
        await EachAsync("Proposals", shapes.Proposals.Read, Proposal, ct, again: true);
        return found;
    }

    private async Task EachAsync<T>(string list, Func<ListRow, T> read, Action<ListRow, T> look, CancellationToken ct, bool again = false)
    {
        var shape = shapes.Of(list);
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var key = shape.Columns.First(c => c.Unique).Name;
        await foreach (var row in rows.Rows(shape).WithCancellation(ct))
        {
            if (!again && row.Text(key) is { Length: > 0 } value && !keys.Add(value)) found.Add(Diagnosis.Bad("row-twice", ("place", Place(row, key)), ("value", value)));
            T thing;
            try
            {
                thing = read(row);
            }
            catch (Exception broken) when (broken is UnreadableCellException or FormatException or ArgumentException or OverflowException)
            {
                if (!again) found.Add(Diagnosis.Bad("row-unreadable", ("place", (broken as UnreadableCellException)?.Place ?? $"{row.List} #{row.Id}")));
                continue;
            }

            look(row, thing);
        }
    }

    private void Know(ListRow row)
    {
        people.Add(row.Text("PersonId"));
        if (row.Text("ConversationId").Length > 0) reachable.Add(row.Text("PersonId"));
        if (row.Text("Expert") == Schema.Yes) experts.Add(new(new(row.Text("PersonId")), row.Text("Title"), row.Text("UnitCode"), row.Text("Organisation"), row.Text("Field")));
    }

    private void Task(ListRow row, Assignment task)
    {
        assignments.Add(task.Id);
        Demand(row, "ProposalId", proposals.Contains(task.ProposalId));
        Demand(row, "RoundId", rounds.ContainsKey(task.RoundId));
        // Whoever has given theirs may have left since; of whoever still has to, the office should know.
        if (task.State is AssignmentState.Offered or AssignmentState.Accepted && !people.Contains(task.Expert.Value)) found.Add(Diagnosis.Doubtful("task-nobody", ("place", Place(row, "ExpertId")), ("value", task.ProposalId)));
        Debts(row, task.Owed, Schema.Owing);
        // Of what was written only whether it was matters here.
        Keep(tasks, task.ProposalId, task with { Comment = task.Comment.Length > 0 ? "…" : "", History = [], Amending = null, Owed = [] });
    }

    private void Plan(ListRow row, AssignmentPlan plan)
    {
        Demand(row, "RoundId", rounds.ContainsKey(plan.RoundId));
        Demand(row, "Plan", plan.Proposals.All(p => proposals.Contains(p.ProposalId)));
        Debts(row, plan.Owed, Schema.Owing);
    }

    private void Line(ListRow row, AuditEntry entry)
    {
        // Erasing a person takes drafts that nobody saw, and leaves what was done with them.
        if (entry.ProposalId.Length > 0 && !proposals.Contains(entry.ProposalId)) found.Add(Diagnosis.Doubtful("row-left", ("place", Place(row, "ProposalId")), ("value", entry.ProposalId)));
        else Demand(row, "RoundId", rounds.ContainsKey(entry.RoundId));
        Keep(lines, entry.ProposalId, entry with { Key = entry.Key[(entry.Key.LastIndexOf('|') + 1)..], Act = string.Intern(entry.Act), From = string.Intern(entry.From), To = string.Intern(entry.To), RoundId = "", Reason = "", ByName = "", By = default });
    }

    private void HandIns(ListRow row, UnitHandIns handIns)
    {
        Demand(row, "RoundId", rounds.ContainsKey(handIns.RoundId));
        Demand(row, "UnitCode", units.Contains(handIns.UnitCode));
        Documents(row, handIns.Standing?.Documents ?? []);
        Debts(row, handIns.Owed, Schema.Owing);
    }

    private void Proposal(ListRow row, Proposal proposal)
    {
        Demand(row, "RoundId", rounds.ContainsKey(proposal.RoundId));
        Demand(row, "UnitCode", units.Contains(proposal.UnitCode));
        Demand(row, "FormEdition", shapes.Editions.Find(proposal.FormVersion) is not null);
        // What desks and boards find it by.
        if (row.Text("RoundState") != ProposalMap.StateKey(proposal.RoundId, proposal.State)) found.Add(Diagnosis.Bad("row-index", ("place", Place(row, "RoundState"))));
        Documents(row, proposal.Documents);
        Debts(row, proposal.Owed, Schema.Owing);
        if (!rounds.TryGetValue(proposal.RoundId, out var round)) return;
        var isUntold = proposal.State is ProposalState.Recommended or ProposalState.NotRecommended && proposal.Owed.Count == 0 && reachable.Contains(proposal.Owner.Value)
            && !notices.Contains(Notice.KeyOf(proposal.Owner, new(MatterKind.Proposal, proposal.Id)));
        var store = new RoundStore(round, round.Rubric, [proposal], tasks.GetValueOrDefault(proposal.Id) ?? [], experts, lines.GetValueOrDefault(proposal.Id) ?? []) { Untold = isUntold ? [proposal.Id] : [] };
        found.AddRange(StoreCheck.Of(store).Select(p => Diagnosis.Bad(p.Code, [.. p.Facts.Select(f => (f.Key, f.Value))])));
    }

    private void Documents(ListRow row, IReadOnlyList<FiledDocument> documents)
    {
        foreach (var document in documents)
            if (!library.TryGetValue(document.Path, out var code)) found.Add(Diagnosis.Bad("file-missing", ("place", $"{row.List} #{row.Id}"), ("path", document.Path)));
            else if (code.Length > 0 && code != document.ContentCode) found.Add(Diagnosis.Bad("file-code", ("place", $"{row.List} #{row.Id}"), ("path", document.Path), ("told", document.ContentCode), ("code", code)));
    }

    private void Debts(ListRow row, IReadOnlyList<Owed> owed, string? mark = null)
    {
        if (mark is not null && row.Text(mark) == Schema.Yes != owed.Count > 0) found.Add(Diagnosis.Bad("row-index", ("place", Place(row, mark))));
        foreach (var debt in owed)
            if (DebtorOf(debt) is { } nobody) found.Add(Diagnosis.Bad("owed-nobody", ("place", Place(row, "Owed")), ("value", nobody)));
    }

    // Whom the debt is owed to and nobody knows, or what it is about and is not there; null when all is known. Whoever the bot never met is owed to all the same.
    private string? DebtorOf(Owed debt) => debt switch
    {
        CardDue card when !IsKnown(card.Matter) => $"{card.Matter.Kind} {card.Matter.Id}",
        CardDue { To: { Kind: AudienceKind.UnitReviewers } unit } when !units.Contains(unit.Id) => unit.Id,
        MessageDue { To: { Kind: AudienceKind.UnitReviewers } unit } when !units.Contains(unit.Id) => unit.Id,
        AssignmentDue task when !people.Contains(task.Expert.Value) => task.Expert.Value,
        _ => null,
    };

    private bool IsKnown(Matter matter) => matter.Kind switch
    {
        MatterKind.Assignment => assignments.Contains(matter.Id),
        MatterKind.RoundDesk => rounds.ContainsKey(matter.Id),
        MatterKind.HandIn => UnitHandIns.Read(matter.Id) is { } handIn && rounds.ContainsKey(handIn.RoundId),
        // A sentence may be about no proposal, and so is what a feed did not take.
        _ => matter.Id.Length == 0 || proposals.Contains(matter.Id),
    };

    private void Demand(ListRow row, string column, bool isKnown)
    {
        if (!isKnown) found.Add(Diagnosis.Bad("row-nowhere", ("place", Place(row, column)), ("value", row.Text(column) is { Length: <= 80 } value ? value : "…")));
    }

    private static string Place(ListRow row, string column) => $"{row.List} #{row.Id} {column}";

    private static void Keep<T>(Dictionary<string, List<T>> all, string key, T one)
    {
        if (!all.TryGetValue(key, out var of)) all[key] = of = [];
        of.Add(one);
    }
}
