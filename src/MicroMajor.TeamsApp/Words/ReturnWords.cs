using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the cards say of returns, from <c>returns.json</c>.</summary>
internal static class ReturnWords
{
    private static readonly SentenceFile File = new("Words/returns.json");

    public static string Say(string code, Language language, params (string Name, string Value)[] facts) =>
        File.Fill(code, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>Where a point is: 整体, a section, or a field in its section; the key itself when the form no longer has it.</summary>
    public static string Place(string field, FormDefinition form, Language language)
    {
        var point = new ReturnPoint("", field, "");
        if (field.Length == 0) return Say("whole", language);
        if (point.SectionIn(form) is not { } section) return field;
        return point.At is { } at && form.Field(at.Field) is { } found
            ? Say("field", language, ("section", section.Title.In(language)), ("field", found.Label.In(language)))
            : Say("section", language, ("section", section.Title.In(language)));
    }

    /// <summary>A point with its number and place.</summary>
    public static string Title(ReturnPoint point, FormDefinition form, Language language) =>
        Say("point", language, ("n", point.Number), ("place", Place(point.Field, form, language)));

    /// <summary>A point beside its field.</summary>
    public static string OnField(ReturnPoint point, Language language) => Say("on-field", language, ("n", point.Number), ("text", RowLine.Cut(point.Text.ReplaceLineEndings(" "), 160)));

    /// <summary>By which desk it was returned.</summary>
    public static string By(ProposalReturn back, Language language) => Say($"by-{back.By}", language);

    /// <summary>By whom and when.</summary>
    public static string Who(ProposalReturn back, Language language) =>
        Say("who", language, ("by", By(back, language)), ("name", back.Name), ("at", ChinaTime.DayAndClock(back.At, language)));

    /// <summary>How many points are left.</summary>
    public static string Left(ProposalReturn back, Language language) => back.Open.Count switch
    {
        0 => Say("none-left", language),
        1 => Say("left-1", language),
        var n => Say("left", language, ("n", $"{n}")),
    };

    /// <summary>What the owner did about a point.</summary>
    public static string Settled(ReturnPoint point, Language language, int longest) => (point.Done, point.Answer.Length > 0) switch
    {
        (true, true) => Say("done-and-answered", language, ("answer", RowLine.Cut(point.Answer, longest))),
        (true, false) => Say("done", language),
        (false, true) => Say("answered", language, ("answer", RowLine.Cut(point.Answer, longest))),
        _ => Say("open-point", language),
    };

    /// <summary>The sign that says the same.</summary>
    public static string Mark(ReturnPoint point) => point.Done ? "✓" : point.IsSettled ? "✎" : "○";
}
