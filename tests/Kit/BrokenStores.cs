using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;

namespace MicroMajor.Kit;

/// <summary>A round as it should be, and one broken in each way that the check of the records knows.</summary>
public static class BrokenStores
{
    private static readonly IReadOnlyList<Expert> Experts = [.. Enumerable.Range(1, 6).Select(A.Expert)];

    /// <summary>One recommended, one under review, one draft: nothing is wrong with them.</summary>
    public static RoundStore Sound { get; } = Store(
        [Recommended, A.Proposal("WZY-2025-0002").Complete().UnderReview(), A.Proposal("WZY-2025-0003")],
        [.. Given(Recommended), A.Assignment(A.Proposal("WZY-2025-0002").Complete().UnderReview(), A.Expert(4))]);

    /// <summary>The code of what is broken, and the round with it.</summary>
    public static IReadOnlyList<(string Code, RoundStore Store)> All { get; } =
    [
        ("broken-quorum", Sound with { Assignments = [.. Sound.Assignments.Skip(1)] }),
        ("broken-mean", With(p => p with { Decision = p.Decision! with { Mean = 61m } })),
        ("broken-undecided", With(p => p with { Decision = null })),
        ("broken-early", With(_ => A.Proposal("WZY-2025-0001").Complete().ReadyForReview())),
        ("broken-twice", Sound with { Assignments = [.. Sound.Assignments, Sound.Assignments[^1] with { Id = "again" }] }),
        ("broken-review", With(a => a with { Comment = "" })),
        ("broken-total", Sound with { Assignments = [.. Sound.Assignments.Take(3).Select(a => a with { Total = 90m }), Sound.Assignments[3]], Proposals = [Sound.Proposals[0] with { Decision = Sound.Proposals[0].Decision! with { Mean = 90m } }, .. Sound.Proposals.Skip(1)] }),
        ("broken-conflict", Sound with { Experts = [A.Expert(1) with { UnitCode = "cs" }, .. Experts.Skip(1)] }),
        ("broken-orphan", Sound with { Proposals = [Sound.Proposals[0], Sound.Proposals[2]] }),
        ("broken-chain", Sound with { Audit = [.. Sound.Audit.Where(e => e.Act != "AcceptForReview")] }),
        ("broken-unrecorded", With(p => p with { State = ProposalState.NotRecommended })),
        ("broken-untold", Sound with { Untold = ["WZY-2025-0001"] }),
    ];

    private static Proposal Recommended => A.Proposal("WZY-2025-0001").Complete().Recommended();

    private static RoundStore Store(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments) => new(
        A.Round(), Rubrics.Current, [.. proposals.Select(p => p with { Owed = [] })], assignments, Experts,
        [.. proposals.SelectMany(p => p.Owed).OfType<AuditDue>().Select(d => d.Entry)]);

    private static IReadOnlyList<Assignment> Given(Proposal proposal) => [.. Experts.Take(3).Select(e => A.Assignment(proposal, e).Submitted().Build())];

    private static RoundStore With(Func<Proposal, Proposal> change) => Sound with { Proposals = [change(Sound.Proposals[0]), .. Sound.Proposals.Skip(1)] };

    private static RoundStore With(Func<Assignment, Assignment> change) => Sound with { Assignments = [change(Sound.Assignments[0]), .. Sound.Assignments.Skip(1)] };
}
