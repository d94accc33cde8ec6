using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>packs/remind: one sentence to the reviewers of each college that has not handed in; not twice a day, whoever presses.</summary>
public sealed class RemindHandIns(IHandIns handIns, RoundPacks packs, PackDesk desk, Actors actors, DeliveryQueue queue, PackWords words, TimeProvider time)
{
    /// <summary>May this college be reminded today?</summary>
    public static bool IsDue(PackLine college, DateOnly today) =>
        college.Unit.Reviewers.Count > 0 && college.HandIns.Value is { Standing: null, Pending: null } present && present.RemindedOn != today;

    /// <summary>Reminds them.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return desk.Refused([new Problem("not-the-office")], turn);
        if (turn.Data.Word("roundId") is not { } id || await packs.AllAsync(id, ct) is not { } book) return desk.Refused([new Problem("no-such-round")], turn);

        // decide
        if (book.Round.Value.NotNow(time.GetUtcNow()) is { } not) return desk.ShowAll(book, who, turn, Banner.Refused(desk.Sentences([not], turn.Language)));
        var today = ChinaTime.DayOf(time.GetUtcNow());
        var due = book.Colleges.Where(c => IsDue(c, today)).ToList();
        if (due.Count == 0) return desk.ShowAll(book, who, turn, Banner.Look(words["nobody-to-remind", turn.Language]));

        // save: the sentence is owed by the college's own item, with the day; who comes second reminds nobody twice
        var lines = book.Colleges.ToList();
        var reminded = 0;
        foreach (var college in due)
        {
            var saved = await handIns.SaveAsync(college.HandIns.With(Reminded(college, book, today)), ct);
            if (!saved.IsDone) continue;
            reminded++;
            lines[lines.IndexOf(college)] = college with { HandIns = saved.Value };
            // tell
            queue.RingHandIns(saved.Value.Value.Id);
        }

        return desk.ShowAll(book with { Colleges = lines }, who, turn, Banner.Done(words.Filled("reminded", turn.Language, ("n", $"{reminded}"))));
    }

    private static UnitHandIns Reminded(PackLine college, PackBook book, DateOnly today)
    {
        var present = college.HandIns.Value;
        var due = new MessageDue(Audience.ReviewersOf(college.Unit.Code), "told-owes-pack", new Dictionary<string, string>
        {
            ["unit"] = college.Unit.Name,
            ["n"] = $"{college.Endorsed}",
            ["deadline"] = book.Round.Value.Deadline.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        })
        { Key = string.Create(CultureInfo.InvariantCulture, $"{present.Id}|remind|{today:yyyy-MM-dd}") };
        return present with { RemindedOn = today, Owed = [.. present.Owed.Where(o => o.Key != due.Key), due] };
    }
}
