using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/teachers: people of the directory whose name begins with what has been typed; the team's own stand on the card.</summary>
internal sealed class FindPeople(IPeople people)
{
    private const int Most = 10;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct) =>
        new Reply.Suggest([.. (await people.SearchAsync(turn.Text ?? "", Most, ct)).Select(p => new Suggestion(string.Join(" · ", new[] { p.Name, p.Department, p.JobTitle }.Where(t => t.Length > 0)), p.Id.Value))]);
}
