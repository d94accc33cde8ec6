using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>The experts' cards stay within 25,600 bytes at the largest legal proposal, blind or not, with the longest comment and everything missing.</summary>
public sealed class ExpertCardSizeTests
{
    private const int MostBytes = 25 * 1024;

    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));
    private static readonly ExpertCards Cards = new(Shelf, StateWords.Shipped, ProblemWords.Shipped, new(), new(Shelf, StateWords.Shipped, ProblemWords.Shipped, new()), TimeProvider.System);
    private static readonly string s_longest = string.Concat(Enumerable.Range(0, 4_000).Select(i => (char)('一' + i * 7 % 6000)));

    public static TheoryData<Language, bool> Sights => new() { { Language.Zh, false }, { Language.Zh, true }, { Language.En, false }, { Language.En, true } };

    [Theory]
    [MemberData(nameof(Sights))]
    public void Every_card_of_an_expert_is_light_enough(Language language, bool blind)
    {
        var standing = ProposalSamples.Stand(LargestForm.Answers, p => p with { State = ProposalState.UnderReview });
        standing = standing with { Round = standing.Round with { Policy = standing.Round.Policy with { BlindApplicants = blind } } };
        var viewer = new Viewer(A.Expert().Id, "29:1", language);
        var offered = new Assignment("123456", standing.Proposal.Id, standing.Round.Id, standing.Proposal.Name, A.Expert().Id, A.Expert().Name, A.Day);
        var round = standing.Round;
        var card = A.Scorecard("A", comment: s_longest);
        var given = offered.Submit(card, round.Rubric, round, A.Acting(A.Expert()), A.Day).Value;
        for (var n = 0; n < 9; n++) given = given.Submit(card with { Comment = s_longest[n..], Grades = A.Scorecard(n % 2 == 0 ? "B" : "C").Grades }, round.Rubric, round, A.Acting(A.Expert()), A.Day).Value;
        var queue = ExpertQueue.From(offered, [offered, .. Enumerable.Range(1, 12).Select(n => offered with { Id = $"{n}" })]);
        var refused = Banner.Refused(s_longest[..300]);
        var missing = new Scorecard(Scorecard.NoGrades, null, "同意").Problems(round.Rubric, round.Policy);
        var heavy = new (string Card, int Bytes)[]
        {
            ("offered", CardSize.Utf16Bytes(Cards.Assignment(standing, offered, queue, viewer, refused))),
            ("given", CardSize.Utf16Bytes(Cards.Assignment(standing, given, queue, viewer, refused))),
            ("score", CardSize.Utf16Bytes(Cards.ScoreForm(standing, offered, new(Scorecard.NoGrades, null, s_longest), missing, queue, viewer, refused))),
            ("leave", CardSize.Utf16Bytes(Cards.Leave(standing, offered, "other", s_longest[..1_000], viewer, refused))),
            ("history", CardSize.Utf16Bytes(Cards.History(standing, given, forOffice: false, viewer))),
            ("reading", CardSize.Utf16Bytes(Cards.Reading(standing, offered, viewer))),
        }.Where(c => c.Bytes > MostBytes);
        Assert.Equal([], heavy);
    }
}
