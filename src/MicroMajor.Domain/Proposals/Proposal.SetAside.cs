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
        if (texts.Count == 0) return this;
        if (Editable(by, section.Key) is { } problem) return problem;
        var kept = texts.Select(t => new SetAside(by.Id, at, t.Key, t.Value)).ToList();
        // Saved twice, it is still one text.
        IEnumerable<SetAside> others = Aside.Where(a => !kept.Any(k => k.By == a.By && k.Place == a.Place && k.Text == a.Text));
        var room = LongestAside;
        return this with
        {
            Aside = [.. kept.Concat(others).Take(MostAside).TakeWhile(a => (room -= Weight(a)) >= 0)],
            Revision = Revision + 1,
            UpdatedAt = at,
            UpdatedBy = by.Name,
        };
    }

    /// <summary>The person has chosen what is to stand in that place: it does, and what they had waiting for it is done with.</summary>
    public Outcome<Proposal> Settle(FormSection section, FieldRef place, string text, Actor by, DateTimeOffset at)
    {
        if (Editable(by, section.Key) is { } problem) return problem;
        var field = section.Fields.FirstOrDefault(f => f.Key == place.Field);
        var present = TextAt(place);
        var chosen = present == text.Trim() ? this
            : field is null ? new Problem("row-gone", Facts.None, place)
            : place.Row is null ? Fill(section, new Dictionary<string, string> { [place.Field] = text }, by, at)
            : PutRow(field, place.Row, new Dictionary<string, string> { [place.Column ?? ""] = text }, by, at);
        return chosen.IsDone ? chosen.Value.WithoutAside(place, by, at) : chosen;
    }

    /// <summary>What the person had waiting for that place is done with; the form stays as it is.</summary>
    public Outcome<Proposal> Drop(FieldRef place, Actor by, DateTimeOffset at) =>
        !IsFilledInBy(by.Id) ? new Problem("not-the-owner") : WithoutAside(place, by, at);

    // Characters in the store's JSON: some are written as two, and rare ones as an escape of six.
    private static int Weight(SetAside aside) => 200 + aside.Text.Sum(c => c is '"' or '\\' or '\n' or '\t' ? 2 : char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c is ' ' ? 1 : 6);

    private Proposal WithoutAside(FieldRef place, Actor by, DateTimeOffset at) => AsideOf(by.Id).Any(a => a.Place == place)
        ? this with { Aside = [.. Aside.Where(a => a.By != by.Id || a.Place != place)], Revision = Revision + 1, UpdatedAt = at, UpdatedBy = by.Name }
        : this;
}
