using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>A handler that writes down its turns and answers with what it was given.</summary>
internal sealed class HeardTurns(Reply? reply = null)
{
    private readonly List<Turn> _turns = [];

    public IReadOnlyList<Turn> Turns
    {
        get
        {
            lock (_turns) return [.. _turns];
        }
    }

    public ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        lock (_turns) _turns.Add(turn);
        return new(reply ?? new Reply.Say("好的"));
    }
}
