using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Filing;

public sealed class HandInTests
{
    private static readonly UnitHandIns s_none = new("2025-spring", "cs", []);

    private static readonly IReadOnlyList<FiledDocument> s_two =
    [
        new(DocumentKinds.CollegeForms, "a/附件2.docx", "https://contoso.sharepoint.example/a", "7K3M-9QXA", A.Day), new(DocumentKinds.CollegeSummary, "a/附件3.docx", "https://contoso.sharepoint.example/b", "WERC-8GMR", A.Day),
    ];

    [Fact]
    public void What_is_accepted_owes_its_files_and_is_not_handed_in_before_they_lie_in_the_library()
    {
        var accepted = Accepted(s_none);

        Assert.Equal(1, accepted.Pending!.Number);
        Assert.Null(accepted.Standing);
        Assert.Equal([new PackDue(1) { Key = "2025-spring|cs|1|write" }], accepted.Owed);
        Assert.Equal(One.Programmes.Select(p => new PackedProgramme(p.ProposalId, p.ProgramName, p.ContentCode)), accepted.Pending.Programmes);
    }

    [Fact]
    public void What_is_done_is_told_to_the_office_and_shown_to_the_college_and_written_down()
    {
        var done = Accepted(s_none).Done("计算机与软件学院", s_two);

        Assert.Equal((HandInState.Submitted, 1, A.Day, A.Dean.Name), (done.Standing!.State, done.Standing.Number, done.Standing.At, done.Standing.ByName));
        Assert.Equal(s_two, done.Standing.Documents);
        Assert.Null(done.Pending);
        Assert.Equal(["2025-spring|cs|1|write", "2025-spring|cs|1|HandIn", "2025-spring|cs|1|card|done", "2025-spring|cs|1|told"], done.Owed.Select(o => o.Key));
        Assert.Equal(done, done.Done("计算机与软件学院", s_two));
    }

    [Fact]
    public void A_later_one_wants_a_reason_gets_a_new_number_and_takes_the_place_of_the_earlier()
    {
        var first = Done(s_none);

        Assert.Equal(["S-05"], Codes(first.HandIn(One, A.Round(), Seen, "  ", A.Dean, A.Day)));
        var second = Done(first, "教务处退回的申报已修改");
        Assert.Equal([(1, HandInState.Superseded, ""), (2, HandInState.Submitted, "教务处退回的申报已修改")], second.HandIns.Select(h => (h.Number, h.State, h.Reason)));
        // While the second is being written, the first is the one that counts.
        Assert.Equal(1, Accepted(first, "教务处退回的申报已修改").Standing!.Number);
    }

    [Fact]
    public void After_a_return_of_the_office_the_next_one_needs_no_reason_and_may_come_after_the_deadline()
    {
        var returned = Done(s_none).Return(1, "计算机与软件学院", "请核对学时", A.Office, A.Day).Value;

        Assert.Equal((HandInState.Returned, "请核对学时", A.Office.Name), (returned.Latest!.State, returned.Latest.ReturnReason, returned.Latest.ReturnedBy));
        var again = returned.HandIn(One, A.Round(), Seen, "", A.Dean, A.Deadline.AddDays(9)).Value.Done("计算机与软件学院", s_two);
        Assert.Equal([(1, HandInState.Returned), (2, HandInState.Submitted)], again.HandIns.Select(h => (h.Number, h.State)));
    }

    [Fact]
    public void Only_the_office_returns_with_a_reason_and_only_what_stands()
    {
        var done = Done(s_none);

        Assert.Equal(["not-the-office"], Codes(done.Return(1, "", "请核对", A.Dean, A.Day)));
        Assert.Equal(["reason-missing"], Codes(done.Return(1, "", " ", A.Office, A.Day)));
        Assert.Equal(["pack-not-standing"], Codes(done.Return(2, "", "请核对", A.Office, A.Day)));
        Assert.Equal(["pack-not-standing"], Codes(s_none.Return(1, "", "请核对", A.Office, A.Day)));
        Assert.Equal(["pack-in-work"], Codes(Accepted(done, "补充").Return(1, "", "请核对", A.Office, A.Day)));
    }

