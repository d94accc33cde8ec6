using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>A card's data comes from the client: anything in it may be missing, of another kind, or made up.</summary>
public sealed class ForgedCardTests
{
    private readonly OwnerAtWork app = new();

    public static TheoryData<string> Oddities { get; } =
    [
        "{}",
        """{"proposalId":null}""",
        """{"proposalId":7}""",
        """{"proposalId":["WZY-2025-0001"]}""",
        """{"proposalId":{"a":1}}""",
        """{"proposalId":""}""",
        """{"proposalId":"'; drop table"}""",
        """{"proposalId":"WZY-2025-0001' or fields/Owner eq 'x"}""",
        """{"proposalId":"\ud800"}""",
        """{"proposalId":"../WZY-2025-0001"}""",
    ];

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Data_without_a_proper_id_is_answered_with_a_sentence_by_every_verb(string json)
    {
        await app.DraftAsync(Lin);
        foreach (var verb in SomebodyElsesProposalTests.Named)
            Said(await app.SendRawAsync(Lin, verb, json));
    }

    [Theory]
    [InlineData("proposals/section", """{"section":"no-such"}""")]
    [InlineData("proposals/save", """{"section":17,"programName":"x"}""")]
    [InlineData("proposals/text", """{"fieldKey":"courses"}""")]
    [InlineData("proposals/row", """{"table":"programName"}""")]
    [InlineData("proposals/row-save", """{"table":"lead.name","name":"x"}""")]
    [InlineData("proposals/row-remove", """{"table":"nothing","row":"r1"}""")]
    [InlineData("proposals/row-restore", """{"table":"nothing","row":"r1"}""")]
    [InlineData("proposals/at", """{"at":"nothing/r1/x"}""")]
    [InlineData("proposals/at", """{"at":""}""")]
    [InlineData("proposals/resume", """{}""")]
    [InlineData("proposals/reason", """{"wants":"C-09"}""")]
    [InlineData("proposals/reason-save", """{"wants":"C-09","text":"我想这样"}""")]
    public async Task A_place_that_the_form_does_not_have_leads_home_and_changes_nothing(string verb, string json)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var before = await app.ProposalAsync(id);
        var data = JsonNode.Parse(json)!.AsObject();
        data["proposalId"] = id;
        Assert.Contains(id, Shown(await app.SendAsync(Lin, verb, data)).Text, StringComparison.Ordinal);
        Assert.Same(before, await app.ProposalAsync(id));
    }

    [Fact]
    public async Task What_is_no_text_is_not_saved_and_what_is_kept_as_it_came()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.SendAsync(Lin, "proposals/save", new()
        {
            ["proposalId"] = id,
            ["section"] = "basics",
            ["programName"] = new JsonArray("a"),
            ["applyDate"] = 20250616,
            ["coUnits"] = new JsonObject(),
            ["lead.name"] = "不属于这一部分",
            ["state"] = "Recommended",
            ["owner"] = Wu.ObjectId,
        });
        var proposal = await app.ProposalAsync(id);
        Assert.Equal(["applyDate"], proposal.Answers.Texts.Keys);
        Assert.Equal((ProposalState.Draft, Lin.ObjectId), (proposal.State, proposal.Owner.Value));
    }

    [Fact]
    public async Task A_text_too_long_to_keep_is_refused_by_name_and_stays_on_the_card()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var said = Said(await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = new string('长', 30_001), ["difference"] = "短" }));
        Assert.Contains("微专业介绍", said, StringComparison.Ordinal);
        Assert.Contains("还在卡片上", said, StringComparison.Ordinal);
        Assert.Equal(Answers.None, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task Invisible_characters_are_dropped_and_line_breaks_are_kept_as_one_kind()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "  一\u0000\u0007\r\n二\r三\t四 " });
        Assert.Equal("一\n二\n三\t四", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task A_row_id_from_nowhere_adds_a_row_with_an_id_of_ours()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.SendAsync(Lin, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r2147483647", ["newRow"] = "__proto__", ["name"] = "数据" });
        Assert.Equal(["r1"], (await app.ProposalAsync(id)).Answers.Rows("courses").Select(r => r.Id));
    }

    [Fact]
    public async Task A_full_table_takes_no_further_row_and_what_was_typed_stays_on_the_card()
    {
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        var card = Shown(await app.SendAsync(Lin, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "", ["name"] = "第二十一门" }));
        Assert.Equal("第二十一门", card.Value("name"));
        Assert.Equal(20, (await app.ProposalAsync(id)).Answers.Rows("courses").Count);
    }

    [Fact]
    public async Task A_draft_in_a_unit_or_round_that_does_not_exist_is_not_made()
    {
        foreach (var (round, unit) in new[] { ("2025-spring", "U99"), ("no-such", "U01"), ("", ""), ("2025-spring' or 1 eq 1", "U01") })
            await app.SendAsync(Lin, "proposals/create", new() { ["round"] = round, ["unit"] = unit, ["startKey"] = new string('k', 5000) });
        Assert.Empty((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Lin.ObjectId)), default)).Proposals);
    }

    [Fact]
    public void No_field_of_the_form_has_the_name_of_a_cards_own_data()
    {
        string[] own = ["proposalId", "assignmentId", "roundId", "section", "table", "row", "newRow", "fieldKey", "at", "page", "file", "off", "then", "seen", "revision", "back", "verb", "msteams", "use", "of", "mine", "from", "to", "with", "after", "version", "person", "sections", "editor", "chosen"];
        Assert.Empty(FormDefinitions.Current.Fields.SelectMany(f => f.Columns.Append(f)).SelectMany(f => f.Inputs).Select(f => f.Key).Intersect(own));
    }

    [Fact]
    public async Task A_bubble_of_nonsense_gets_help()
    {
        foreach (var text in new[] { "", "   ", new string('胡', 5000), "**[x](https://evil.example)**", "\u0000" })
            Assert.IsType<Reply.ShowCard>(await app.SayAsync(Lin, text));
    }
}
