using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Demo;

/// <summary>An owner at their cards: fills in a first version with its slips, reads why it is not taken, and mends it by what the sentences say.</summary>
internal sealed class OwnerPlay(Player player, Sheet sheet, SentenceReader reader)
{
    // Each round mends all that the check shows; it shows a few findings of each section at a time.
    private const int MostRounds = 6;

    /// <summary>The person.</summary>
    public Player Player => player;

    /// <summary>The proposal's id, once it is started.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How many sentences were read and followed.</summary>
    public int Mended { get; private set; }

    /// <summary>我要申报, and every section as the owner knows it.</summary>
    public async Task FillAsync(string unit, CancellationToken ct)
    {
        await player.SayAsync("我要申报", ct);
        var home = await player.PressAsync("proposals/create", new { unit }, ct: ct);
        Id = IdOn(home.Card) ?? throw new DemoRefused($"{player.Person.UserPrincipalName} started a proposal, but the card does not name it: {Player.Read(home.Card)}");

        // The team first: courses name their teachers.
        foreach (var section in FormDefinitions.Current.Sections.OrderByDescending(s => s.Key == "team"))
        {
            var tables = section.Fields.Where(f => sheet.Rows.ContainsKey(f.Key)).ToList();
            if (Texts(section).Count == 0 && tables.Count == 0) continue;
            await SaveSectionAsync(section, ct);
            foreach (var table in tables) await AddRowsAsync(table.Key, ct);
            await HomeAsync(ct);
        }
    }

    /// <summary>Submits; refused, has the proposal checked, follows each sentence, and tries again until it is taken.</summary>
    public async Task SubmitAsync(CancellationToken ct)
    {
        for (var round = 0; ; round++)
        {
            var answer = await player.PressAsync("proposals/submit", fits: IsMine, ct: ct);
            if (await player.FindCardAsync("proposals/submit", IsMine, ct) is null) return;
            if (round == MostRounds || await MendAsync(ct) == 0) throw new DemoRefused($"{player.Person.UserPrincipalName} could not submit {Id}: {Player.Read(answer.Card)}");
        }
    }

    /// <summary>Changes one text of a section that is open, and goes back.</summary>
    public async Task ChangeAsync(string field, string text, CancellationToken ct)
    {
        sheet.Texts[field] = text;
        await SaveSectionAsync(FormDefinitions.Current.SectionOf(field), ct);
        await HomeAsync(ct);
    }

    /// <summary>Ticks a point of a return, or answers it, and goes back.</summary>
    public async Task TickAsync(string point, string answer, CancellationToken ct)
    {
        await player.PressAsync("checklist/open", fits: IsMine, ct: ct);
        var inputs = new Dictionary<string, string> { [$"done_{point}"] = answer.Length == 0 ? "true" : "false", [$"answer_{point}"] = answer };
        await player.PressAsync("checklist/save", inputs, data => IsMine(data) && (string?)data["then"] == "home", ct);
    }

    /// <summary>Is the button about this proposal?</summary>
    public bool IsMine(JsonObject data) => (string?)data["proposalId"] == Id;

    private async Task<int> MendAsync(CancellationToken ct)
    {
        var check = await player.PressAsync("proposals/check", fits: IsMine, ct: ct);
        var readings = Sentences(check.Card).Select(s => reader.Read(s) ?? throw new DemoRefused($"{Id}: no owner would understand “{s}”.")).ToList();
        await HomeAsync(ct);

        // What goes last would move the rows that the other sentences count.
        var changes = readings.OrderBy(r => r.Code == "C-09").Select(r => Repairs.Of(r, sheet)).OfType<Change>().Distinct().ToList();
        foreach (var change in changes) await SaveAsync(change, ct);
        Mended += changes.Count;
        return changes.Count;
    }

