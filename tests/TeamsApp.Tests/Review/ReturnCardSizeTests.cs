using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>The cards of a return stay within 25,600 bytes at the most that a return may say, and nothing is out of reach for being cut.</summary>
public sealed class ReturnCardSizeTests
{
    private const int MostBytes = 25 * 1024;

    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));
    private static readonly ReturnPoint[] Longest = [.. Enumerable.Range(1, 20).Select(n => new ReturnPoint($"3.{n}", n % 2 == 0 ? "courses/r1/practiceHours" : "argumentation.participants", Text(n, 1_050)) { Answer = Text(n + 50, 600) })];

    public static TheoryData<Language> Languages => [Language.Zh, Language.En];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_of_the_longest_checklist_and_every_point_is_light_enough(Language language)
    {
        var standing = Standing();
        for (var page = 0; page < 7; page++)
        {
            var list = ReturnChecklist.Of(standing, language, Banner.Refused(Text(99, 300)), page)!;
            Assert.InRange(Bytes(list, language), 1, MostBytes);
            foreach (var point in list.Points) Assert.InRange(Bytes(ReturnPointForm.Of(standing, language, 3, point.PointId, page)!, language), 1, MostBytes);
        }

        Assert.InRange(Bytes(ReturnPointForm.Of(standing, language, 3, "", 0)!, language), 1, MostBytes);
        var whole = standing.Proposal with { Returns = [standing.Proposal.Returns[0] with { Points = [new("1.1", "", Text(1, 4_000)) { Answer = Text(2, 4_000) }] }] };
        Assert.InRange(Bytes(ReturnPointForm.Of(ProposalSamples.Stand(LargestForm.Answers, _ => whole), language, 1, "1.1", 0)!, language), 1, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_comparison_of_the_largest_change_is_paged_and_shows_every_text_whole(Language language)
    {
        var standing = Standing(p => p with { State = ProposalState.UnitReview });
        var before = LargestForm.Answers.Texts.Aggregate(LargestForm.Answers, (a, t) => a.With(t.Key, new string(t.Value.Reverse().ToArray()))).WithRows("courses", LargestForm.Answers.Rows("courses").Skip(1));
        var since = AnswerChanges.Between(before, LargestForm.Answers, FormDefinitions.Current);
        var shown = "";
        for (var page = 0; ; page++)
        {
            var view = ReturnComparison.Of(standing, standing.Proposal.Returns[^1], since, language, page, "endorsement/open");
            Assert.InRange(Bytes(view, language), 1, MostBytes);
            shown += string.Concat(view.Blocks.Select(b => b.Title + b.Text));
            if (view.After < 0) break;
        }

        foreach (var point in Longest) Assert.Contains(point.Text, shown, StringComparison.Ordinal);
        foreach (var point in Longest) Assert.Contains(point.Answer, shown, StringComparison.Ordinal);
        Assert.Contains(LargestForm.Answers["introduction"], shown, StringComparison.Ordinal);
        Assert.Contains(before["introduction"], shown, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_block_on_the_reviewers_cards_is_a_small_part_of_them(Language language)
    {
        var standing = Standing(p => p with { State = ProposalState.Screening });
        var since = AnswerChanges.Between(Answers.None, LargestForm.Answers, FormDefinitions.Current);
        var view = new Endorsement("WZY-2025-0007", "", "", "", null, [], [], true, [], []);
        Assert.InRange(Bytes(view with { Returned = ReturnedView.Of(standing, since, language) }, language) - Bytes(view, language), 1, 6_000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_reviewers_cards_of_the_largest_proposal_are_light_enough_after_a_return(Language language)
    {
        var draw = new ReviewDraw(Shelf, StateWords.Shipped, ProblemWords.Shipped, new ReviewWords());
        var (viewer, refused) = (new Viewer(A.Dean.Id, "29:1", language), Banner.Refused(Text(5, 200)));
        var since = AnswerChanges.Between(Answers.None, LargestForm.Answers, FormDefinitions.Current);
        var notes = new ReturnNotes("", [.. Longest.Select(p => new ReturnPoint($"n.{p.Number}", p.Field, p.Text))]);
        var college = draw.Endorsement(Standing(p => p with { State = ProposalState.UnitReview, Notes = notes }), A.Dean with { ReviewsUnits = ["U01"] }, viewer, refused, since);
        var office = draw.Screening(Standing(p => p with { State = ProposalState.Screening, Notes = notes, UnitOpinion = Text(9, 200) }), [], viewer, refused, since);
        Assert.Equal([], new[] { college, office }.Select(c => CardSize.Utf16Bytes(c)).Where(b => b > MostBytes));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_form_of_a_return_with_the_most_points_is_light_enough(Language language)
    {
        var standing = Standing(p => p with { State = ProposalState.UnitReview, Notes = new("", [.. Longest.Select(p => new ReturnPoint($"n.{p.Number}", p.Field, p.Text))]) });
        var view = ReturnForm.Of(standing, Text(1, 30), "待学院审核", new([], "", "", Text(3, 4_000)), Banner.Done(Text(4, 40)), language);
        Assert.InRange(Bytes(view, language), 1, MostBytes);
    }

    private static Standing Standing(Func<Proposal, Proposal>? change = null) => ProposalSamples.Stand(LargestForm.Answers, p =>
    {
        var back = p with
        {
            State = ProposalState.ReturnedByOffice,
            Returns =
            [
                .. Enumerable.Range(1, 2).Select(n => new ProposalReturn(n, ActorRole.UnitReviewer, A.Dean.Id, Text(n, 40), A.Day, n, "", [new($"{n}.1", "", "一") { Done = true }])),
                new(3, ActorRole.Office, A.Office.Id, Text(3, 40), A.Day, 9, Text(7, 4_000), Longest),
            ],
        };
        return change?.Invoke(back) ?? back;
    });

    private static int Bytes<T>(T view, Language language)
        where T : ICardView => CardSize.Utf16Bytes(Shelf.Draw(view, language));

    private static string Text(int seed, int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('一' + (i * 7 + seed * 131) % 6000)));
}
