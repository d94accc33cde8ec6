using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>Everything that can be wrong with a hand-in, brought about.</summary>
internal static class EveryPackProblem
{
    public static IReadOnlyList<Problem> Of() =>
    [
        .. Found(Pack.Of(A.Round(), A.Unit(), [], [], [A.Unit()])),
        .. Found(One with { Files = [One.Files[0]], NotYet = 2, DutiesOwed = 1, Disagreeing = [One.Programmes[0].ProgramName] }),
        .. Enum.GetValues<FileKind>().SelectMany(kind => Found(One with { Files = [One.Files[0], One.Files[1] with { Is = kind }] })),
        .. Found(One, HandedIn()),
        .. PackCheck.Of(One, None, A.Round(), "", A.Deadline.AddDays(1)).Select(f => f.Problem).OfType<Problem>(),
        .. None.HandIn(One, A.Round(), "", "", A.Dean, A.Day).Problems,
        .. (HandedIn() with { Pending = HandedIn().Latest }).Return(1, "", "请核对", A.Office, A.Day).Problems,
        .. None.AllowLate(A.Round(), "", A.Office, A.Day).Problems,
        .. HandedIn().AllowLate(A.Round(), "", A.Office, A.Deadline.AddDays(1)).Problems,
        .. None.Return(1, "", "请核对", A.Office, A.Day).Problems,
    ];

    private static UnitHandIns None { get; } = new(A.Round().Id, "cs", []);

    private static FilingSnapshot Frozen
    {
        get
        {
            var proposal = A.Proposal().Complete().Endorsed().Build();
            return FilingSnapshot.Of(proposal, FormEditions.Shipped.Of(proposal), A.Round(), A.Unit(), [A.Unit()], A.Directions);
        }
    }

    private static Pack One { get; } = Pack.Of(A.Round(), A.Unit(), [Frozen], [], [A.Unit()]) with
    {
        Files = [new(DocumentKinds.CollegeForms, "附件2_计算机与软件学院_备案表.docx", FileKind.Word), new(DocumentKinds.CollegeSummary, "附件3_计算机与软件学院_汇总表.docx", FileKind.Word)],
    };

    private static UnitHandIns HandedIn() => None with { HandIns = [new HandIn(1, A.Dean.Id, A.Dean.Name, A.Day, "", [], "WERC-8GMR")] };

    private static IEnumerable<Problem> Found(Pack pack, UnitHandIns? handIns = null) => PackCheck.Of(pack, handIns ?? None, A.Round(), "", A.Day).Select(f => f.Problem).OfType<Problem>();
}
