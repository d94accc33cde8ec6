using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The filing documents written once more: only what changed, with its reason; and 过期 wherever a document is shown.</summary>
public sealed class FilingAgainJourneyTests
{
    private static readonly string Round = A.Round().Id;

    [Fact]
    public async Task Written_again_without_a_change_nothing_is_uploaded()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        var before = await FiledAsync(scene);
        var puts = Uploads(scene);
        Assert.Equal(before.Count, puts);
        scene.Clock.Move(TimeSpan.FromHours(1));
        await WriteAsync(scene);
        Assert.Equal(puts, Uploads(scene));
        Assert.Equal(before, await FiledAsync(scene));
    }

    [Fact]
    public async Task One_changed_field_marks_exactly_its_form_and_the_list_and_writes_only_those_again_with_the_reason()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "card" });
        var other = await scene.PutAsync(p => p.Complete().With("programName", "碳管理与绿色发展").With("lead.name", "许知秋").Recommended());
        await WriteAsync(scene);

        await ChangeAsync(scene, one.Value.Id, "positioning", "面向区域企业，培养能胜任一线工作的人才。");
        await LookAsync(scene);
        var marked = await FiledAsync(scene);
        // What is said in public of the decisions is the same as before.
        Assert.Equal(["annex2", "publicity", "result-notice"], marked.Where(d => d.Standing == DocumentStanding.Current).Select(d => d.Kind).Order(StringComparer.Ordinal));
        Assert.Equal([one.Value.Id], marked.Where(d => d.Standing == DocumentStanding.Outdated && d.ProposalId.Length > 0).Select(d => d.ProposalId));
        Assert.Equal((true, false), (await IsMarkedAsync(scene, one.Value.Id), await IsMarkedAsync(scene, other.Value.Id)));
        Assert.Equal(["annex3", "annex3-full", "annex3-xlsx"], (await scene.Rounds.FindAsync(Round, default))!.Value.Documents.Where(d => d.IsOutdated).Select(d => d.Kind));
        // The owner's card in the chat says so, without anybody having asked.
        Assert.Contains("附件2 备案表（过期）", scene.Chat(Scene.Owner.ObjectId).SelectMany(m => CardText.Texts(m.BaseCard)));

        var puts = Uploads(scene);
        await WriteAsync(scene);
        Assert.Equal(marked.Count(d => d.Standing == DocumentStanding.Outdated), Uploads(scene) - puts);
        Assert.All(await FiledAsync(scene), d => Assert.Equal(DocumentStanding.Current, d.Standing));
        Assert.Equal((2, 1), (await EditionAsync(scene, one.Value.Id), await EditionAsync(scene, other.Value.Id)));
        Assert.Equal(("内容变化：专业定位", "首次写出", "所列备案表的内容变化"), (await ReasonAsync(scene, "annex2", one.Value.Id), await ReasonAsync(scene, "annex2", other.Value.Id), await ReasonAsync(scene, "annex3", "")));
    }

    [Fact]
    public async Task A_change_that_is_taken_back_takes_the_mark_back()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        var was = (await scene.Proposals.FindAsync(one.Value.Id, default))!.Value.Answers["positioning"];
        await ChangeAsync(scene, one.Value.Id, "positioning", "另一个定位。");
        await LookAsync(scene);
        Assert.True(await IsMarkedAsync(scene, one.Value.Id));
        await ChangeAsync(scene, one.Value.Id, "positioning", was);
        await LookAsync(scene);
        Assert.False(await IsMarkedAsync(scene, one.Value.Id));
        Assert.All(await FiledAsync(scene), d => Assert.Equal(DocumentStanding.Current, d.Standing));
    }

    [Fact]
    public async Task A_programme_recommended_later_outdates_the_list_and_no_form()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        await scene.PutAsync(p => p.Complete().With("programName", "碳管理与绿色发展").With("lead.name", "许知秋").Recommended());
        await LookAsync(scene);
        Assert.False(await IsMarkedAsync(scene, one.Value.Id));
        Assert.All(await FiledAsync(scene), d => Assert.Equal(d.Kind == DocumentKinds.Form ? DocumentStanding.Current : DocumentStanding.Outdated, d.Standing));
        Assert.Contains(await DeskAsync(scene), t => t.Contains("过期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_somebody_changed_in_the_library_is_marked_and_written_as_it_was()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        var form = (await scene.Proposals.FindAsync(one.Value.Id, default))!.Value.Documents.Single();
        var bytes = await scene.Library.ReadAsync(form.Path, default);
        await scene.PutIntoLibraryAsync(Scene.Owner, form.Path, "not what was filed"u8.ToArray());
        await LookAsync(scene);
        Assert.Equal(DocumentStanding.Altered, (await FiledAsync(scene)).Single(d => d.Kind == "annex2").Standing);
        await WriteAsync(scene);
        Assert.Equal(bytes, await scene.Library.ReadAsync(form.Path, default));
        Assert.Equal("文件在文档库中被改动过，按登记的数据重新写出", await ReasonAsync(scene, "annex2", one.Value.Id));
    }

    [Fact]
    public async Task Files_that_were_changed_while_the_app_was_away_are_looked_at_when_it_has_run_for_five_minutes()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        await scene.PutIntoLibraryAsync(Scene.Owner, (await scene.Proposals.FindAsync(one.Value.Id, default))!.Value.Documents.Single().Path, "not what was filed"u8.ToArray());
        await scene.StartAgainAsync();
        await SweepAsync(scene);
        scene.Clock.Move(TimeSpan.FromMinutes(4));
        await SweepAsync(scene);
        Assert.DoesNotContain(await FiledAsync(scene), d => d.Standing == DocumentStanding.Altered);
        scene.Clock.Move(TimeSpan.FromMinutes(1));
        await SweepAsync(scene);
        Assert.Equal(DocumentStanding.Altered, (await FiledAsync(scene)).Single(d => d.Kind == "annex2").Standing);
    }

    [Fact]
    public async Task A_programme_of_another_name_takes_its_file_along_and_one_that_was_deleted_comes_back()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var one = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        await ChangeAsync(scene, one.Value.Id, "programName", "智能数据分析与治理");
        await WriteAsync(scene);
        var form = Assert.Single(await FiledAsync(scene), d => d.Kind == "annex2");
        Assert.EndsWith("智能数据分析与治理_备案表.docx", form.Path, StringComparison.Ordinal);
        await scene.Library.RemoveAsync(form.Path, default);
        await WriteAsync(scene);
        Assert.Equal((form.Path, 3), (Assert.Single(await FiledAsync(scene), d => d.Kind == "annex2").Path, await EditionAsync(scene, one.Value.Id)));
        var read = WrittenForm.Read((await scene.Library.ReadAsync(form.Path, default))!);
        Assert.Equal("智能数据分析与治理", read.Values["programName"]);
    }

    private static async Task WriteAsync(Scene scene)
    {
        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = Round });
        await scene.SettleAsync();
    }

    private static async Task SweepAsync(Scene scene)
    {
        var queue = scene.Services.GetRequiredService<DeliveryQueue>();
        // Rings of a debtor wait until the schedule has started.
        queue.Ring("nobody");
        await scene.SettleAsync();
        queue.Begin();
        await scene.Services.GetRequiredService<ISchedule>().RingAsync(new(Lanes.Clock, "sweep"), unlessPutOff: false, default);
        await scene.SettleAsync();
    }

    private static async Task LookAsync(Scene scene)
    {
        scene.Services.GetRequiredService<DeliveryQueue>().RingMarks((await scene.Rounds.FindAsync(Round, default))!.Value);
        await scene.SettleAsync();
    }

    private static async Task ChangeAsync(Scene scene, string proposal, string field, string text)
    {
        var stored = (await scene.Proposals.FindAsync(proposal, default))!;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(stored.Value with { Answers = stored.Value.Answers.With(field, text) }), default)).IsDone);
    }

    private static Task<IReadOnlyList<LibraryDocument>> FiledAsync(Scene scene) => scene.Filed.OfRoundAsync(Round, default);

    private static async Task<bool> IsMarkedAsync(Scene scene, string proposal) => (await scene.Proposals.FindAsync(proposal, default))!.Value.Documents.Single().IsOutdated;

    private static async Task<int> EditionAsync(Scene scene, string proposal) => (await scene.Proposals.FindAsync(proposal, default))!.Value.Documents.Single().Edition;

    private static async Task<string> ReasonAsync(Scene scene, string kind, string proposal) =>
        (await FiledAsync(scene)).Single(d => d.Kind == kind && d.ProposalId == proposal).Reason;

    private static int Uploads(Scene scene) => scene.Log.Entries.Count(e => e.Method == "PUT");

    private static async Task<IReadOnlyList<string>> DeskAsync(Scene scene) =>
        [.. CardText.Texts((await scene.ForgeAsync(Scene.Office, "desk/open", new() { ["roundId"] = Round })).Value)];
}
