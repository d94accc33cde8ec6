using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>word/ask: says how a filled-in Word file is sent, or named.</summary>
internal sealed class AskWord(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var proposal = found.Value.Value;
        return cards.Show(proposal.Id, new WordAsk(proposal.Id, ProposalWords.TitleOf(proposal, turn.Language)), turn.Language);
    }
}

/// <summary>How a filled-in Word file is sent, or named by its link.</summary>
public sealed record WordAsk(string Id, string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>A sentence at the top.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The link as it was typed.</summary>
    public string Link { get; init; } = "";
}
