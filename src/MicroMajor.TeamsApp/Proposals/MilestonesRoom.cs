using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>立项后进展: whoever fills a programme in, its college and the office read what became of it; the office records and corrects.</summary>
public sealed class MilestonesRoom(
    IProposals proposals, IRounds rounds, ILibrary library, Actors actors, OwnerCards owners, ProposalStep step, CardShelf shelf, ProblemWords problems, MilestoneWords words, TimeProvider time)
{
    // With longer ones the column could not hold as many entries as may be made.
    private const int LongestLink = 600;

    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("milestones/open", OpenAsync)
        .On("milestones/record", RecordAsync);

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        if (await FindAsync(turn, ct) is not var (who, stored)) return NoSuch(turn);
        var standing = await owners.StandAsync(stored, ct);
        var corrected = who.IsOffice ? stored.Value.Record.Standing.FirstOrDefault(e => MilestoneRecord.NumberOf(e) == turn.Data.Count("corrects")) : null;
        return Show(standing, who, corrected is null ? new() : TypedMilestone.Of(corrected), null, turn);
    }

    private async ValueTask<Reply> RecordAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (await FindAsync(turn, ct) is not var (who, stored) || !who.IsOffice) return NoSuch(turn);
        var typed = TypedMilestone.Of(turn.Data);
        var evidence = await EvidenceAsync(typed, stored.Value, ct);

        // decide, save, tell
        var held = typed.Corrects is null && typed.Step == $"{Milestone.SubmittedToProvince}" && await rounds.FindAsync(stored.Value.RoundId, ct) is { } round && round.Value.Holds(stored.Value.Id);
        var taken = held ? Outcome<Stored<Proposal>>.Refused(new Problem("milestone-held"))
            : evidence.IsDone
            ? await step.TakeAsync(stored, p => typed.Corrects is { } number
                ? p.CorrectMilestone(number, typed.Note(evidence.Value), typed.IsVoid, typed.Why, who, time.GetUtcNow())
                : p.RecordMilestone(typed.Note(evidence.Value), who, time.GetUtcNow()), ct)
            : Outcome<Stored<Proposal>>.Refused(evidence.Problems);
        if (taken.IsDone) return Show(await owners.StandAsync(taken.Value, ct), who, new(), Banner.Done(words[typed.Corrects is null ? "recorded" : "corrected", turn.Language]), turn);
        // What was typed stays in the form, beside what stands by now.
        var present = await proposals.FindAsync(stored.Value.Id, ct) ?? stored;
        return Show(await owners.StandAsync(present, ct), who, typed, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn);
    }

    // The file must lie in the library: a link to anywhere could show something else tomorrow.
    private async Task<Outcome<MilestoneEvidence?>> EvidenceAsync(TypedMilestone typed, Proposal proposal, CancellationToken ct)
    {
        if (typed.Link.Length == 0 || typed.IsVoid) return Outcome<MilestoneEvidence?>.Done(null);
        if (proposal.Milestones.FirstOrDefault(e => e.Evidence?.Url == typed.Link) is { } known) return known.Evidence;
        if (typed.Link.Length > LongestLink || await library.FindAsync(typed.Link, ct) is not { } file) return new Problem("evidence-not-found");
        return new MilestoneEvidence(file.Path[(file.Path.LastIndexOf('/') + 1)..], typed.Link);
    }

    private async Task<(Actor Who, Stored<Proposal> Stored)?> FindAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Data.Word("proposalId") is not { } id || !ProposalDoor.IsId(id) || await proposals.FindAsync(id, ct) is not { } stored) return null;
        var who = await actors.OfAsync(turn.User, ct);
        return stored.Value.IsReadableBy(who) ? (who, stored) : null;
    }

    private Reply.ShowCard Show(Standing standing, Actor who, TypedMilestone typed, Banner? banner, Turn turn)
    {
        var proposal = standing.Proposal;
        var (kind, back) = who.IsOffice ? (MatterKind.Screening, "screening/open")
            : proposal.IsFilledInBy(who.Id) ? (MatterKind.Proposal, "proposals/open") : (MatterKind.Endorsement, "endorsement/open");
        var card = words.Card(standing, who.IsOffice, typed, back, proposal.State == ProposalState.Recommended ? banner : Banner.Look(problems.Sentence(new("milestone-not-recommended"), turn.Language)), turn.Language);
        return new Reply.ShowCard(shelf.Draw(card, turn.Language)) { Remember = new(kind, proposal.Id), Passing = true };
    }

    private Reply.Say NoSuch(Turn turn) => new(problems.Sentence(new("no-such-proposal"), turn.Language));
}

/// <summary>What stands in the form of the office.</summary>
public sealed record TypedMilestone
{
    /// <summary>The number of the entry that is corrected.</summary>
    public int? Corrects { get; init; }

    /// <summary>The step, by its name.</summary>
    public string Step { get; init; } = "";

    /// <summary>The day, as a card sends it.</summary>
    public string Date { get; init; } = "";

    /// <summary>文号.</summary>
    public string Number { get; init; } = "";

    /// <summary>The way to the evidence.</summary>
    public string Link { get; init; } = "";

    /// <summary>Reason or remark.</summary>
    public string Remark { get; init; } = "";

    /// <summary>作废.</summary>
    public bool IsVoid { get; init; }

    /// <summary>Why it is corrected.</summary>
    public string Why { get; init; } = "";

    /// <summary>What a card sent.</summary>
    internal static TypedMilestone Of(System.Text.Json.JsonElement data) => new()
    {
        Corrects = data.Has("corrects") ? data.Count("corrects") : null,
        Step = data.Word("step") ?? "",
        Date = data.Word("date") ?? "",
        Number = data.Long("number").ReplaceLineEndings(" "),
        Link = data.Long("link"),
        Remark = data.Long("remark"),
        IsVoid = data.Word("void") == "true",
        Why = data.Long("why"),
    };

    /// <summary>An entry, to be corrected.</summary>
    internal static TypedMilestone Of(MilestoneEntry entry) => new()
    {
        Corrects = MilestoneRecord.NumberOf(entry),
        Date = entry.On.ToString("O", CultureInfo.InvariantCulture),
        Number = entry.Reference,
        Link = entry.Evidence?.Url ?? "",
        Remark = entry.Remark,
    };

    /// <summary>As the domain takes it.</summary>
    internal MilestoneNote Note(MilestoneEvidence? evidence) => new(
        Enum.TryParse<Milestone>(Step, out var step) && Enum.IsDefined(step) && !int.TryParse(Step, out _) ? step : null, Answers.ParseDate(Date), Number, evidence, Remark);
}
