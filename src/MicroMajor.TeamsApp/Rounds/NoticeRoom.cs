using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>Ask the clause: 学分有什么要求？ is answered with the notice's own words, how strictly they are meant, and where they are checked.</summary>
public sealed class NoticeRoom(NoticeText notice, IProposals proposals, Catalogues catalogues, OwnerCards owners, CardShelf shelf)
{
    private const int ClausesShown = 3;
    private const int RoundsShown = 3;

    // What is asked about the day is answered with the day that holds, which the office may have moved.
    private const string DeadlineClause = "五.3";

    private readonly NoticeIndex index = new(notice);
    private readonly SentenceFile words = new("Words/notice.json");

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("学分有什么要求？", "what about credits"), new("问通知：哪一条怎么说、在哪里核对", "Ask the notice: what a clause says and where it is checked"), new("查通知", "The notice"), "notice/ask"),
    ];

    /// <summary>The verb, the typed commands, and the questions that are none.</summary>
    public Room AddTo(Room room) => room
        .On("notice/ask", ChosenAsync)
        .OnText("notice/ask", "通知", "查通知", "条款", "通知条款", "notice", "clauses")
        .OnQuestion((turn, ct) => AskedAsync(room, turn, ct));

    private async ValueTask<Reply> ChosenAsync(Turn turn, CancellationToken ct)
    {
        var chosen = turn.Data.Word("clause");
        if (chosen is null) return await ShowAsync(Say("title", turn), Say("index", turn), [], turn, ct);
        return notice.Clause(chosen) is { } clause
            ? await ShowAsync(Say("title", turn), "", [clause], turn, ct)
            : await ShowAsync(Say("title", turn), Say("unknown-clause", turn), [], turn, ct);
    }

    private async ValueTask<Reply?> AskedAsync(Room room, Turn turn, CancellationToken ct)
    {
        var text = CleanText.Of(turn.Text ?? "").ReplaceLineEndings(" ");
        // “我要申报数字经济方向” wants to begin, not to read.
        if (room.Nearest(text) is { Length: >= 4 } command && command.Any(c => c > '⺀') && text.Contains(command, StringComparison.Ordinal)) return null;
        var found = index.Find(text);
        var title = Say("title-asked", turn, ("asked", RowLine.Cut(text, 40)));
        if (found.IsUntold) return await ShowAsync(title, Say("untold", turn), [], turn, ct);
        return found.Clauses.Count == 0 ? null : await ShowAsync(title, "", found.Clauses, turn, ct);
    }

    private async Task<Reply> ShowAsync(string title, string intro, IReadOnlyList<NoticeClause> clauses, Turn turn, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var draft = clauses.Any(c => ClauseFields.Of(c.Id, FormDefinitions.Current).Count > 0) ? await DraftAsync(turn, ct) : null;
        var rest = clauses.Skip(ClausesShown).Select(c => Say("choice", turn, ("id", c.Id), ("topic", c.Topic.In(turn.Language)))).ToList();
        return new Reply.ShowCard(shelf.Draw(new NoticeCard(title)
        {
            Intro = intro,
            Clauses = [.. clauses.Take(ClausesShown).Select(c => View(c, draft, known, turn))],
            More = rest.Count == 0 ? "" : Say("more", turn, ("clauses", string.Join(turn.Language == Language.Zh ? "、" : ", ", rest))),
            Draft = draft is null ? "" : Say("draft", turn, ("name", RowLine.Cut(ProposalWords.TitleOf(draft, turn.Language), 40)), ("id", draft.Id)),
            Choices = [.. notice.Clauses.Select(c => new ChoiceView(Say("choice", turn, ("id", c.Id), ("topic", c.Topic.In(turn.Language))), c.Id))],
        }, turn.Language));
    }

    private ClauseView View(NoticeClause clause, Proposal? draft, Catalogue known, Turn turn)
    {
        var (language, form) = (turn.Language, draft is null ? FormDefinitions.Current : known.Editions.Of(draft).Form);
        var (comma, semicolon) = language == Language.Zh ? ("、", "；") : (", ", "; ");
        var places = ClauseFields.Of(clause.Id, form).GroupBy(f => form.SectionOf(f.Key)).ToList();
        var inForm = places.Select(p => Say("place", turn, ("section", p.Key.Title.In(language)), ("fields", string.Join(comma, p.Select(f => f.Label.In(language))))));
        var where = clause.Elsewhere is { } elsewhere ? inForm.Append(elsewhere.In(language)) : inForm;
        // A side of a rule (C-06-far) is meant otherwise than its words: those are the rule's own.
        var rules = RuleBook.All.Where(r => r.Clause == clause.Id && r.Id == RuleBook.IdOf(r.Id)).GroupBy(r => Say($"strength-{r.Strength}", turn)).OrderBy(g => g.Min(r => r.Strength));
        return new(
            Say("heading", turn, ("id", clause.Id), ("topic", clause.Topic.In(language))),
            clause.Words,
            language == Language.Zh ? "" : Say("gist", turn, ("gist", clause.Gist)),
            [.. rules.Select(g => Say("rules", turn, ("strength", g.Key), ("quotes", string.Join(semicolon, g.Select(r => $"“{r.Quote}”").Distinct()))))],
            where.Any() ? Say("checked", turn, ("where", string.Join(semicolon, where))) : "",
            [.. known.Rounds.Where(r => r.IsOpen(owners.Now)).Take(RoundsShown).SelectMany(r => NowIn(r, clause, turn))],
            draft is null ? [] : [.. places.Select(p => new ClauseButton(Say("open", turn, ("section", p.Key.Title.In(language))), draft.Id, p.Key.Key, p.First().Key))]);
    }

    // What the office has set otherwise than the notice says is what holds; so is a deadline that it has moved.
    private IEnumerable<string> NowIn(Round round, NoticeClause clause, Turn turn)
    {
        if (clause.Id == DeadlineClause) yield return ProposalWords.OpenRound(round, owners.Now, turn.Language);
        var read = RuleBook.All.Where(r => r.Clause == clause.Id).SelectMany(r => r.Reads).ToHashSet(StringComparer.Ordinal);
        foreach (var member in PolicyBook.All.Where(m => m.Kind != PolicyKind.Lines && read.Contains($"policy.{m.Key}") && m.Read(round.Policy) != m.Read(new())))
            yield return Say("policy", turn, ("round", round.Name.In(turn.Language)), ("member", member.Label.In(turn.Language)), ("value", member.Read(round.Policy)), ("usual", member.Read(new())));
    }

    private async Task<Proposal?> DraftAsync(Turn turn, CancellationToken ct) =>
        (await proposals.ListAsync(ProposalQuery.OwnedBy(new PersonId(turn.User.ObjectId)), ct)).Proposals
            .Select(p => p.Value).Where(p => ProposalLifecycle.IsEditable(p.State)).MaxBy(p => p.UpdatedAt);

    private string Say(string code, Turn turn, params (string Name, string Value)[] facts) =>
        words.Fill(code, turn.Language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