    [Fact]
    public void A_college_that_missed_the_deadline_hands_in_once_when_the_office_allows_it()
    {
        var late = A.Deadline.AddDays(1);
        Assert.Equal(["not-the-office"], Codes(s_none.AllowLate(A.Round(), "", A.Dean, late)));
        Assert.Equal(["pack-not-late"], Codes(s_none.AllowLate(A.Round(), "", A.Office, A.Deadline)));

        var allowed = s_none.AllowLate(A.Round(), "计算机与软件学院", A.Office, late).Value;
        Assert.Equal(["pack-may-be-late"], Codes(allowed.AllowLate(A.Round(), "", A.Office, late)));
        Assert.Equal("told-pack-may-be-late", Assert.Single(allowed.Owed.OfType<MessageDue>()).Code);
        var done = allowed.HandIn(One, A.Round(), Seen, "", A.Dean, late).Value.Done("计算机与软件学院", s_two);
        Assert.Equal(["S-01-pack"], Codes(done.HandIn(One, A.Round(), Seen, "补充", A.Dean, late)));
        Assert.Equal(["S-01-pack"], Codes(s_none.HandIn(One, A.Round(), Seen, "", A.Dean, late)));
    }

    [Fact]
    public void Only_a_reviewer_of_the_college_hands_in_and_only_what_they_looked_at()
    {
        Assert.Equal(["not-your-unit"], Codes(s_none.HandIn(One, A.Round(), Seen, "", A.Office, A.Day)));
        Assert.Equal(["not-your-unit"], Codes(s_none.HandIn(One, A.Round(), Seen, "", A.Dean with { ReviewsUnits = ["econ"] }, A.Day)));
        Assert.Equal(["pack-changed"], Codes(s_none.HandIn(One, A.Round(), "", "", A.Dean, A.Day)));
        Assert.Equal(["pack-in-work"], Codes(Accepted(s_none).HandIn(One, A.Round(), Seen, "", A.Dean, A.Day)));
    }

