using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/save: keeps a section, whatever was typed into it, and shows what is still wrong beside the fields.</summary>
internal sealed class SaveSection(ProposalDoor door, KeepTyped keep, OwnerCards cards, ConflictCards conflicts)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if ((await cards.FormAsync(found.Value, ct)).Section(turn.Data.Word("section") ?? "") is not { } section) return await cards.HomeAsync(found.Value, turn, null, ct);

        // decide, save
        var before = found.Value.Value.Answers;
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        // The card stays as it is, with what was typed in it: only the sentence comes back.
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));

        // tell
        if (kept.Value.Aside.Count > 0) return await conflicts.ShowAsync(kept.Value.Stored, turn, ct, kept.Value.Aside[0]);
        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        var newlyAsked = section.Fields.Count(f => f.IsAsked(standing.Proposal.Answers) && !f.IsAsked(before));
        var banner = BannerOf(kept.Value, newlyAsked, turn);
        var stay = newlyAsked > 0 || kept.Value.Unknown.Count > 0;
        return (stay ? "stay" : turn.Data.Word("then")) switch
        {
            "home" => await cards.HomeAsync(kept.Value.Stored, turn, banner, ct),
            "reason" => OpenReason.After(turn, standing, cards) ?? Form(section),
            "next" => standing.SectionAfter(section) is { } next ? Form(next) : await cards.HomeAsync(kept.Value.Stored, turn, banner, ct),
            _ => Form(section),
        };

        Reply Form(FormSection shown) =>
            cards.Show(standing.Proposal.Id, SectionForm.Of(shown, standing, turn.Language, banner, turn.Data.Count("page"), showProblems: shown.Key == section.Key, before), turn.Language);
    }

    private Banner? BannerOf(Kept kept, int newlyAsked, Turn turn) =>
        kept.Unknown.Count > 0 ? Banner.Look(ProposalWords.NobodyThere(kept.Unknown[0].Label.In(turn.Language), turn.Language)) :
        // Who only passes through is not told that nothing happened.
        kept.Changed == 0 ? turn.Data.Word("then") is "next" or "home" ? null : Banner.Done(ProposalWords.NothingChanged(turn.Language))
        : kept.Cleared.Count > 0 ? Banner.Look(ProposalWords.SavedAndCleared(cards.Now, [.. kept.Cleared.Select(f => f.Label.In(turn.Language))], newlyAsked, turn.Language))
        : newlyAsked > 0 ? Banner.Look(ProposalWords.SavedMoreAsked(cards.Now, newlyAsked, turn.Language))
        : Banner.Done(ProposalWords.Saved(cards.Now, turn.Language));
}
