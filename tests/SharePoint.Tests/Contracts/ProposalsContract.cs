using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class ProposalsContract(IProposals proposals)
{
    [Fact]
    public async Task A_started_draft_has_an_id_of_its_year_and_is_found_by_it()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        Assert.Matches("^WZY-2025-[0-9]{4,}$", started.Value.Id);
        var found = await proposals.FindAsync(started.Value.Id, default);
        Assert.Equal(Some.Told(started.Value), Some.Told(found!.Value));
        Assert.Equal(started.Version, found.Version);
    }

    [Fact]
    public async Task The_same_start_key_gives_the_same_draft()
    {
        var key = Some.Word("key");
        var first = await proposals.StartAsync(Some.Draft(), 2025, key, default);
        var second = await proposals.StartAsync(Some.Draft(), 2025, key, default);
        Assert.Equal(Some.Told(first.Value), Some.Told(second.Value));
    }

    [Fact]
    public async Task Eight_starts_at_once_with_one_key_make_one_draft()
    {
        var (owner, key) = (Some.Person(), Some.Word("key"));
        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => proposals.StartAsync(Some.Draft(owner: owner), 2025, key, default))));
        Assert.Single(started.Select(s => s.Value.Id).Distinct());
        Assert.Single((await proposals.ListAsync(ProposalQuery.OwnedBy(owner), default)).Proposals);
    }

    [Fact]
    public async Task Start_keys_that_differ_in_case_only_are_two()
    {
        var first = await proposals.StartAsync(Some.Draft(), 2025, "case-a", default);
        var second = await proposals.StartAsync(Some.Draft(), 2025, "case-A", default);
        Assert.NotEqual(first.Value.Id, second.Value.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("WZY-2025-99999")]
    [InlineData("WZY-2025-0001' or '1' eq '1")]
    [InlineData("1")]
    [InlineData("../1")]
    public async Task An_id_that_was_never_given_out_finds_nothing(string id) => Assert.Null(await proposals.FindAsync(id, default));

    [Fact]
    public async Task A_number_in_another_year_finds_nothing()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        Assert.Null(await proposals.FindAsync(started.Value.Id.Replace("2025", "2024"), default));
        Assert.Null(await proposals.FindAsync(started.Value.Id.Replace("-2025-", "-2025-0"), default));
    }

    [Fact]
    public async Task Everything_at_its_limit_saves_and_reads_back_unchanged()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var full = started.Value with
        {
            Answers = Some.EverythingAtItsLimit(FormDefinitions.Current),
            State = ProposalState.Recommended,
            Revision = 17,
            Submissions = 2,
            SubmittedAt = Some.Instant,
            UpdatedAt = Some.Instant.AddTicks(1),
            UpdatedBy = "王\n小明",
            ReturnReason = "理由",
            Returns = [new(1, ActorRole.UnitReviewer, new("d"), "何清和", Some.Instant, 3, "总体\n可行", [new("1.1", "courses/r1/credits", "请核对“学时”\\") { Answer = "已核对", Done = true }, new("1.2", "", "😀")])],
            IsExample = true,
            Notes = new("说明", [new("n.1", "section:goals", "改")]),
            UnitOpinion = new string('见', 3000),
            Decision = new(true, "推荐", 87.25m, TenantStore.Officer, Some.Instant) { Advice = "补充\n“来源”", RevisionDue = Some.Instant.AddDays(5) },
            Pending = new(3, Domain.Review.Conclusion.RecommendAfterRevision, "总体\n可行", "“一”\n😀", 87.25m, TenantStore.Officer, "林晓岚", Some.Instant),
            Milestones =
            [
                new(1, Milestone.SubmittedToProvince, new(2025, 9, 3), "辽教函〔2025〕12号", new("批复.pdf", "https://contoso.example/a?b=1&c=\"2\""), "“说明”\n😀", TenantStore.Officer, "林晓岚", Some.Instant),
                new(2, Milestone.SubmittedToProvince, new(2025, 9, 2), "", null, "", TenantStore.Officer, "林晓岚", Some.Instant) { Corrects = 1, IsVoid = true, Why = "录错" },
            ],
            Owed = Some.OneOfEachDebt(),
            Documents = [Some.Document()],
            Bookmarks = [new(Some.Person(), "courses"), new(TenantStore.Officer, "introduction")],
            Editors = [new(Some.Person(), "方若水", ["team", "courses"]) { HasWritten = true }, new(Some.Person(), "“许”", []) { Left = true }],
            Aside = [new(Some.Person(), Some.Instant, new("courses", "r1", "credits"), "2.5"), new(Some.Person(), Some.Instant, new("introduction"), "“二”\n\ud842\udfb7")],
            Removed = [new("team", 3, "r4", new Dictionary<string, string> { ["name"] = "“甲”\n", ["title"] = "教授" })],
        };
        Assert.Equal(20, full.Answers.Rows("courses").Count);
        Assert.Equal(30, full.Answers.Rows("team").Count);

        var saved = (await proposals.SaveAsync(started.With(full), default)).Value;
        var found = await proposals.FindAsync(full.Id, default);
        Assert.Equal(Some.Told(full), Some.Told(found!.Value));
        Assert.Equal(saved.Version, found.Version);
        Assert.NotEqual(started.Version, saved.Version);
    }

    [Fact]
    public async Task A_proposal_keeps_the_edition_it_was_begun_under()
    {
        var started = await proposals.StartAsync(Some.Draft() with { FormVersion = "2031" }, 2025, Some.Word("key"), default);
        Assert.Equal("2031", (await proposals.FindAsync(started.Value.Id, default))!.Value.FormVersion);
        await proposals.SaveAsync(started.With(started.Value with { FormVersion = "2033" }), default);
        Assert.Equal("2033", (await proposals.FindAsync(started.Value.Id, default))!.Value.FormVersion);
    }

    [Fact]
    public async Task Examples_are_found_as_long_as_they_are_marked()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var marked = (await proposals.SaveAsync(started.With(started.Value with { IsExample = true }), default)).Value;
        Assert.Contains(started.Value.Id, await IdsAsync(ProposalQuery.Examples));
        await proposals.SaveAsync(marked.With(started.Value), default);
        Assert.DoesNotContain(started.Value.Id, await IdsAsync(ProposalQuery.Examples));
    }

    [Fact]
    public async Task What_is_cleared_is_gone()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var full = started.Value with { Answers = Some.EverythingAtItsLimit(FormDefinitions.Current), SubmittedAt = Some.Instant, ReturnReason = "理由", Owed = Some.OneOfEachDebt(), Documents = [Some.Document()] };
        var saved = (await proposals.SaveAsync(started.With(full), default)).Value;
        var cleared = (await proposals.SaveAsync(saved.With(started.Value), default)).Value;
        Assert.Equal(Some.Told(started.Value), Some.Told((await proposals.FindAsync(cleared.Value.Id, default))!.Value));
    }

    [Fact]
    public async Task Answers_that_the_form_does_not_ask_are_kept()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var answers = Answers.None.With("askedIn2027", "是").WithRows("rowsOf2027", [new("r1", [new("name", "甲")])]);
        await proposals.SaveAsync(started.With(started.Value with { Answers = answers }), default);
        Assert.Equal(answers, (await proposals.FindAsync(started.Value.Id, default))!.Value.Answers);
    }

    [Fact]
    public async Task Coming_second_is_refused_and_changes_nothing()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var first = await proposals.SaveAsync(started.With(started.Value with { Revision = 1, UpdatedBy = "先" }), default);
        var second = await proposals.SaveAsync(started.With(started.Value with { Revision = 1, UpdatedBy = "后" }), default);
        Assert.Equal(new Problem("changed-meanwhile"), Assert.Single(second.Problems));
        Assert.Equal("先", (await proposals.FindAsync(started.Value.Id, default))!.Value.UpdatedBy);
        Assert.True((await proposals.SaveAsync(first.Value.With(started.Value with { Revision = 2 }), default)).IsDone);
    }

    [Fact]
    public async Task A_text_of_63999_characters_is_kept_and_one_more_is_refused_at_its_field()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var longest = started.Value with { Answers = Answers.None.With("introduction", new string('长', 63_999)) };
        var saved = (await proposals.SaveAsync(started.With(longest), default)).Value;
        var longer = await proposals.SaveAsync(saved.With(longest with { Answers = Answers.None.With("introduction", new string('长', 64_000)) }), default);
        Assert.Equal(new Problem("too-long-to-store", Facts.Of(("max", "63999"), ("now", "64000")), new("introduction")), Assert.Single(longer.Problems));
        Assert.Equal(longest.Answers, (await proposals.FindAsync(longest.Id, default))!.Value.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(120)]
    public async Task A_list_holds_each_match_once_newest_first(int number)
    {
        var (round, owner) = (Some.Word("round"), Some.Person());
        var ids = new List<string>();
        for (var i = 0; i < number; i++) ids.Add((await proposals.StartAsync(Some.Draft(round, owner: owner), 2025, Some.Word("key"), default)).Value.Id);
        await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        ids.Reverse();
        Assert.Equal(ids, await IdsAsync(ProposalQuery.OwnedBy(owner)));
        Assert.Equal(ids, await IdsAsync(ProposalQuery.OfRound(round, ProposalState.Draft)));
        Assert.Empty(await IdsAsync(ProposalQuery.OfRound(round, ProposalState.Screening)));
        Assert.Equal(ids, await IdsAsync(ProposalQuery.OfRound(round, "")));
    }

    [Fact]
    public async Task A_round_is_listed_whole_or_of_one_unit_and_begins_anew_where_no_page_ended()
    {
        var (round, one, other) = (Some.Word("round"), Some.Word("unit"), Some.Word("unit"));
        var ids = new List<string>();
        foreach (var unit in new[] { one, other, one }) ids.Insert(0, (await proposals.StartAsync(Some.Draft(round, unit), 2025, Some.Word("key"), default)).Value.Id);
        await proposals.StartAsync(Some.Draft(Some.Word("round"), one), 2025, Some.Word("key"), default);
        Assert.Equal(ids, await IdsAsync(ProposalQuery.OfRound(round, "")));
        Assert.Equal([ids[0], ids[2]], await IdsAsync(ProposalQuery.OfRound(round, one)));
        foreach (var token in new[] { "-1", "WZY-2025-0001", "a&b=c" })
            Assert.Equal(ids, (await proposals.ListAsync(ProposalQuery.OfRound(round, "") with { Continue = token }, default)).Proposals.Select(p => p.Value.Id));
    }

    [Fact]
    public async Task A_proposal_moves_from_list_to_list_with_its_state()
    {
        var unit = Some.Word("unit");
        var started = await proposals.StartAsync(Some.Draft(unit: unit), 2025, Some.Word("key"), default);
        await proposals.SaveAsync(started.With(started.Value with { State = ProposalState.UnitReview }), default);
        Assert.Empty(await IdsAsync(ProposalQuery.OfUnit(unit, ProposalState.Draft)));
        Assert.Equal([started.Value.Id], await IdsAsync(ProposalQuery.OfUnit(unit, ProposalState.UnitReview)));
    }

    [Fact]
    public async Task Several_queries_are_answered_together_each_with_its_own_page_in_their_order()
    {
        var units = Enumerable.Range(0, 22).Select(_ => Some.Word("unit")).ToList();
        var ids = new Dictionary<string, List<string>>();
        foreach (var unit in units.Where((_, n) => n is 0 or 2 or 21))
        {
            ids[unit] = [];
            for (var n = 0; n < 2; n++) ids[unit].Insert(0, (await proposals.StartAsync(Some.Draft(unit: unit), 2025, Some.Word("key"), default)).Value.Id);
        }

        var pages = await proposals.ListTogetherAsync([.. units.Select(unit => ProposalQuery.OfUnit(unit, ProposalState.Draft))], default);
        Assert.Equal(units.Select(unit => ids.GetValueOrDefault(unit, [])), pages.Select(page => page.Proposals.Select(p => p.Value.Id)));
        Assert.Empty(await proposals.ListTogetherAsync([], default));
    }

    [Fact]
    public async Task What_owes_is_listed_until_it_owes_nothing()
    {
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var owing = (await proposals.SaveAsync(started.With(started.Value with { Owed = Some.OneOfEachDebt() }), default)).Value;
        Assert.Contains(started.Value.Id, await IdsAsync(ProposalQuery.Owing));
        await proposals.SaveAsync(owing.With(started.Value), default);
        Assert.DoesNotContain(started.Value.Id, await IdsAsync(ProposalQuery.Owing));
    }

    [Fact]
    public async Task A_quote_in_a_key_is_a_letter_like_any_other()
    {
        var unit = $"O'Brien's {Some.Word("unit")}";
        var started = await proposals.StartAsync(Some.Draft(unit: unit), 2025, Some.Word("key"), default);
        Assert.Equal([started.Value.Id], await IdsAsync(ProposalQuery.OfUnit(unit, ProposalState.Draft)));
    }

    [Fact]
    public async Task A_query_by_state_without_a_state_is_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => proposals.ListAsync(new(ProposalQueryKind.UnitAndState, "D01"), default));

    private async Task<List<string>> IdsAsync(ProposalQuery query)
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = await proposals.ListAsync(query with { Continue = next }, default);
            ids.AddRange(page.Proposals.Select(p => p.Value.Id));
            next = page.Continue;
        }
        while (next is not null);
        return ids;
    }
}

public sealed class MemoryProposalsTests() : ProposalsContract(new MemoryTenant().Proposals);

[Collection(OneTenant.Name)]
public sealed class SharePointProposalsTests(SharedTenant tenant) : ProposalsContract(tenant.Store.Get<IProposals>());
