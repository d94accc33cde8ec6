using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Filing;

public sealed class FilingWorkTests
{
    private const string College = "2025-spring/计算机与软件学院";
    private static readonly IReadOnlyList<PlannedDocument> Plan = PlanOf("智能数据分析", "碳管理");

    [Fact]
    public void A_round_has_a_form_for_each_programme_and_after_them_its_list() =>
        Assert.Equal(["annex2 P-1", "annex2 P-2", "annex3-college 2025-spring/计算机与软件学院", "annex3 2025-spring"], Plan.Select(p => $"{p.Kind} {p.Subject}"));

    [Fact]
    public void A_round_without_programmes_has_no_documents() => Assert.Empty(FilingPlan.Of(A.Round(), [], [], []));

    [Fact]
    public void What_was_never_written_is_written_for_the_first_time() =>
        Assert.Equal([("P-1", FilingCause.First, 1), ("P-2", FilingCause.First, 1), (College, FilingCause.First, 1), ("2025-spring", FilingCause.First, 1)], Steps(FilingWork.Of(Plan, [], [])));

    [Fact]
    public void Where_everything_says_what_the_data_say_nothing_is_done()
    {
        var work = FilingWork.Of(Plan, [.. Plan.Select(p => Lies(p))], []);
        Assert.Empty(work.Steps);
        Assert.Empty(work.Marks);
    }

    [Fact]
    public void One_field_changed_means_its_form_and_the_list_and_no_other_form()
    {
        var changed = PlanOf("智能数据分析与应用", "碳管理", sameName: true);
        var work = FilingWork.Of(changed, [.. Plan.Select(p => Lies(p, edition: 2))], []);
        Assert.Equal([("P-1", FilingCause.Changed, 3), (College, FilingCause.Changed, 3), ("2025-spring", FilingCause.Changed, 3)], Steps(work));
        Assert.Equal([Plan[0].Path, Plan[2].Path, Plan[3].Path], work.Marks.Where(m => m.Standing == DocumentStanding.Outdated).Select(m => m.Document.Path));
    }

    [Fact]
    public void A_file_that_somebody_changed_is_written_again_and_marked_until_then()
    {
        IReadOnlyList<LibraryDocument> there = [Lies(Plan[0]) with { ChangedBy = A.Stranger.Id }, Lies(Plan[1]) with { Standing = DocumentStanding.Altered }, Lies(Plan[2]), Lies(Plan[3])];
        var work = FilingWork.Of(Plan, there, []);
        Assert.Equal([("P-1", FilingCause.Altered, 2), ("P-2", FilingCause.Altered, 2)], Steps(work));
        Assert.Equal([(there[0], DocumentStanding.Altered)], work.Marks);
    }

    [Fact]
    public void A_programme_that_is_called_otherwise_takes_its_file_along()
    {
        var renamed = PlanOf("智能分析", "碳管理");
        var step = FilingWork.Of(renamed, [.. Plan.Select(p => Lies(p))], []).Steps[0];
        Assert.Equal((Plan[0].Path, FilingCause.Changed), (step.Before!.Path, step.Cause));
        Assert.NotEqual(step.Before.Path, step.Document.Path);
    }

    [Fact]
    public void A_file_that_is_gone_is_written_again_as_the_next_edition()
    {
        IReadOnlyList<FiledDocument> kept = [new("annex2", Plan[0].Path, "https://contoso.sharepoint.example/a", Plan[0].ContentCode, A.Day) { Edition = 4 }];
        Assert.Equal(("P-1", FilingCause.Missing, 5), Steps(FilingWork.Of(Plan, [Lies(Plan[1]), Lies(Plan[2]), Lies(Plan[3])], kept)).Single());
    }

    [Fact]
    public void A_document_that_no_plan_has_any_more_is_marked_and_never_written()
    {
        var work = FilingWork.Of(Plan, [.. Plan.Select(p => Lies(p)), Lies(Plan[0]) with { Id = "9", ProposalId = "P-9", Path = "x/附件2_旧.docx" }], []);
        Assert.Empty(work.Steps);
        Assert.Equal(("9", DocumentStanding.Outdated), work.Marks.Select(m => (m.Document.Id, m.Standing)).Single());
    }

    [Fact]
    public void A_mark_goes_when_the_data_are_as_they_were() =>
        Assert.Equal((Plan[1].Path, DocumentStanding.Current), FilingWork.Standings(Plan, [Lies(Plan[1]) with { Standing = DocumentStanding.Outdated }]).Select(m => (m.Document.Path, m.Standing)).Single());

    private static IEnumerable<(string Subject, FilingCause Cause, int Edition)> Steps(FilingWork work) => work.Steps.Select(s => (s.Document.Subject, s.Cause, s.Edition));

    private static LibraryDocument Lies(PlannedDocument planned, int edition = 1) =>
        new(planned.Path, planned.Path, planned.Kind, planned.ProposalId, planned.ContentCode, edition, "", DocumentStanding.Current, "https://contoso.sharepoint.example/x", A.Day, null);

    private static IReadOnlyList<PlannedDocument> PlanOf(string first, string second, bool sameName = false)
    {
        FilingSnapshot Frozen(string id, string name, string opinion) => FilingSnapshot.Of(
            A.Proposal(id).Complete().With("programName", name).Recommended().Build() with { UnitOpinion = opinion }, FormEditions.Shipped.Last(), A.Round(), A.Unit(), [A.Unit()], A.Directions);
        return FilingPlan.Of(A.Round(), [Frozen("P-1", sameName ? "智能数据分析" : first, sameName ? first : "同意"), Frozen("P-2", second, "同意")], [], [A.Unit()]);
    }
}
