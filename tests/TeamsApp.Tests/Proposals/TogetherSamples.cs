using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The cards of working together in the shapes they take.</summary>
internal static class TogetherSamples
{
    private static readonly PersonId Lin = new("aaaa0001");
    private static readonly PersonId Wu = new("aaaa0002");
    private static readonly FieldRef Introduction = new("introduction");

    private static readonly Standing Alone = ProposalSamples.Stand(FilledForm.Answers);
    private static readonly Standing Shared = ProposalSamples.Stand(ProposalSamples.Trouble(), p => p with
    {
        Editors = [new(Wu, Samples.Nasty, ["team", "courses"]), new(new("x"), "赵敏", [])],
        Aside = [new(Lin, OwnerAtWork.Monday, Introduction, Samples.Nasty + new string('长', 400)), new(Lin, OwnerAtWork.Monday, new("courses", "r1", "credits"), "2.5"), new(Lin, OwnerAtWork.Monday, new("courses", "r99", "name"), Samples.Nasty)],
    });

    private static readonly ProposalVersion Old = new("3.0", 3, ProposalState.Draft, FilledForm.Answers, OwnerAtWork.Monday, Samples.Nasty);
    private static readonly ProposalVersion New = new("4.0", 4, ProposalState.UnitReview, ProposalSamples.Trouble(), OwnerAtWork.Monday.AddMinutes(5), "吴桐");

    public static IReadOnlyList<ICardView> All { get; } =
    [
        ProposalHome.Of(Shared, Language.Zh),
        ProposalHome.Of(Shared with { Viewer = Wu }, Language.En),
        SectionForm.Of(Shared.Form.Section("need")!, Shared, Language.Zh),
        EditorsCard.Of(Alone, Language.Zh),
        EditorsCard.Of(Shared, Language.En, Banner.Refused(Samples.Nasty), ["need"]),
        .. Conflict.WaitingIn(Shared).Select((c, i) => ConflictForm.Of(c, Shared, Language.Zh, i == 0 ? New : null, i == 0 ? Banner.Look("!") : null, i == 0 ? Samples.Nasty : null)),
        WholeText.Draw(Conflict.WaitingIn(Shared)[0], mine: true, Shared, 0, Language.Zh),
        HistoryCard.Of(Alone, new([New, Old], "3.0|x"), isFirst: true, null, Language.Zh),
        HistoryCard.Of(Alone, new([New, Old, Old with { Id = "2.0" }], null), isFirst: false, Old, Language.En),
        HistoryCard.Of(Alone, new([], null), isFirst: true, null, Language.Zh),
        CompareCard.Of(Shared, new(Old, "3.0"), SavedForm.Present(Shared.Proposal), 0, Language.Zh),
        CompareCard.Of(Shared, new(Old, "3.0"), new(New, "4.0"), 1, Language.En),
        CompareCard.Of(Alone, SavedForm.Present(Alone.Proposal), SavedForm.Present(Alone.Proposal), 0, Language.Zh),
        WholeText.Draw(Introduction, new(Old with { Answers = FilledForm.Answers.With("introduction", new string('长', 9_001)) }, "3.0"), new(New, "4.0"), earlier: true, Shared, 1, Language.Zh),
        WholeText.Draw(new("courses", "r1"), new(Old, "3.0"), new(New, "4.0"), earlier: false, Shared, 0, Language.En),
    ];
}
