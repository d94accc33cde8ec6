using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Nobody reads or changes what is not theirs, by any verb, and no answer tells whether it exists.</summary>
public sealed class SomebodyElsesProposalTests
{
    private readonly OwnerAtWork app = new();

    /// <summary>Every verb of the room that names a proposal, with the data of a card that belongs to its owner.</summary>
    public static readonly string[] Named =
    [
        "proposals/open", "proposals/section", "proposals/save", "proposals/text", "proposals/row", "proposals/row-save",
        "proposals/row-remove", "proposals/row-restore", "proposals/at", "proposals/resume", "proposals/text-open", "proposals/text-keep", "proposals/check", "proposals/reason", "proposals/reason-save", "proposals/submit", "proposals/more", "proposals/withdraw-ask", "proposals/withdraw", "proposals/move-form", "proposals/read",
        "checklist/open", "checklist/save",
        "word/export", "word/ask", "word/fetch", "word/compare", "word/take", "word/cancel",
        "proposals/editors", "proposals/invite", "proposals/uninvite", "proposals/conflict", "proposals/settle", "proposals/history", "proposals/compare", "proposals/whole", "proposals/restore",
    ];

    public static TheoryData<string> Verbs { get; } = [.. Named];

    [Fact]
    public void Every_verb_that_names_a_proposal_is_among_those_tried() =>
        Assert.Equal(["proposals/create", "proposals/example", "proposals/mine", "proposals/start", "word/choose", "word/create", "word/new"], app.Room.Verbs.Where(v => v.StartsWith("proposals/", StringComparison.Ordinal) || v.StartsWith("word/", StringComparison.Ordinal)).Except(Named).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_colleague_gets_the_same_sentence_as_for_one_that_does_not_exist_and_changes_nothing(string verb)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var before = await app.ProposalAsync(id);
        var theirs = Said(await app.SendAsync(Wu, verb, Data(id)));
        Assert.Equal(Said(await app.SendAsync(Wu, verb, Data("WZY-2025-9999"))), theirs);
        Assert.DoesNotContain(before.Name, theirs, StringComparison.Ordinal);
        Assert.Same(before, await app.ProposalAsync(id));
        Assert.Equal(0, app.Deliveries.Waiting);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_draft_is_nobodys_business_yet_neither_the_colleges_nor_the_offices(string verb)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var before = await app.ProposalAsync(id);
        foreach (var other in new[] { Dean, Office }) Said(await app.SendAsync(other, verb, Data(id)));
        Assert.Same(before, await app.ProposalAsync(id));
    }

    [Fact]
    public async Task Once_submitted_its_college_and_the_office_read_it_and_others_do_not()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", Data(id));
        foreach (var reader in new[] { Dean, Office, Lin }) Assert.Contains("数据分析与应用", Shown(await app.SendAsync(reader, "proposals/read", Data(id))).Text, StringComparison.Ordinal);
        Said(await app.SendAsync(Wu, "proposals/read", Data(id)));
        foreach (var other in new[] { Dean, Office }) Said(await app.SendAsync(other, "proposals/withdraw", Data(id)));
        Assert.Equal(ProposalState.UnitReview, (await app.ProposalAsync(id)).State);
    }

    [Fact]
    public async Task An_expert_reads_what_is_assigned_to_them_until_they_decline()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", Data(id));
        var made = await app.Tenant.Assignments.EnsureAsync(new("", id, Spring.Id, "数据分析与应用", new(Wu.ObjectId), "吴桐", Monday.AddDays(3)), default);
        Assert.Contains("数据分析与应用", Shown(await app.SendAsync(Wu, "proposals/read", Data(id))).Text, StringComparison.Ordinal);
        var declined = made.Value with { State = AssignmentState.Declined };
        await app.Tenant.Assignments.SaveAsync(made.With(declined), default);
        Said(await app.SendAsync(Wu, "proposals/read", Data(id)));
    }

    [Fact]
    public async Task The_readers_card_leads_back_to_where_they_came_from_and_is_not_remembered_as_the_owners()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", Data(id));
        var data = Data(id);
        data["back"] = "review/endorsement";
        data["page"] = 1;
        var reply = Assert.IsType<Reply.ShowCard>(await app.SendAsync(Dean, "proposals/read", data));
        Assert.Null(reply.Remember);
        Assert.Equal("review/endorsement", Shown(reply).Press("返回").Verb);
        data["back"] = "../../etc";
        Assert.False(Shown(await app.SendAsync(Dean, "proposals/read", data)).Has("返回"));
    }

    private static JsonObject Data(string id) => new()
    {
        ["proposalId"] = id,
        ["section"] = "basics",
        ["programName"] = "别人的名字",
        ["fieldKey"] = "introduction",
        ["table"] = "courses",
        ["row"] = "r1",
        ["name"] = "别人的课",
    };
}
