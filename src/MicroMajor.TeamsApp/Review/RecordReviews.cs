using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The answer about a review sheet that the office sent back filled in; null about any other file, and to anybody else.</summary>
public delegate Task<Reply?> SheetCheck(Turn turn, SentFile sent, byte[] bytes, CancellationToken ct);

/// <summary>
/// A review sheet that an expert filled in on paper or in Word, sent by the office: what it says is shown with what is missing, and recorded as that
/// expert's review (由教务处代录) only when the office confirms it. The file is read again then: a card is not trusted to carry a review.
/// </summary>
public sealed class RecordReviews(
    IProposals proposals, IAssignments assignments, IRounds rounds, ILibrary library, Actors actors, OwnerCards owners, Screenings screenings, DeliveryQueue queue, CardShelf shelf,
    ProblemWords problems, ReviewWords words, TimeProvider time)
{
    private readonly KeptWord kept = new(library, time);

    /// <summary>The verb.</summary>
    public Room AddTo(Room room) => room.On("review/record", RecordAsync);

    /// <summary>The preview of a review sheet.</summary>
    public async Task<Reply?> OfFileAsync(Turn turn, SentFile sent, byte[] bytes, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice || WrittenReview.Read(bytes, Rubrics.Current) is not { IsDone: true } read) return null;
        // A blank one is asked about like any other paper.
        if (!read.Value.AsksRecusal && read.Value is { Unclear.Count: 0, Typed: { Grades.Count: 0, Conclusion: null, Comment: "" } }) return null;
        if (await proposals.FindAsync(read.Value.ProposalId, ct) is not { } proposal) return Say(new("paper-no-proposal"), turn);
        await kept.KeepAsync(turn, bytes, ct);
        return await ShowAsync(turn, proposal, read.Value, KeptWord.CodeOf(bytes), "", null, ct);
    }

    private async ValueTask<Reply> RecordAsync(Turn turn, CancellationToken ct)
    {
        // load
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice || turn.Data.Word("proposalId") is not { } id || await proposals.FindAsync(id, ct) is not { Value.Submissions: > 0 } proposal) return Say(new("no-such-proposal"), turn);
        if (await kept.FindAsync(turn, ct) is not { } bytes || turn.Data.Word("code") != KeptWord.CodeOf(bytes) || WrittenReview.Read(bytes, Rubrics.Current) is not { IsDone: true } read || read.Value.ProposalId != id)
            return Say(new("paper-gone"), turn);
        if (await rounds.FindAsync(proposal.Value.RoundId, ct) is not { } round) return Say(new("no-such-round"), turn);
        var chosen = turn.Data.Word("expert") ?? "";
        var present = await assignments.ListAsync(AssignmentQuery.OfProposal(id), ct);
        if (present.FirstOrDefault(a => a.Value.Id == chosen) is not { } stored) return await ShowAsync(turn, proposal, read.Value, KeptWord.CodeOf(bytes), chosen, Refused([new("paper-no-expert")], turn), ct);
        if (proposal.Value.State != ProposalState.UnderReview) return await ShowAsync(turn, proposal, read.Value, KeptWord.CodeOf(bytes), chosen, Refused([new("review-closed")], turn), ct);

        // decide, save
        for (var at = time.GetUtcNow(); ;)
        {
            var decided = read.Value.AsksRecusal
                ? stored.Value.Replace(words.Filled("paper-recusal", Language.Zh, ("reason", read.Value.RecusalReason)), null, at, who, at)
                : stored.Value.Record(read.Value.Typed, round.Value.Rubric, round.Value, who, at);
            if (!decided.IsDone) return await ShowAsync(turn, proposal, read.Value, KeptWord.CodeOf(bytes), chosen, Refused(decided.Problems, turn), ct);
            if (ReferenceEquals(decided.Value, stored.Value)) break;
            if ((await assignments.SaveAsync(stored.With(decided.Value), ct)).IsDone)
            {
                queue.RingAssignment(stored.Value.Id);
                break;
            }

            if (await assignments.FindAsync(stored.Value.Id, ct) is not { } again) return Say(new("no-such-assignment"), turn);
            stored = again;
        }

        // tell
        await kept.RemoveAsync(turn, ct);
        var done = Banner.Done(words.Filled(read.Value.AsksRecusal ? "paper-recused" : "paper-recorded", turn.Language, ("expert", stored.Value.ExpertName)));
        return await screenings.ShowAsync(new(who, new(who.Id, turn.User.ChannelUserId, turn.Language), proposal), done, ct);
    }

    private async Task<Reply> ShowAsync(Turn turn, Stored<Proposal> proposal, WrittenReview read, string code, string chosen, Banner? banner, CancellationToken ct)
    {
        var (language, standing) = (turn.Language, await owners.StandAsync(proposal, ct));
        var rubric = standing.Round.Rubric;
        var present = (await assignments.ListAsync(AssignmentQuery.OfProposal(proposal.Value.Id), ct)).Select(a => a.Value).Where(a => a.IsActive).OrderBy(a => a.ExpertName, StringComparer.Ordinal).ToList();
        var meant = chosen.Length > 0 ? chosen : present.FirstOrDefault(a => IsNamed(a, read))?.Id ?? "";
        var missing = read.AsksRecusal ? [] : Missing(read, rubric, standing.Round.Policy, language).ToList();
        var notes = new List<string>();
        if (meant.Length == 0) notes.Add(problems.Sentence(new(present.Count == 0 ? "paper-nobody-assigned" : "paper-not-assigned", Facts.Of(("expert", read.ExpertName.Length > 0 ? read.ExpertName : words["paper-unnamed", language]))), language));
        var sight = ExpertSight.Of(standing, Language.Zh).Shown;
        if (read.ContentCode != RoundFilings.Freeze(sight.Proposal, sight.Edition, sight.Round, sight.Units, sight.Directions).ContentCode) notes.Add(words["paper-older", language]);
        var card = new PaperReview(proposal.Value.Id, code, words["paper-title", language], $"{proposal.Value.Id} · {ProposalWords.TitleOf(proposal.Value, language)}")
        {
            Banner = banner ?? (missing.Count > 0 ? Banner.Look(words.Filled("paper-missing", language, ("n", $"{missing.Count}"))) : null),
            Facts = [.. Said(read, rubric, language)],
            Missing = [.. missing.Concat(notes).Select(m => new CardLine(m))],
            Experts = [.. present.Select(a => new CardOption(a.ExpertName, a.Id))],
            Expert = meant,
            Confirm = missing.Count > 0 || present.Count == 0 ? "" : words[read.AsksRecusal ? "paper-confirm-recusal" : "paper-confirm", language],
        };
        return new Reply.ShowCard(shelf.Draw(card, language));
    }

    private IEnumerable<CardFact> Said(WrittenReview read, Rubric rubric, Language language)
    {
        if (read.ExpertName.Length > 0) yield return new(words["paper-expert", language], RowLine.Cut(read.ExpertName, 80));
        if (read.AsksRecusal)
        {
            yield return new(words["paper-asks-recusal", language], RowLine.Cut(read.RecusalReason, 300));
            yield break;
        }

        foreach (var item in rubric.Items.Where(i => read.Typed.Grades.ContainsKey(i.Key))) yield return new(item.Name.In(language), read.Typed.Grades[item.Key]);
        if (rubric.Total(read.Typed.Grades) is { } total) yield return new(words["total", language], total.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
        if (read.Typed.Conclusion is { } conclusion) yield return new(words["conclusion", language], words[$"conclusion-{conclusion}", language]);
        if (read.Typed.Comment.Length > 0) yield return new(words["comment", language], RowLine.Cut(read.Typed.Comment, 1_500));
    }

    private IEnumerable<string> Missing(WrittenReview read, Rubric rubric, RoundPolicy policy, Language language) =>
        read.Typed.Problems(rubric, policy).Select(p => p.At is { } at && read.Unclear.Contains(at.Field)
            ? words.Filled("paper-unclear", language, ("item", rubric.Items.FirstOrDefault(i => i.Key == at.Field)?.Name.In(language) ?? words["conclusion", language]))
            : problems.Sentence(p, language));

    // 姓名、单位、职称 stand in one box: the name comes first, if people do as they are asked.
    private static bool IsNamed(Assignment assignment, WrittenReview read)
    {
        var (name, written) = (Plain(assignment.ExpertName), Plain(read.ExpertName));
        return name.Length > 1 && written.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    private Banner Refused(IReadOnlyList<Problem> found, Turn turn) => Banner.Refused(problems.Sentences(found, turn.Language));

    private Reply.Say Say(Problem problem, Turn turn) => new(problems.Sentence(problem, turn.Language));
}
