using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A command of the app in both languages: what to type, what it does, its button and its verb.</summary>
public sealed record Command(Bilingual Phrase, Bilingual Text, Bilingual Button, string Verb);

/// <summary>Welcome, help, and the answer to what was not understood.</summary>
internal sealed class Guide(IReadOnlyList<Command> commands, Catalogues catalogues, CardShelf shelf, TimeProvider time)
{
    public async ValueTask<Reply> WelcomeAsync(Turn turn, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var open = (await catalogues.NowAsync(ct)).Rounds.Where(r => r.IsOpen(now));
        return Show(new WelcomeCard(ProposalWords.Welcome(turn.User.Name, turn.Language)) { Rounds = [.. open.Take(3).Select(r => ProposalWords.OpenRound(r, now, turn.Language))] }, turn);
    }

    public ValueTask<Reply> HelpAsync(Turn turn, CancellationToken ct) => ValueTask.FromResult(Show(Help(turn), turn));

    /// <summary>Help that names the command nearest to what was typed.</summary>
    public ValueTask<Reply> UnknownAsync(Room room, Turn turn)
    {
        var nearest = room.Nearest(turn.Text);
        var verb = nearest is null ? null : room.VerbOf(nearest);
        var command = commands.FirstOrDefault(c => c.Verb == verb);
        var help = Help(turn) with
        {
            Unknown = ProposalWords.NotUnderstood(RowLine.Cut(CleanText.Of(turn.Text ?? "").ReplaceLineEndings(" "), 40), nearest, turn.Language),
            Nearest = command is null ? null : Line(command, turn.Language),
        };
        return ValueTask.FromResult(Show(help, turn));
    }

    private HelpCard Help(Turn turn) => new(ProposalWords.HelpTitle(turn.Language), [.. commands.Select(c => Line(c, turn.Language))]);

    private static CommandLine Line(Command command, Language language) =>
        new(command.Phrase.In(language), command.Text.In(language), command.Button.In(language), command.Verb);

    private Reply Show<T>(T view, Turn turn)
        where T : ICardView => new Reply.ShowCard(shelf.Draw(view, turn.Language));
}
