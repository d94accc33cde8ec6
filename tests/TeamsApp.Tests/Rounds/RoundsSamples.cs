using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>Views of the cards of rounds, each with its branches.</summary>
internal static class RoundsSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new NoticeCard("通知怎么说") { Intro = Nasty, Choices = [new("三.2 课程", "三.2")] },
        new NoticeCard(Nasty)
        {
            Clauses = [new(Nasty, Nasty, Nasty, [Nasty, "必须"], Nasty, [Nasty], [new("打开：课程设置", "WZY-2025-0001", "courses", "courses")]), new("通知五.2", "原文", "", [], "", [], [])],
            More = Nasty, Draft = Nasty, Choices = [new(Nasty, "一")],
        },
    ];
}
