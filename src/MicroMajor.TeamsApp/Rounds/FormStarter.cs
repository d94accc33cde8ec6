using MicroMajor.Documents.Templates;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>Puts a Word form to begin with into an edition's folder: the product's own layout with a control in every place, for the office to restyle.</summary>
public sealed class FormStarter(FormDesk desk, ILibrary library, Actors actors, ProblemWords problems, FormWords words, TimeProvider time)
{
    /// <summary>The verb.</summary>
    public Room AddTo(Room room) => room.On("forms/starter", WriteAsync);

    private async ValueTask<Reply> WriteAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Reply.Say(problems.Sentence(new("not-the-office"), turn.Language));
        if (await desk.CheckAsync(turn.Data.Word("version") ?? "", ct) is not { } report) return new Reply.Say(problems.Sentence(new("no-such-form"), turn.Language));

        // What is in use is not changed, and what has faults has no places yet.
        if (report is not { Edition: { } edition, Files: not null }) return new Reply.ShowCard(await desk.ReportAsync(report, turn.Language, null, ct));

        // save: under a name that makes it no file of the edition until the office renames it
        var file = await library.PutAsync(new("form", $"表单/{report.Version}", TemplateFile.StarterName, StarterForm.Write(edition), "", time.GetUtcNow(), new Dictionary<string, string>()), ct);
        return new Reply.ShowCard(await desk.ReportAsync(report, turn.Language, Banner.Done(words.Filled("starter-made", turn.Language, ("path", file.Path))), ct, file.Url));
    }
}