    [Fact]
    public void What_changed_before_it_was_written_is_not_handed_in_and_the_number_is_free_again()
    {
        var dropped = Accepted(s_none).Dropped("计算机与软件学院");

        Assert.Null(dropped.Pending);
        Assert.Empty(dropped.HandIns);
        Assert.Equal("told-pack-dropped", Assert.Single(dropped.Owed.OfType<MessageDue>()).Code);
        Assert.Equal(1, Accepted(dropped).Pending!.Number);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void S_01_the_closing_instant_counts_and_what_the_office_called_back_may_come_later(int ticks, bool inTime)
    {
        var at = A.Deadline.AddTicks(ticks);

        Assert.Equal(inTime, Right("S-01", One, at));
        Assert.True(Right("S-01", One with { IsCalledBack = true }, at));
        Assert.Equal(ticks < 0, Right("S-01", One, at, A.Round() with { Policy = new() { DeadlineCounts = false } }));
    }

    [Fact]
    public void S_02_both_annexes_and_something_in_them()
    {
        Assert.True(Right("S-02", One));
        Assert.Equal("附件3", Found("S-02", One with { Files = [One.Files[0]] })!.Facts["missing"]);
        Assert.Equal("附件2", Found("S-02", One with { Files = [One.Files[1]] })!.Facts["missing"]);
        var empty = Pack.Of(A.Round(), A.Unit(), [], [], [A.Unit()]);
        Assert.Equal("S-02-none", Found("S-02", empty)!.Code);
        // Of files that cannot be there nothing is called right or wrong.
        Assert.Equal(["S-01", "S-02", "S-05", "NOT-YET", "O-04"], PackCheck.Of(empty, s_none, A.Round(), "", A.Day).Select(f => f.Rule));
    }

    [Theory]
    [InlineData(FileKind.Word, null, null)]
    [InlineData(FileKind.Workbook, null, null)]
    [InlineData(FileKind.Pdf, null, null)]
    [InlineData(FileKind.Archive, null, "S-06")]
    [InlineData(FileKind.Macros, "S-03-macros", null)]
    [InlineData(FileKind.OldOffice, "S-03-old", null)]
    [InlineData(FileKind.Locked, "S-03-locked", null)]
    [InlineData(FileKind.Broken, "S-03-broken", null)]
    [InlineData(FileKind.Empty, "S-03-empty", null)]
    [InlineData(FileKind.Other, "S-03-other", null)]
    public void S_03_and_S_06_electronic_files_that_open_and_no_archive(FileKind kind, string? third, string? sixth)
    {
        var pack = One with { Files = [One.Files[0], One.Files[1] with { Is = kind }] };

        Assert.Equal((third, sixth), (Found("S-03", pack)?.Code, Found("S-06", pack)?.Code));
        Assert.Equal(third is null && sixth is null ? null : One.Files[1].Name, (Found("S-03", pack) ?? Found("S-06", pack))?.Facts["file"]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void S_04_exactly_two_files(int count, bool right) =>
        Assert.Equal(right, Right("S-04", One with { Files = [.. One.Files, .. One.Files], }, take: count));

    [Fact]
    public void X_01_the_annexes_agree() => Assert.Equal("智能数据分析", Found("X-01", One with { Disagreeing = ["智能数据分析"] })!.Facts["names"]);

    [Fact]
    public void What_is_still_under_way_and_what_is_owed_is_shown_and_in_nobodys_way()
    {
        var pack = One with { NotYet = 2, DutiesOwed = 1 };

        Assert.Equal([PackVerdict.Look, PackVerdict.Look], PackCheck.Of(pack, s_none, A.Round(), "", A.Day).Where(f => f.Rule is "NOT-YET" or "O-04").Select(f => f.Verdict));
        Assert.True(s_none.HandIn(pack, A.Round(), Seen, "", A.Dean, A.Day).IsDone);
    }

    [Fact]
    public void What_changed_since_it_was_handed_in_is_named()
    {
        var standing = Done(s_none).Standing;
        var changed = Frozen(A.Proposal().Complete().With("programName", "改了名的").Endorsed());
        var other = Frozen(A.Proposal("WZY-2025-0002").Complete().With("programName", "另一个").Endorsed());

        Assert.True(PackChanges.Of(standing, One, []).IsCurrent);
        Assert.Equal(["改了名的"], PackChanges.Of(standing, Of(changed), []).Changed);
        Assert.Equal(["另一个"], PackChanges.Of(standing, Of([.. One.Programmes, other]), []).Added);
        Assert.Equal([One.Programmes[0].ProgramName], PackChanges.Of(standing, Of(other), []).Gone);
        Assert.Equal(["新名"], PackChanges.Of(standing, Of(other), [A.Proposal().Complete().With("programName", "新名").ReturnedByOffice().Build()]).Gone);
        Assert.True(PackChanges.Of(standing, One with { List = One.List with { EmploymentYear = 2024, Employment = [new("080901", ["计算机"])] } }, []).DutiesChanged);
    }

    private static Pack One { get; } = Of(Frozen(A.Proposal().Complete().Endorsed()));

    private static string Seen => One.List.ContentCode;

    private static Pack Of(params FilingSnapshot[] programmes) => Pack.Of(A.Round(), A.Unit(), programmes, [], [A.Unit()]) with
    {
        Files = [new(DocumentKinds.CollegeForms, "附件2_计算机与软件学院_备案表.docx", FileKind.Word), new(DocumentKinds.CollegeSummary, "附件3_计算机与软件学院_汇总表.docx", FileKind.Word)],
    };

    private static FilingSnapshot Frozen(Proposal proposal) => FilingSnapshot.Of(proposal, FormEditions.Shipped.Of(proposal), A.Round(), A.Unit(), [A.Unit()], A.Directions);

    private static FilingSnapshot Frozen(ProposalBuilder proposal) => Frozen(proposal.Build());

    private static UnitHandIns Accepted(UnitHandIns before, string reason = "") => before.HandIn(One, A.Round(), Seen, reason, A.Dean, A.Day).Value;

    private static UnitHandIns Done(UnitHandIns before, string reason = "") => Accepted(before, reason).Done("计算机与软件学院", s_two);

    private static Problem? Found(string rule, Pack pack, DateTimeOffset? at = null, Round? round = null) =>
        PackCheck.Of(pack, s_none, round ?? A.Round(), "", at ?? A.Day).Single(f => f.Rule == rule).Problem;

    private static bool Right(string rule, Pack pack, DateTimeOffset? at = null, Round? round = null, int? take = null) =>
        Found(rule, take is { } n ? pack with { Files = [.. pack.Files.Take(n)] } : pack, at, round) is null;

    private static IEnumerable<string> Codes<T>(Outcome<T> outcome) => outcome.Problems.Select(p => p.Code);
}
