using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A section of the form, to be filled in. Nothing in it keeps anybody from saving.</summary>
public sealed record SectionForm(string Id, string Section, string Title, string Place) : ICardView
{
    // In characters of text: the card's own parts and labels take about as much again.
    private const int RoomForTexts = 7_000;

    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The row that has just been removed and can be put back; null otherwise.</summary>
    public UndoView? Undo { get; init; }

    /// <summary>What waits for the reader to choose between two texts; none, or one line.</summary>
    public IReadOnlyList<AsideLine> Aside { get; init; } = [];

    /// <summary>The programme that this is a part of.</summary>
    public string Program { get; init; } = "";

    /// <summary>The fields asked now.</summary>
    public required IReadOnlyList<FieldView> Fields { get; init; }

    /// <summary>Findings about the section as a whole.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The count of saves that this form was drawn at.</summary>
    public int Revision { get; init; }

    /// <summary>Prints of the answers shown, to tell later what the person changed.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Is there a section after this one?</summary>
    public bool HasNext { get; init; }

    /// <summary>Are there inputs to save, or only tables, whose rows save themselves?</summary>
    public bool HasInputs { get; init; }

    /// <summary>The page shown of the section's tables.</summary>
    public int Page { get; init; }

    /// <summary>A section as it stands.</summary>
    /// <param name="first">The field that the person came for: it stands first and is marked.</param>
    /// <param name="before">The answers before this save: a field that only they ask for now is new, and need not be red at once.</param>
    public static SectionForm Of(FormSection section, Standing standing, Language language, Banner? banner = null, int page = 0, bool showProblems = false, Answers? before = null, string? first = null)
    {
        var answers = standing.Proposal.Answers;
        var words = new FieldWords(standing, language);
        var number = standing.Form.Sections.TakeWhile(s => s.Key != section.Key).Count() + 1;
        var asked = section.Fields.Where(f => f.IsAsked(answers)).ToList();
        var alone = TooLong(asked, answers);
        // A form that nobody has begun need not be red all over; its answers begin with what is most likely.
        var begun = SectionStatus.Of(section, answers, standing.Findings).Answered > 0;
        showProblems |= begun;
        var fields = asked.OrderBy(f => f.Key == first ? 0 : 1)
            .Select(f => Draw(f, alone.Contains(f.Key)) with { Marked = f.Key == first }).ToList();
        var title = section.Title.In(language);
        return new(standing.Proposal.Id, section.Key, title, ProposalWords.Place(number, standing.Form.Sections.Count, language))
        {
            Summary = title,
            Banner = banner,
            Aside = AsideLine.Of(standing, language),
            Program = ProposalWords.TitleOf(standing.Proposal, language),
            Fields = fields,
            Revision = standing.Proposal.Revision,
            Seen = FormMerge.Seen(asked.Where(f => !alone.Contains(f.Key)), key => answers[key]),
            HasNext = standing.SectionAfter(section) is not null,
            HasInputs = fields.Any(f => f.Kind is not ("table" or "excerpt")),
            Page = page,
        };

        FieldView Draw(FormField field, bool isAlone)
        {
            var findings = standing.Findings.Where(f => f.At?.Field == field.Key && f.At.Row is null);
            var value = answers[field.Key] is { Length: > 0 } kept ? kept : standing.BeginningOf(section, field);
            var view = FieldView.Of(field, value, findings, words, standing, language, showProblems && (before is null || field.IsAsked(before)));
            view = view with
            {
                Person = field.PersonKey is { } person ? answers[person] : "",
                Reasons = [.. view.Reasons.Select(r => r with { Section = section.Key, Revision = standing.Proposal.Revision, At = field.Key })],
            };
            if (field.Type == FieldType.Table) return view with { Kind = "table", Table = TableView.Of(field, page, words, standing, language, showProblems) };
            return isAlone ? view with { Kind = "excerpt", Value = RowLine.Cut(answers[field.Key], 160), Window = view.IsWordy } : view with { Window = view.IsWordy };
        }
    }

    // The longest texts step out into a form of their own until the rest fits on one card.
    private static HashSet<string> TooLong(List<FormField> asked, Answers answers)
    {
        var rest = asked.Where(f => f.Type != FieldType.Table).Sum(f => answers[f.Key].Length);
        var alone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in asked.Where(f => f.Type is FieldType.LongText or FieldType.Text).OrderByDescending(f => answers[f.Key].Length))
        {
            if (rest <= RoomForTexts) break;
            alone.Add(field.Key);
            rest -= answers[field.Key].Length;
        }

        return alone;
    }
}

/// <summary>A row that was removed, to be put back with a button.</summary>
public sealed record UndoView(string Table, string Row);
