using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The form as a document to read, cut into pages that each fit on a card. Whoever may read it reads the same.</summary>
public sealed class ProposalDocument
{
    // In characters of JSON, about: a card of 25 KB holds 12,800, and the frame wants its part.
    private const int RoomOnPage = 8_600;
    private const int LongestPiece = 2_500;

    private readonly List<List<BlockView>> pages = [[]];
    private readonly Standing standing;
    private readonly Language language;
    private readonly FieldWords words;
    private readonly bool onlyAnswered;
    private int room = RoomOnPage;

    private ProposalDocument(Standing standing, Language language, bool onlyAnswered) =>
        (this.standing, this.language, this.onlyAnswered, words) = (standing, language, onlyAnswered, new(standing, language));

    /// <summary>The pages of a proposal.</summary>
    /// <param name="onlyAnswered">Leave out what is blank, and the sections of which nothing is there.</param>
    public static IReadOnlyList<IReadOnlyList<BlockView>> Pages(Standing standing, Language language, bool onlyAnswered = false)
    {
        var document = new ProposalDocument(standing, language, onlyAnswered);
        foreach (var (section, index) in standing.Form.Sections.Select((s, i) => (s, i))) document.Write(section, index + 1);
        return document.pages;
    }

    private void Write(FormSection section, int number)
    {
        var answers = standing.Proposal.Answers;
        var asked = section.Fields.Where(f => f.IsAsked(answers) && (!onlyAnswered || answers[f.Key].Length > 0 || answers.Rows(f.Key).Count > 0)).ToList();
        if (onlyAnswered && asked.Count == 0) return;
        var heading = BlockView.Heading($"{number}. {section.Title.In(language)}");
        // A heading at the foot of a page would have its section overleaf.
        if (room < 400) Turn();
        Add(heading);
        var facts = new List<FactView>();
        foreach (var field in asked)
        {
            if (field.Type is FieldType.LongText or FieldType.Table)
            {
                Flush(facts);
                if (field.Type == FieldType.Table) WriteTable(field);
                else WriteText(field.Label.In(language), answers[field.Key]);
            }
            else
            {
                facts.Add(Fact(field, answers[field.Key]));
            }
        }

        Flush(facts);
    }

    private void WriteTable(FormField table)
    {
        var rows = standing.Proposal.Answers.Rows(table.Key);
        Add(BlockView.Label(table.Label.In(language), rows.Count == 0 ? ProposalWords.NotFilled(language) : ProposalWords.RowCount(table, rows, language)));
        var titled = RowLine.Titled(table);
        foreach (var (row, index) in rows.Select((r, i) => (r, i)))
        {
            var cells = table.Columns.Where(c => c != titled && row[c.Key].Length > 0).Select(c => $"{c.Label.In(language)}{(language == Language.Zh ? "：" : ": ")}{words.Read(c, row[c.Key])}");
            foreach (var (piece, part) in Pieces(string.Join(language == Language.Zh ? "；" : "; ", cells)).Select((p, i) => (p, i)))
                Add(BlockView.Row(part == 0 ? $"{index + 1}. {words.Read(titled, row[titled.Key])}" : "", piece));
        }
    }

    private void WriteText(string label, string text)
    {
        if (text.Length == 0)
        {
            Add(BlockView.Label(label, ProposalWords.NotFilled(language)));
            return;
        }

        foreach (var (piece, part) in Pieces(text).Select((p, i) => (p, i))) Add(BlockView.Words(part == 0 ? label : "", piece));
    }

    private FactView Fact(FormField field, string kept) =>
        new(field.Label.In(language), kept.Length == 0 ? ProposalWords.NotFilled(language) : words.Read(field, kept));

    private void Flush(List<FactView> facts)
    {
        var block = new List<FactView>();
        foreach (var fact in facts)
        {
            if (Weight(block) + Weight([fact]) > room && block.Count > 0)
            {
                Add(BlockView.FactList(block));
                Turn();
                block = [];
            }

            block.Add(fact);
        }

        if (block.Count > 0) Add(BlockView.FactList(block));
        facts.Clear();
    }

    private void Add(BlockView block)
    {
        var weight = 230 + block.Title.Length + block.Text.Length + Weight(block.Facts);
        if (weight > room && pages[^1].Count > 0) Turn();
        pages[^1].Add(block);
        room -= weight;
    }

    private void Turn()
    {
        pages.Add([]);
        room = RoomOnPage;
    }

    private static int Weight(IReadOnlyList<FactView> facts) => facts.Sum(f => 30 + f.Title.Length + f.Value.Length);

    internal static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(LongestPiece, text.Length - at);
            if (at + length < text.Length)
            {
                // Best at a line's end, never between the halves of a letter.
                var line = text.LastIndexOf('\n', at + length - 1, length / 2);
                if (line > at) length = line - at + 1;
                else if (char.IsHighSurrogate(text[at + length - 1])) length--;
            }

            yield return text.Substring(at, length);
            at += length;
        }
    }
}

/// <summary>A block of a document: a heading, a label with a remark, a text, facts, or a table's row.</summary>
/// <param name="Kind">heading, label, text, facts or row.</param>
public sealed record BlockView(string Kind, string Title, string Text, IReadOnlyList<FactView> Facts)
{
    /// <summary>A section's title.</summary>
    public static BlockView Heading(string title) => new("heading", title, "", []);

    /// <summary>A field's label with a remark.</summary>
    public static BlockView Label(string title, string text) => new("label", title, text, []);

    /// <summary>A long text under its label.</summary>
    public static BlockView Words(string title, string text) => new("text", title, text, []);

    /// <summary>Short answers.</summary>
    public static BlockView FactList(IReadOnlyList<FactView> facts) => new("facts", "", "", facts);

    /// <summary>A table's row.</summary>
    public static BlockView Row(string title, string text) => new("row", title, text, []);
}

/// <summary>A label and its answer.</summary>
public sealed record FactView(string Title, string Value);
