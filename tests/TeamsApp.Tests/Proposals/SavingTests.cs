using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit.Memory;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Save is never blocked, and nothing that was typed is ever lost.</summary>
public sealed class SavingTests
{
    [Fact]
    public async Task Wrong_and_missing_answers_are_saved_and_named_beside_their_fields()
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "lead"), "保存", ("lead.name", "周明"), ("lead.title", "讲师"), ("lead.phone", "一二三"));
        Assert.Contains("已保存 14:05", card.Text, StringComparison.Ordinal);
        Assert.Equal(("讲师", "一二三"), (card.Value("lead.title"), card.Value("lead.phone")));
        Assert.Contains("不在高级职称", card.Text, StringComparison.Ordinal);
        Assert.Contains("请填写“主要研究方向”", card.Text, StringComparison.Ordinal);
        Assert.Equal("讲师", (await app.ProposalAsync(id)).Answers["lead.title"]);
    }

    [Fact]
    public async Task A_section_that_nobody_has_begun_is_not_red()
    {
        var app = new OwnerAtWork();
        var (id, home) = await app.DraftAsync(Lin);
        Assert.DoesNotContain("✕ ", (await app.OpenAsync(Lin, id, "lead")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("提交前还有", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_input_of_any_form_lets_the_client_refuse_what_is_typed()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        foreach (var section in FormDefinitions.Current.Sections)
        {
            var card = await app.OpenAsync(Lin, id, section.Key);
            foreach (var input in card.Inputs.Select(card.Input)) Assert.DoesNotContain(input, p => p.Key is "isRequired" or "regex" or "min" or "max" or "maxLength");
        }
    }

    [Theory]
    [InlineData("𠮷林·《数据》 café 😀 “引号” &lt; * _ [x](y)")]
    [InlineData("一行\n\n三行：1. 甲\n2. 乙")]
    public async Task Text_comes_back_into_the_input_as_it_was_typed(string text)
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "need"), "保存", ("introduction", text));
        Assert.Equal(text, card.Value("introduction"));
        Assert.Equal(text, (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task Saving_a_section_is_one_read_and_one_write_and_saving_nothing_is_no_write()
    {
        var store = new CountedProposals();
        var app = new OwnerAtWork(store);
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.OpenAsync(Lin, id, "need");
        store.Reset();
        card = await app.ThenAsync(Lin, card, "保存", ("introduction", "新的"));
        Assert.Equal((1, 1), (store.Finds, store.Saves));
        store.Reset();
        card = await app.ThenAsync(Lin, card, "保存");
        Assert.Equal((1, 0), (store.Finds, store.Saves));
        Assert.Contains("没有改动", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_asks_for_more_stays_on_the_section_until_it_has_been_seen()
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "direction"), "保存并继续", ("type", "urgent"));
        Assert.Contains("industryField", card.Inputs);
        Assert.Contains("新增了 2 项", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("✕ ", card.Text, StringComparison.Ordinal);
        var next = await app.ThenAsync(Lin, card, "保存并继续", ("industryField", "F1"), ("direction", "F1-1"));
        Assert.Contains("依托专业", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_no_longer_asked_is_cleared_and_named()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "direction"), "保存", ("type", "interdisciplinary"));
        Assert.Equal("", (await app.ProposalAsync(id)).Answers["industryField"]);
        Assert.Contains("已清除不再需要的：产业领域、建设方向。", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emptied_choice_that_the_client_leaves_out_is_emptied()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var (verb, data) = (await app.OpenAsync(Lin, id, "schedule")).Press("保存");
        Assert.True(data.Remove("recognition"));
        Assert.True(data.Remove("enrolDate"));
        await app.SendAsync(Lin, verb, data);
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("", "", "2s"), (answers["recognition"], answers["enrolDate"], answers["duration"]));
    }

    [Fact]
    public async Task Two_sections_open_on_two_screens_do_not_disturb_each_other()
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var (desk, phone) = (await app.OpenAsync(Lin, id, "need"), await app.OpenAsync(Lin, id, "goals"));
        await app.ThenAsync(Lin, desk, "保存", ("introduction", "在电脑上写的"));
        await app.ThenAsync(Lin, phone, "保存", ("objectives", "在手机上写的"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("在电脑上写的", "在手机上写的"), (answers["introduction"], answers["objectives"]));
    }

    [Fact]
    public async Task The_same_section_on_two_screens_keeps_what_each_changed()
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var (desk, phone) = (await app.OpenAsync(Lin, id, "need"), await app.OpenAsync(Lin, id, "need"));
        await app.ThenAsync(Lin, desk, "保存", ("introduction", "在电脑上写的"));
        await app.ThenAsync(Lin, phone, "保存", ("difference", "在手机上写的"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("在电脑上写的", "在手机上写的"), (answers["introduction"], answers["difference"]));
    }

    [Fact]
    public async Task Somebody_first_in_the_store_makes_the_save_try_once_more_on_what_is_there_now()
    {
        var store = new CountedProposals();
        var app = new OwnerAtWork(store);
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.OpenAsync(Lin, id, "need");
        store.BeforeNextSave = p => p with { Answers = p.Answers.With("objectives", "同时写的"), Revision = p.Revision + 1 };
        await app.ThenAsync(Lin, card, "保存", ("introduction", "写的"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("写的", "同时写的"), (answers["introduction"], answers["objectives"]));
    }

    [Fact]
    public async Task A_form_of_a_proposal_that_was_submitted_meanwhile_is_refused_and_keeps_its_text_on_the_card()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var form = await app.OpenAsync(Lin, id, "need");
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        var said = Said(await app.PressAsync(Lin, form, "保存", ("introduction", "来不及了")));
        Assert.Contains("还在卡片上", said, StringComparison.Ordinal);
        Assert.Equal("面向数字经济的微专业。", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task Opening_a_row_keeps_what_was_typed_above_the_table()
    {
        var app = new OwnerAtWork();
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "targets"), "保存", ("targetWholeSchool", "false"));
        await app.ThenAsync(Lin, card, "添加一行", ("targetWholeSchool", "true"));
        Assert.Equal("true", (await app.ProposalAsync(id)).Answers["targetWholeSchool"]);
    }

    [Fact]
    public async Task A_text_too_long_for_its_sections_card_steps_out_into_a_form_of_its_own()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers.With("introduction", new string('长', 9_000)).With("difference", FilledForm.Difference));
        var section = await app.OpenAsync(Lin, id, "need");
        Assert.DoesNotContain("introduction", section.Inputs);
        var text = await app.ThenAsync(Lin, section, "打开全文修改", ("difference", "改过的差异"));
        Assert.Equal(9_000, text.Value("introduction").Length);
        await app.ThenAsync(Lin, text, "保存", ("introduction", "短了"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("短了", "改过的差异"), (answers["introduction"], answers["difference"]));
    }

    [Fact]
    public async Task A_date_that_is_none_stays_in_sight_as_text()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers.With("enrolDate", "九月初"));
        var card = await app.OpenAsync(Lin, id, "schedule");
        Assert.Equal(("Input.Text", "九月初"), ((string?)card.Input("enrolDate")["type"], card.Value("enrolDate")));
        await app.ThenAsync(Lin, card, "保存");
        Assert.Equal("九月初", (await app.ProposalAsync(id)).Answers["enrolDate"]);
    }

    [Fact]
    public async Task A_chosen_value_that_has_left_the_list_stays_chosen_until_the_person_chooses_anew()
    {
        var app = new OwnerAtWork();
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        app.Tenant.Rounds.Directions.Clear();
        app.Clock.Move(TimeSpan.FromMinutes(2));
        var card = await app.OpenAsync(Lin, id, "direction");
        Assert.Equal("F1-1", card.Value("direction"));
        Assert.Contains("F1-1", card.Input("direction")["choices"]!.ToJsonString(), StringComparison.Ordinal);
    }
}

/// <summary>The store in memory, counting its calls.</summary>
internal sealed class CountedProposals : IProposals
{
    private readonly MemoryProposals inner = new();

    public int Finds { get; private set; }

    public int Saves { get; private set; }

    /// <summary>Somebody who is first once.</summary>
    public Func<Proposal, Proposal>? BeforeNextSave { get; set; }

    public void Reset() => (Finds, Saves) = (0, 0);

    public Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct)
    {
        Finds++;
        return inner.FindAsync(id, ct);
    }

    public Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct) => inner.StartAsync(draft, year, startKey, ct);

    public async Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct)
    {
        Saves++;
        if (BeforeNextSave is { } change)
        {
            BeforeNextSave = null;
            var present = (await inner.FindAsync(proposal.Value.Id, ct))!;
            await inner.SaveAsync(present.With(change(present.Value)), ct);
        }

        return await inner.SaveAsync(proposal, ct);
    }

    public Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct) => inner.ListAsync(query, ct);

    public Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct) => inner.ListTogetherAsync(queries, ct);
}
