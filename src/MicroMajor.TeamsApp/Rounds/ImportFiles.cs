using MicroMajor.Documents.Reading;
using MicroMajor.Documents.Sheets;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>Takes a table, pasted or sent as a file, keeps it, and shows what it would change.</summary>
public sealed class ImportFiles(IImports imports, PlanImport plans, ImportDesk desk, ImportWords words, FileCheck check, TimeProvider time)
{
    // Which list a file is of, when several could be: the one that says more goes first.
    private static readonly OfficeList[] s_order = [OfficeList.Experts, OfficeList.Employment, OfficeList.Directions, OfficeList.Majors, OfficeList.Units];

    /// <summary>imports/preview: what was pasted. When it cannot be read, the card stays with the text in it.</summary>
    public async ValueTask<Reply> PastedAsync(Turn turn, CancellationToken ct)
    {
        if (!await desk.IsOfficeAsync(turn, ct)) return desk.Refused("not-the-office", turn);
        if (ImportDesk.ListOf(turn) is not { } list) return await desk.ListsAsync(turn.Language, null, ct);
        var sheet = SheetFile.Pasted(turn.Data.Whole("pasted"));
        return sheet.IsDone ? await KeepAsync(turn, list, sheet.Value, words["pasted", turn.Language], ct) : desk.Refused(sheet.Problems, turn);
    }

    /// <summary>A file in the chat: whose list it is, its headings say. One with a content code is a filing document, whoever sends it.</summary>
    public async ValueTask<Reply> SentAsync(Turn turn, CancellationToken ct)
    {
        var isOffice = await desk.IsOfficeAsync(turn, ct);
        if (turn.Files is not [var file]) return desk.Refused(isOffice ? "one-table-at-a-time" : "tables-are-the-offices", turn);
        var bytes = await file.ReadAsync(SheetFile.LargestFile, ct);
        if (bytes.IsDone && await check(turn, file, bytes.Value, false, ct) is { } checkedFile) return checkedFile;
        if (!isOffice) return desk.Refused("tables-are-the-offices", turn);
        if (!bytes.IsDone) return desk.Refused(bytes.Problems, turn);
        if (ElectronicFile.Fault(CleanText.Of(file.Name), FileKinds.Of(file.Name, bytes.Value)) is { Code: "S-06" } archive) return desk.Refused([archive], turn);
        var read = SheetFile.Read(CleanText.Of(file.Name), bytes.Value);
        if (!read.IsDone) return desk.Refused(read.Problems, turn);
        var fitting = s_order.Select(l => (List: l, Sheets: read.Value.Where(s => ImportReading.Fits(l, s)).ToList())).FirstOrDefault(f => f.Sheets.Count > 0);
        return fitting.Sheets switch
        {
            null => await desk.ListsAsync(turn.Language, Banner.Look(words.Filled("no-list", turn.Language, ("name", file.Name))), ct),
            [var sheet] => await KeepAsync(turn, fitting.List, sheet, "", ct),
            var several => desk.Refused([new Problem("import-two-sheets", Facts.Of(("names", string.Join('、', several.Select(s => s.Name)))))], turn),
        };
    }

    /// <summary>imports/reread: the same table as another list's.</summary>
    public async ValueTask<Reply> RereadAsync(Turn turn, CancellationToken ct)
    {
        if (!await desk.IsOfficeAsync(turn, ct)) return desk.Refused("not-the-office", turn);
        if (await desk.FindAsync(turn, ct) is not { } import || ImportDesk.ListOf(turn) is not { } list) return desk.Refused("no-such-import", turn);
        return await KeepAsync(turn, list, import.Value.Sheet, import.Value.Source, ct);
    }

    private async Task<Reply> KeepAsync(Turn turn, OfficeList list, Sheet sheet, string from, CancellationToken ct)
    {
        var source = turn.Data.Word("source") is { } typed && CleanText.Of(typed) is { Length: > 0 } said ? said : from.Length > 0 ? from : sheet.Name;
        var who = Actors.Self(turn.User);
        var import = new PendingImport(IdOf(turn), list, who.Id, who.Name, time.GetUtcNow(), source, sheet, []);
        var planned = await plans.NowAsync(new(import, ""), ct);
        if (!planned.IsDone) return desk.Refused(planned.Problems, turn);
        var kept = await imports.SaveAsync(new(import with { Seen = planned.Value.Plan.Prints }, ""), ct);
        return kept.IsDone ? desk.Preview(planned.Value with { Import = kept.Value }, turn.Language, null) : desk.Refused(kept.Problems, turn);
    }

    // A message that arrives twice makes one import.
    private static string IdOf(Turn turn) => $"{turn.User.ObjectId}|{turn.ActivityId}" is { Length: <= 200 } id ? id : $"{turn.User.ObjectId}|{turn.ActivityId}"[..200];
}