    private async Task SaveAsync(Change change, CancellationToken ct)
    {
        switch (change)
        {
            case Change.Section section:
                await SaveSectionAsync(FormDefinitions.Current.Section(section.Key)!, ct);
                break;
            case Change.Row row:
                await OpenRowAsync(row.Table, row.Index, ct);
                await player.PressAsync("proposals/row-save", sheet.Rows[row.Table][row.Index], data => (string?)data["table"] == row.Table && (string?)data["then"] == "section", ct);
                break;
            case Change.RowGone gone:
                await OpenRowAsync(gone.Table, gone.Index, ct);
                await player.PressAsync("proposals/row-remove", fits: data => (string?)data["table"] == gone.Table, ct: ct);
                break;
            case Change.Reason reason:
                await player.PressAsync("proposals/check", fits: IsMine, ct: ct);
                await player.PressAsync("proposals/reason", fits: data => (string?)data["wants"] == reason.Rule, ct: ct);
                await player.PressAsync("proposals/reason-save", new { text = reason.Text }, data => (string?)data["wants"] == reason.Rule, ct);
                break;
        }

        await HomeAsync(ct);
    }

    private async Task SaveSectionAsync(FormSection section, CancellationToken ct)
    {
        await player.PressAsync("proposals/section", fits: data => IsMine(data) && (string?)data["section"] == section.Key, ct: ct);
        var texts = Texts(section);
        // What a choice asks in addition shows only once it is saved.
        for (var i = 0; i < 2 && texts.Count > 0; i++) await player.PressAsync("proposals/save", texts, data => (string?)data["then"] == "stay", ct);
    }

    private async Task AddRowsAsync(string table, CancellationToken ct)
    {
        var rows = sheet.Rows[table];
        await player.PressAsync("proposals/row", fits: data => (string?)data["table"] == table && data["row"] is null, ct: ct);
        for (var i = 0; i < rows.Count; i++)
        {
            var then = i < rows.Count - 1 ? "another" : "section";
            await player.PressAsync("proposals/row-save", rows[i], data => (string?)data["table"] == table && (string?)data["then"] == then, ct);
        }
    }

    private async Task OpenRowAsync(string table, int index, CancellationToken ct)
    {
        var section = FormDefinitions.Current.SectionOf(table).Key;
        var opened = await player.PressAsync("proposals/section", fits: data => IsMine(data) && (string?)data["section"] == section, ct: ct);
        var row = Player.Buttons(opened.Card, "proposals/row").Select(data => (string?)data["row"]).OfType<string>().ElementAtOrDefault(index)
            ?? throw new DemoRefused($"{Id}: there is no row {index + 1} in {table}.");
        await player.PressAsync("proposals/row", fits: data => (string?)data["table"] == table && (string?)data["row"] == row, ct: ct);
    }

    private async Task HomeAsync(CancellationToken ct)
    {
        if (await player.FindCardAsync("proposals/open", IsMine, ct) is not null) await player.PressAsync("proposals/open", fits: IsMine, ct: ct);
        else if (await player.FindCardAsync("proposals/save", data => IsMine(data) && (string?)data["then"] == "home", ct) is not null) await player.PressAsync("proposals/save", fits: data => IsMine(data) && (string?)data["then"] == "home", ct: ct);
    }

    private Dictionary<string, string> Texts(FormSection section) =>
        section.Fields.Where(f => sheet.Texts.ContainsKey(f.Key)).ToDictionary(f => f.Key, f => sheet.Texts[f.Key]);

    // The check marks what stops a submission with a cross, in the colour of a warning.
    private static IEnumerable<string> Sentences(JsonNode? card) => Player.TextBlocks(card)
        .Where(t => (string?)t["color"] == "attention" && ((string?)t["text"])?.StartsWith("✕ ", StringComparison.Ordinal) == true)
        .Select(t => ((string)t["text"]!)[2..]);

    private static string? IdOn(JsonNode? node) => node switch
    {
        JsonObject o => (string?)(o["data"] as JsonObject)?["proposalId"] ?? o.Select(p => IdOn(p.Value)).FirstOrDefault(id => id is not null),
        JsonArray a => a.Select(IdOn).FirstOrDefault(id => id is not null),
        _ => null,
    };
}
