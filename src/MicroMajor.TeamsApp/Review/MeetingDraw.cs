using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Draws the cards of a meeting. Experts are named as members who are there, never beside a score.</summary>
public sealed class MeetingDraw(CardShelf shelf, StateWords states, ProblemWords problems, MeetingWords words, ReviewWords reviews)
{
    private const int LinesOnCard = 12, MostChoices = 80;

    /// <summary>The programmes in the order in which they are taken up.</summary>
    public IReadOnlyList<RankedProposal> Ranked(Round round, IReadOnlyList<Proposal> found, IReadOnlyList<Assignment> given) => Ranking.Of(found, given, round.Policy, round.Rubric);

    /// <summary>The meeting, or the call for one.</summary>
    public Reply Meeting(Round round, Stored<Meeting>? stored, int page, Banner? banner, Language language)
    {
        if (stored?.Value is not { } meeting)
            return Show(new MeetingCard(round.Id, "", words["title", language], round.Name.In(language), words["none", language], banner) { CanBegin = true }, language);
        var voted = meeting.Items.Count(i => i.Vote is not null);
        var at = Math.Clamp(page, 0, Math.Max(0, (meeting.Items.Count - 1) / LinesOnCard));
        var next = meeting.Items.Index().FirstOrDefault(x => x.Item.Vote is null);
        return Show(new MeetingCard(round.Id, Text(meeting.Number), words.Filled("title-n", language, ("n", $"{meeting.Number}")), round.Name.In(language), words.Filled("state", language, ("voted", $"{voted}"), ("all", $"{meeting.Items.Count}")), banner)
        {
            Facts =
            [
                new(words["when", language], meeting.StartsAt is { } starts ? ChinaTime.DayAndClock(starts, language) : words["not-yet", language]),
                new(words["place", language], meeting.Place.Length > 0 ? meeting.Place : words["not-yet", language]),
                new(words["present", language], words.Attendance(meeting, language)),
                new(words["rule", language], words.Rule(round.Policy.Majority, language)),
            ],
            Remark = meeting.HasQuorum == false ? words["no-quorum", language] : "",
            Lines = [.. meeting.Items.Index().Skip(at * LinesOnCard).Take(LinesOnCard).Select(x => Line(x.Index + 1, x.Item, language))],
            Place = meeting.Items.Count > LinesOnCard ? words.Filled("page", language, ("from", $"{(at * LinesOnCard) + 1}"), ("to", $"{Math.Min(meeting.Items.Count, (at + 1) * LinesOnCard)}"), ("all", $"{meeting.Items.Count}")) : "",
            Back = at > 0 ? at - 1 : null,
            Next = (at + 1) * LinesOnCard < meeting.Items.Count ? at + 1 : null,
            Go = next.Item is null ? "" : Text(next.Index + 1),
            CanBegin = meeting.IsDone,
        }, language);
    }

    /// <summary>When, where, and who is there.</summary>
    public Reply Present(Round round, Meeting meeting, IReadOnlyList<Expert> pool, TypedSeating typed, Banner? banner, Language language)
    {
        var chosen = typed.Present.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Who is there already stays a choice, however long the pool is.
        var shown = pool.OrderByDescending(e => chosen.Contains(e.Id.Value)).Take(Math.Max(MostChoices, chosen.Length));
        return Show(new MeetingPresent(
            round.Id, Text(meeting.Number), words["present-title", language], round.Name.In(language), banner, typed.Date, typed.Clock, typed.Place, typed.Chair, typed.Recorder, typed.Expected,
            [.. shown.Select(e => new CardOption(string.Join(" · ", new[] { e.Name, RowLine.Cut(e.Organisation.Length > 0 ? e.Organisation : e.Field, 16) }.Where(t => t.Length > 0)), e.Id.Value))], typed.Present, typed.Others), language);
    }

    /// <summary>One programme of the agenda.</summary>
    public Reply Item(Round round, Meeting meeting, int number, Proposal proposal, IReadOnlyList<Assignment> given, TypedItem typed, Banner? banner, Language language)
    {
        var item = meeting.At(number)!;
        var recused = meeting.Recused(item, proposal);
        var ruled = recused.Where(r => r.Code.Length > 0).ToList();
        var voters = item.Vote?.Voters ?? meeting.Present.Count - recused.Count;
        var submitted = given.Where(a => a.State == AssignmentState.Submitted).ToList();
        var whyNot = meeting.Present.Count == 0 ? problems.Sentence(new("meeting-nobody"), language) : voters == 0 ? problems.Sentence(new("vote-nobody"), language) : "";
        return Show(new MeetingItemCard(
            round.Id, Text(meeting.Number), Text(number), proposal.Id, words.Filled("item", language, ("n", $"{number}"), ("all", $"{meeting.Items.Count}"), ("name", item.Name.Length > 0 ? item.Name : reviews["unnamed", language])),
            $"{proposal.Id} · {item.UnitName}", states.Office(proposal.State, language), banner)
        {
            Facts =
            [
                new(words["rank", language], words.Filled("rank-of", language, ("rank", $"{item.Rank}"), ("mean", item.Mean is { } mean ? mean.ToString("0.##", CultureInfo.InvariantCulture) : "—"))),
                .. submitted.Count == 0 ? [] : new CardFact[] { new(words["conclusions", language], string.Join(language == Language.Zh ? "，" : ", ", submitted.Where(a => a.Conclusion is not null).GroupBy(a => a.Conclusion!.Value).OrderBy(g => g.Key).Select(g => $"{reviews[$"conclusion-{g.Key}", language]} {g.Count()}"))) },
                new(words["voters", language], words.Filled("voters-of", language, ("voters", $"{voters}"), ("present", $"{meeting.Present.Count}"), ("recused", $"{(item.Vote is { } v ? v.Recused.Count : recused.Count)}"))),
            ],
            // While it can still be changed, who steps aside by themselves is ticked below.
            Conflicted = [.. (item.Vote is null ? ruled : recused).Select(r => new CardLine(words.Filled("recused-by-rule", language, ("name", r.Name), ("why", r.Code.Length > 0 ? problems.Plain(new(r.Code), language) : words["by-hand", language]))))],
            Members = item.Vote is not null ? [] : [.. meeting.Present.Where(m => ruled.All(r => r.Key != m.Key)).Select(m => new CardOption(m.Name, m.Key))],
            Recused = string.Join(',', typed.Recused),
            Notes = typed.Notes,
            For = typed.ForText,
            Against = typed.AgainstText,
            Abstain = typed.AbstainText,
            Outcome = item.Vote is { } vote ? words.Outcome(vote, language) : "",
            Before = number > 1 ? number - 1 : null,
            Next = number < meeting.Items.Count ? number + 1 : null,
            CanVote = item.Vote is null && whyNot.Length == 0,
            WhyNot = item.Vote is null ? whyNot : "",
        }, language);
    }

    private AgendaLine Line(int number, MeetingItem item, Language language) => new(
        Text(number), $"{number}. {RowLine.Cut(item.Name.Length > 0 ? item.Name : reviews["unnamed", language], 40)}",
        string.Join(" · ", new[]
        {
            item.ProposalId,
            item.Mean is { } mean ? reviews.Filled("score-of", language, ("mean", mean.ToString("0.##", CultureInfo.InvariantCulture))) : "",
            item.Vote is { } vote ? words.Outcome(vote, language) : words["not-voted", language],
        }.Where(t => t.Length > 0)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Reply.ShowCard Show<T>(T view, Language language)
        where T : ICardView => new(shelf.Draw(view, language));
}
