using MicroMajor.Documents.Templates;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Filing;

/// <summary>附件2：高校“双千”计划“微专业”设置备案表.</summary>
public static class FilingForm
{
    /// <summary>The title as the notice gives it.</summary>
    public const string Title = "高校“双千”计划“微专业”设置备案表";

    /// <summary>The form as a Word file: the office's own where the edition has one, else drawn by its layout. The same snapshot gives the same bytes.</summary>
    public static byte[] Write(FilingSnapshot snapshot) => WordFile.Bytes(snapshot, Write);

    /// <summary>The same into a stream that can go back.</summary>
    public static void Write(FilingSnapshot snapshot, Stream output)
    {
        if (snapshot.Template is { } own) OwnForm.Of(own).WriteTo(snapshot, output);
        else File(snapshot).WriteTo(output);
    }

    /// <summary>What the document is called in its properties.</summary>
    internal static string TitleOf(FilingSnapshot snapshot) => snapshot.ProgramName.Length > 0 ? $"{Title}：{snapshot.ProgramName}" : Title;

    private static WordFile File(FilingSnapshot snapshot) => new(
        TitleOf(snapshot),
        snapshot.School,
        snapshot.ProposalId,
        snapshot.ContentCode,
        snapshot.DecidedAt,
        IsDraft: !snapshot.IsFinal,
        Page.Form,
        Blocks(snapshot, ""));

    /// <summary>What the form consists of; the bookmarks say which of several programmes it is.</summary>
    internal static IReadOnlyList<Block> Blocks(FilingSnapshot snapshot, string volume) =>
    [
        new Paragraph(TextStyle.Annex, "附件2"), new Paragraph(TextStyle.Title, Title), new Drawing(ink =>
        {
            ink.Volume = volume;
            Draw(ink, snapshot);
            ink.Volume = "";
        }),
    ];

    private static void Draw(Ink ink, FilingSnapshot snapshot)
    {
        var form = new PrintedForm(snapshot);
        var sections = DrawContent(ink, snapshot, form);
        Opinions.Draw(ink, snapshot, form, after: sections);
    }

    /// <summary>What was answered, without the sheet that is signed.</summary>
    internal static int DrawContent(Ink ink, FilingSnapshot snapshot, PrintedForm form)
    {
        var layout = FormLayout.Of(snapshot.Layout);
        var grid = new FormGrid(ink, form);
        var sections = layout.Sections.Count;
        foreach (var section in layout.Sections) Draw(ink, grid, section);
        if (Others(form, layout) is { Count: > 0 } others) Draw(ink, grid, new($"{Opinions.Numeral(sections++)}、其他事项", others));
        return sections;
    }

    private static void Draw(Ink ink, FormGrid grid, PrintedSection section)
    {
        ink.Paragraph(TextStyle.Heading, section.Heading);
        grid.Draw(section);
    }

    private static List<PrintedItem> Others(PrintedForm form, FormLayout layout)
    {
        List<PrintedItem> others = [];
        foreach (var field in form.Fields)
            if (!layout.Places(field.Key)) others.Add(Unplaced(field));
        return others;
    }

    // The form was given a field that the layout does not know yet: it is printed as its kind asks.
    private static PrintedItem Unplaced(FilingField field) => field switch
    {
        { Table: { } table } => new Inset(field.Key, [.. table.Columns.Select(c => new LayoutColumn(c.Key, 1))]),
        { Type: FieldType.LongText } => new Narrative(field.Key),
        _ => new Wide(field.Key),
    };
}
