using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Texts that came second, and what becomes of them.</content>
public sealed partial record Proposal
{
    // They have to fit into one column of the store.
    private const int MostAside = 30;
    private const int LongestAside = 60_000;

    /// <summary>Texts that wait for their writers to choose, newest first.</summary>
    public IReadOnlyList<SetAside> Aside { get; init; } = [];

    /// <summary>What waits for this person to choose, newest first.</summary>
    public IEnumerable<SetAside> AsideOf(PersonId who) => Aside.Where(a => a.By == who);

    /// <summary>What stands in a field or cell now; null when the row is gone.</summary>
    public string? TextAt(FieldRef place) =>
        place.Row is null ? Answers[place.Field] : Answers.Rows(place.Field).FirstOrDefault(r => r.Id == place.Row)?[place.Column ?? ""];

    /// <summary>Keeps texts that came second, without touching the form.</summary>
    public Outcome<Proposal> PutAside(FormSection section, IReadOnlyDictionary<FieldRef, string> texts, Actor by, DateTimeOffset at)
    {
        // Saved twice, it is still one text.
        var kept = texts.Select(t => new SetAside(by.Id, at, t.Key, t.Value)).Where(k => !AsideOf(by.Id).Any(a => a.Place == k.Place && a.Text == k.Text)).ToList();
        if (kept.Count == 0) return this;
        if (Editable(by, section.Key) is { } problem) return problem;
        if (kept.FirstOrDefault(k => Weight(k) > LongestAside) is { } huge) return new Problem("too-long-to-set-aside", Facts.None, huge.Place);
        var room = LongestAside;
        return this with
        {
            Aside = [.. kept.Concat(Aside).Take(MostAside).TakeWhile(a => (room -= Weight(a)) >= 0)],
            Revision = Revision + 1,
            UpdatedAt = at,
            UpdatedBy = by.Name,
        };
    }

    /// <summary>The person has chosen what is to stand in the place of a text of theirs that waits: it does, and the text is done with.</summary>
    public Outcome<Proposal> Settle(FormSection section, SetAside aside, string text, Actor by, DateTimeOffset at)
    {
        if (Editable(by, section.Key) is { } problem) return problem;
        var place = aside.Place;
        var field = section.Fields.FirstOrDefault(f => f.Key == place.Field);
        var present = TextAt(place);
        var chosen = present == text.Trim() ? this
            : field is null ? new Problem("row-gone", Facts.None, place)
            : place.Row is null ? Fill(section, Typed(field, text), by, at)
            : PutRow(field, place.Row, field.Columns.Where(c => c.Key == place.Column).SelectMany(c => Typed(c, text)).ToDictionary(), by, at);
        return chosen.IsDone ? chosen.Value.Drop(aside, by, at) : chosen;
    }

    // A name that was chosen between two is nobody's account until somebody is picked again.
    private static Dictionary<string, string> Typed(FormField field, string text) =>
        field.PersonKey is { } account ? new() { [field.Key] = text, [account] = "" } : new() { [field.Key] = text };

    /// <summary>A text of the person's that waits is done with; the form stays as it is.</summary>
    public Outcome<Proposal> Drop(SetAside aside, Actor by, DateTimeOffset at) =>
        !IsFilledInBy(by.Id) || aside.By != by.Id ? new Problem("not-the-owner")
        : Aside.Contains(aside) ? this with { Aside = [.. Aside.Where(a => a != aside)], Revision = Revision + 1, UpdatedAt = at, UpdatedBy = by.Name }
        : this;

    // Characters in the store's JSON: some are written as two, and rare ones as an escape of six.
    private static int Weight(SetAside aside) => 200 + aside.Text.Sum(c => c is '"' or '\\' or '\n' or '\t' ? 2 : char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c is ' ' ? 1 : 6);
}
