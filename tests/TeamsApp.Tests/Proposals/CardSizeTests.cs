using System.Text;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;
using Xunit.Abstractions;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Teams counts a card in UTF-16 and refuses what is too heavy. Every card of the largest legal proposal stays under 25 KB.</summary>
public sealed class CardSizeTests(ITestOutputHelper output)
{
    private const int MostBytes = 25 * 1024;

    private readonly OwnerAtWork app = new(units: 40);

    [Fact]
    public async Task Every_card_of_the_largest_legal_proposal_is_light_enough()
    {
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        var weights = new SortedDictionary<string, int>();
        foreach (var language in Enum.GetValues<MicroMajor.TeamsApp.Cards.Language>())
        {
            app.Language = language;
            var home = await app.OpenAsync(Lin, id);
            Weigh("home");
            Weigh("home after a refusal", Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id })));
            Weigh("start", Shown(await app.SayAsync(Lin, "start")));
            for (var page = 0; page < 12; page++) Weigh($"example {page}", Shown(await app.SendAsync(Lin, "proposals/example", new() { ["from"] = id, ["page"] = page, ["unit"] = "U01" })));
            Weigh("desk", Shown(await app.SayAsync(Lin, "progress")));
            Weigh("check", Shown(await app.SendAsync(Lin, "proposals/check", new() { ["proposalId"] = id })));
            foreach (var section in FormDefinitions.Current.Sections)
            {
                Weigh($"section {section.Key}", await app.OpenAsync(Lin, id, section.Key));
                foreach (var field in section.Fields.Where(f => f.Type == FieldType.LongText))
                    Weigh($"dialog {field.Key}", Opened(await app.SendAsync(Lin, "proposals/text-open", new() { ["proposalId"] = id, ["fieldKey"] = field.Key })));
                foreach (var field in section.Fields.Where(f => f.Type == FieldType.LongText))
                    Weigh($"text {field.Key}", Shown(await app.SendAsync(Lin, "proposals/text", new() { ["proposalId"] = id, ["fieldKey"] = field.Key })));
                foreach (var table in section.Fields.Where(f => f.Type == FieldType.Table))
                {
                    Weigh($"row {table.Key}", Shown(await app.SendAsync(Lin, "proposals/row", new() { ["proposalId"] = id, ["table"] = table.Key, ["row"] = "r1" })));
                    Weigh($"page {table.Key}", Shown(await app.SendAsync(Lin, "proposals/section", new() { ["proposalId"] = id, ["section"] = section.Key, ["page"] = 1 })));
                }
            }

            for (var page = 0; page < 12; page++) Weigh($"read {page}", Shown(await app.SendAsync(Lin, "proposals/read", new() { ["proposalId"] = id, ["page"] = page })));

            // Every place of the largest form differs from what is in the file.
            var copy = await app.AgreeAsync(Lin, await app.SendAsync(Lin, "word/export", new() { ["proposalId"] = id }));
            foreach (var (kind, other) in new[] { ("emptied", Answers.None), ("other", Other(LargestForm.Answers)) })
            {
                await app.ChangeAsync(id, p => p with { Answers = other });
                await app.SendFileAsync(Lin, ("草稿.docx", copy));
                for (var page = 0; page < 8; page++) Weigh($"word {kind} {page}", Shown(await app.SendAsync(Lin, "word/compare", await WithSeenAsync(page))));
            }

            await app.ChangeAsync(id, p => p with { Answers = LargestForm.Answers });
            await app.ChangeAsync(id, p => p with { Answers = Exceptions(p.Answers) });
            Weigh("check exceptions", Shown(await app.SendAsync(Lin, "proposals/check", new() { ["proposalId"] = id })));
            foreach (var section in FormDefinitions.Current.Sections) Weigh($"section {section.Key} exceptions", await app.OpenAsync(Lin, id, section.Key));
            Weigh("row exceptions", Shown(await app.SendAsync(Lin, "proposals/row", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r1" })));
            Weigh("reason", Shown(await app.SendAsync(Lin, "proposals/reason", new() { ["proposalId"] = id, ["wants"] = "C-08" })));
            await app.ChangeAsync(id, p => p with { Answers = LargestForm.Answers });

            async Task<System.Text.Json.Nodes.JsonObject> WithSeenAsync(int page)
            {
                var (_, data) = Shown(await app.SendAsync(Lin, "word/compare", new() { ["proposalId"] = id })).Press(language == MicroMajor.TeamsApp.Cards.Language.Zh ? "导入勾选的并保存" : "Take over what is ticked");
                data["page"] = page;
                return data;
            }

            void Weigh(string name, ShownCard? card = null) => weights[$"{name} {language}"] = (card ?? home).Utf16Bytes;
        }

        output.WriteLine(string.Join('\n', weights.OrderByDescending(w => w.Value).Take(12).Select(w => $"{w.Key}: {w.Value}")));
        Assert.Empty(weights.Where(w => w.Value > MostBytes).Select(w => $"{w.Key}: {w.Value}"));
    }

    private static Answers Other(Answers answers) => answers.Tables.Aggregate(
        answers.Texts.Aggregate(answers, (a, t) => a.With(t.Key, t.Value.Length > 20 ? new string(t.Value.Reverse().ToArray()) : t.Value)),
        (a, t) => a.WithRows(t, a.Rows(t).Take(3).Select(r => r.Cells.Aggregate(r, (row, c) => row.With(c.Key, c.Value.Length > 5 ? $"改{c.Value}" : c.Value)))));

    // Every rule that allows exceptions broken, each with the longest reason, given for other facts than those that are there.
    private static Answers Exceptions(Answers answers)
    {
        var broken = answers.With("endDate", "2026-09-01").With("buildEnd", "2029-08-31").WithRows("courses", answers.Rows("courses").Select(c => c.With("credits", "4")));
        var given = new[] { "C-06", "C-08", "D-02", "B-03" }.Aggregate(broken, (a, rule) => Reasons.Given(a, rule, new string('因', 500), ProposalSamples.Stand(broken).Findings));
        return given.With("endDate", "2026-10-01").With("buildEnd", "2030-08-31").WithRows("courses", given.Rows("courses").Select(c => c.With("credits", "3.75")));
    }

    [Fact]
    public async Task Reading_page_by_page_shows_every_answer_of_the_largest_proposal_once()
    {
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        var whole = new StringBuilder();
        for (var card = Shown(await app.SendAsync(Lin, "proposals/read", new() { ["proposalId"] = id })); ; card = await app.ThenAsync(Lin, card, "下一页"))
        {
            whole.Append(card.Text.Replace("\n", "", StringComparison.Ordinal));
            if (!card.Has("下一页")) break;
        }

        var answers = LargestForm.Answers;
        foreach (var text in answers.Texts.Where(t => FormDefinitions.Current.Field(t.Key)!.Type == FieldType.LongText)) Assert.Contains(text.Value, whole.ToString(), StringComparison.Ordinal);
        foreach (var row in answers.Rows("courses").Concat(answers.Rows("team"))) Assert.Contains(row["name"], whole.ToString(), StringComparison.Ordinal);
    }
}
