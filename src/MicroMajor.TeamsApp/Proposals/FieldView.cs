using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A field on a form card: what to draw, with what was typed and what is wrong with it beside it.</summary>
/// <param name="Kind">text, long, tel, date, choice, query, excerpt or table.</param>
public sealed record FieldView(string Key, string Kind, string Label, string Value)
{
    // An open list is quicker to choose from, a folded one shorter to scroll past; a long one wants a few letters typed.
    private const int MostOpen = 5;
    private const int MostFolded = 12;

    /// <summary>A line of help, with the advised length and how much there is.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ChoiceView> Choices { get; init; } = [];

    /// <summary>How the choices are laid out: expanded, compact or filtered.</summary>
    public string Style { get; init; } = "";

    /// <summary>The typeahead that finds more than the choices.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>The input in which a person of the directory is picked for this name; empty where there is none.</summary>
    public string PersonKey { get; init; } = "";

    /// <summary>Who was picked.</summary>
    public string Person { get; init; } = "";

    /// <summary>May several be chosen?</summary>
    public bool Several { get; init; }

    /// <summary>What stops a submission.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is worth a look.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The ways to the reasons that rules want for it.</summary>
    public IReadOnlyList<ReasonDoor> Reasons { get; init; } = [];

    /// <summary>Is this what the person came for? It stands first and is marked.</summary>
    public bool Marked { get; init; }

    /// <summary>Is there much to write? Then the form advises a length.</summary>
    public bool IsWordy { get; init; }

    /// <summary>Can it be written in a dialog, too?</summary>
    public bool Window { get; init; }

    /// <summary>The rows of a table.</summary>
    public TableView? Table { get; init; }

    /// <summary>A scalar field or a column.</summary>
    public static FieldView Of(FormField field, string value, IEnumerable<Problem> findings, FieldWords words, Standing standing, Language language, bool showProblems)
    {
        var choices = field.Type is FieldType.Choice or FieldType.MultiChoice or FieldType.YesNo ? words.Choices(field, value) : DatasetOf(field).Length > 0 ? FirstOf(words.Choices(field, value), value) : [];
        var found = findings.ToLookup(f => RuleBook.Stops(f.Code));
        return new(field.Key, choices.Count == 0 && field.ChoicesFrom == "weakMajors" ? "text" : KindOf(field, value), field.Required ? $"{field.Label.In(language)} *" : field.Label.In(language), value)
        {
            Hint = field.ChoicesFrom switch
            {
                // Nothing that is not there is offered as if it were.
                "directionFields" or "directions" when standing.Directions.Count == 0 => ProposalWords.NoAnnex1(language),
                "weakMajors" when standing.Weak.Count == 0 => ProposalWords.NoRates(language),
                _ => HintOf(field, standing.Round.Policy.AdvisedLengthOf(field), value, language),
            },
            IsWordy = field.Type == FieldType.LongText && standing.Round.Policy.AdvisedLengthOf(field) is not null,
            Choices = choices,
            Dataset = DatasetOf(field),
            PersonKey = field.PersonKey ?? "",
            Style = choices.Count <= MostOpen ? "expanded" : choices.Count <= MostFolded && field.Type != FieldType.MultiChoice ? "compact" : "filtered",
            Several = field.Type == FieldType.MultiChoice,
            Problems = showProblems ? [.. found[true].Select(p => ProposalWords.Problem(p, language)).Distinct()] : [],
            Reasons = showProblems ? ReasonDoor.Of(found[false], standing, language) : [],
            Advice = [.. Asked(field, standing, language), .. showProblems ? found[false].Where(p => RuleBook.Strength(p.Code) is RuleStrength.Reason or RuleStrength.Warning).Select(p => ProposalWords.Problem(p, language)).Distinct() : []],
        };
    }

    // What a return asks of the very field, until it is ticked or answered.
    private static IEnumerable<string> Asked(FormField field, Standing standing, Language language) =>
        standing.Form.Field(field.Key) is null ? [] : standing.Proposal.OpenPoints.Where(p => p.At?.Field == field.Key).Select(p => ReturnWords.OnField(p, language));

    private static string KindOf(FormField field, string value) => field.Type switch
    {
        FieldType.LongText => "long",
        FieldType.Phone => "tel",
        // A date that was pasted in another form would vanish from a date picker and then be saved as nothing.
        FieldType.Date => value.Length == 0 || IsIsoDate(value) ? "date" : "text",
        _ when DatasetOf(field).Length > 0 => "query",
        FieldType.YesNo or FieldType.Choice or FieldType.MultiChoice => "choice",
        _ => "text",
    };

    // What a text may be is found while it is typed; a few stand on the card for clients that cannot ask.
    private static IReadOnlyList<ChoiceView> FirstOf(IReadOnlyList<ChoiceView> choices, string value) => [.. choices.Where((c, i) => i < MostFolded || c.Value == value)];

    private static string DatasetOf(FormField field) => (field.Type, field.ChoicesFrom) switch
    {
        (FieldType.MultiChoice, "units") => "proposals/units",
        (FieldType.Choice, "team") => "proposals/teachers",
        (FieldType.Text, "titles") => "proposals/titles",
        (FieldType.Text, "units") => "proposals/unit-names",
        (FieldType.Text, "majors") => "proposals/majors",
        _ => "",
    };

    private static bool IsIsoDate(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    private static string HintOf(FormField field, int? length, string value, Language language)
    {
        var hint = field.Hint?.In(language) ?? "";
        if (length is not { } advised) return hint;
        var count = ProposalWords.Length(NonBlank.Length(value), advised, language);
        return hint.Length > 0 ? $"{hint.TrimEnd('。', '.')} · {count}" : count;
    }
}
