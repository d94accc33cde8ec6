using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Filing;

public sealed class FilingWorkTests
{
    private const string Spring = "2025-spring";
    private const string College = "2025-spring/计算机与软件学院";
    private static readonly IReadOnlyList<PlannedDocument> Plan = PlanOf("智能数据分析", "碳管理");

    [Fact]
    public void A_round_has_a_form_for_each_programme_what_each_college_needs_and_then_its_lists_and_announcements() => Assert.Equal(
        ["annex2 P-1", "annex2 P-2", $"annex2-college {College}", $"annex3-college {College}", $"annex3 {Spring}", $"annex3-full {Spring}", $"annex3-xlsx {Spring}", $"result-notice {Spring}", $"publicity {Spring}"],
        Plan.Select(p => $"{p.Kind} {p.Subject}"));

    [Theory]
    [InlineData(Annex2Files.Programme, 2, 0)]
    [InlineData(Annex2Files.College, 0, 1)]
    [InlineData(Annex2Files.Both, 2, 1)]
    public void The_policy_says_what_annex_2_is_filed_as(Annex2Files files, int forms, int colleges)
    {
        var plan = PlanOf("智能数据分析", "碳管理", policy: new() { Annex2Files = files });
        Assert.Equal((forms, colleges), (plan.Count(p => p.Kind == DocumentKinds.Form), plan.Count(p => p.Kind == DocumentKinds.CollegeForms)));
    }

    [Fact]
    public void No_two_documents_of_a_round_lie_in_one_place() => Assert.Equal(Plan.Count, Plan.Select(p => p.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void A_round_without_programmes_has_no_documents() => Assert.Empty(FilingPlan.Of(A.Round(), [], [], []));

    [Fact]
    public void What_was_never_written_is_written_for_the_first_time() =>
        Assert.Equal(Plan.Select(p => (p.Subject, FilingCause.First, 1)), Steps(FilingWork.Of(Plan, [], [])));

    [Fact]
    public void Where_everything_says_what_the_data_say_nothing_is_done()
    {
        var work = FilingWork.Of(Plan, [.. Plan.Select(p => Lies(p))], []);
        Assert.Empty(work.Steps);
        Assert.Empty(work.Marks);
    }

    [Fact]
    public void One_field_changed_means_its_form_and_the_lists_and_no_other_form_nor_announcement()
    {
        var changed = PlanOf("智能数据分析与应用", "碳管理", sameName: true);
        var work = FilingWork.Of(changed, [.. Plan.Select(p => Lies(p, edition: 2))], []);
        string[] others = [Plan[1].Path, .. Plan.Where(p => p.Content is FilingContent.Decisions).Select(p => p.Path)];
        Assert.Equal(Plan.Select(p => p.Path).Except(others), work.Steps.Select(s => s.Document.Path));
        Assert.All(work.Steps, s => Assert.Equal((FilingCause.Changed, 3), (s.Cause, s.Edition)));
        Assert.Equal(Plan.Select(p => p.Path).Except(others), work.Marks.Where(m => m.Standing == DocumentStanding.Outdated).Select(m => m.Document.Path));
    }

    [Fact]
    public void A_file_that_somebody_changed_is_written_again_and_marked_until_then()
    {
        IReadOnlyList<LibraryDocument> there = [Lies(Plan[0]) with { ChangedBy = A.Stranger.Id }, Lies(Plan[1]) with { Standing = DocumentStanding.Altered }, .. Plan.Skip(2).Select(p => Lies(p))];
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
        Assert.Equal(("P-1", FilingCause.Missing, 5), Steps(FilingWork.Of(Plan, [.. Plan.Skip(1).Select(p => Lies(p))], kept)).Single());
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

    private static IReadOnlyList<PlannedDocument> PlanOf(string first, string second, bool sameName = false, RoundPolicy? policy = null)
    {
        FilingSnapshot Frozen(string id, string name, string opinion) => FilingSnapshot.Of(
            A.Proposal(id).Complete().With("programName", name).Recommended().Build() with { UnitOpinion = opinion }, FormEditions.Shipped.Last(), A.Round(), A.Unit(), [A.Unit()], A.Directions);
        return FilingPlan.Of(A.Round() with { Policy = policy ?? new() }, [Frozen("P-1", sameName ? "智能数据分析" : first, sameName ? first : "同意"), Frozen("P-2", second, "同意")], [], [A.Unit()]);
    }
}
