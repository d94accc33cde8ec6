using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Tests.Review;
using MicroMajor.TeamsApp.Tests.Rounds;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>At least one view for every card: each is drawn in both languages by our engine and by the official one. One line per card; add more where a card has branches.</summary>
public static class Samples
{
    /// <summary>Everything that Markdown, JSON or the templating language could trip over.</summary>
    public const string Nasty = "a*b_c [x](https://evil.example) ${title} `q` \"双引号\" \\ {{DATE(2026-01-01T00:00:00Z)}}\n1. <at>全体</at> 😀";

    /// <summary>The views in Chinese.</summary>
    public static IReadOnlyList<ICardView> All { get; } = In(Language.Zh);

    /// <summary>The views in a language; a room whose samples know none gives what it has.</summary>
    public static IReadOnlyList<ICardView> In(Language language) =>
    [
        new Notice("已保存", "", [], []),
        new Notice(Nasty, Nasty, [new("学分", "15"), new(Nasty, Nasty)], [new("打开", "proposals/open", "WZY-2025-0007"), new("返回", "home", null)], "good"),
        .. ProposalSamples.In(language),
        .. TogetherSamples.All,
        .. ReviewSamples.All,
        .. PlanSamples.All,
        .. RoundsSamples.All,
        .. FilingSamples.All,
        .. PackSamples.All,
        .. MeetingSamples.All,
        .. ImportSamples.All,
        new DeliveryCard("2025-spring", "", "谁没收到卡片", "2025年申报", "没有送不到的卡片。"),
        new DeliveryCard("2025-spring", "", "谁没收到卡片", Nasty, Nasty) { Banner = MicroMajor.TeamsApp.Proposals.Banner.Look(Nasty), Who = Nasty, People = [new("1", Nasty, Nasty), new("2", "王老师", "")], More = Nasty, CanResendAll = true },
        new DeliveryCard("2025-spring", "WZY-2025-0001", Nasty, Nasty, Nasty)
        {
            Banner = MicroMajor.TeamsApp.Proposals.Banner.Done(Nasty), Person = "1", Todo = Nasty, Notes = [Nasty],
            Lines = [new(Nasty, "attention", "✕", Nasty, "Assignment", "7", "补发"), new(Nasty, "good", "✓", "", "Proposal", "WZY-2025-0001", "")],
        },
    ];
}
