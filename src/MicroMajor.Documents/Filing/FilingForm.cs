using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Filing;

/// <summary>附件2：高校“双千”计划“微专业”设置备案表.</summary>
public static class FilingForm
{
    /// <summary>The title as the notice gives it.</summary>
    public const string Title = "高校“双千”计划“微专业”设置备案表";

    /// <summary>The form as a Word file. The same snapshot gives the same bytes.</summary>
    public static byte[] Write(FilingSnapshot snapshot) => File(snapshot).Bytes();

    private static WordFile File(FilingSnapshot snapshot) => new(
        snapshot.ProgramName.Length > 0 ? $"{Title}：{snapshot.ProgramName}" : Title,
        snapshot.School,
        snapshot.ProposalId,
        snapshot.ContentCode,
        snapshot.DecidedAt,
        IsDraft: !snapshot.IsFinal,
        Page.Form,
        [new Paragraph(TextStyle.Annex, "附件2"), new Paragraph(TextStyle.Title, Title), .. Body(snapshot)]);

    private static IEnumerable<Block> Body(FilingSnapshot snapshot)
    {
        var form = new PrintedForm(snapshot);
        var layout = FormLayout.Of(snapshot.Layout);
        var placed = layout.SelectMany(s => s.Items).SelectMany(i => i.Keys).ToHashSet(StringComparer.Ordinal);
        var others = form.Keys.Where(k => !placed.Contains(k)).Select(k => Unplaced(form[k]!)).ToList();
        var sections = layout.Concat(others.Count > 0 ? [new PrintedSection($"{Opinions.Numeral(layout.Count)}、其他事项", others)] : []).ToList();
        foreach (var section in sections)
        {
            yield return new Paragraph(TextStyle.Heading, section.Heading);
            foreach (var block in FormGrid.Blocks(section, form)) yield return block;
        }

        foreach (var block in Opinions.Blocks(snapshot, form, after: sections.Count)) yield return block;
    }

    // The form was given a field that the layout does not know yet: it is printed as its kind asks.
    private static PrintedItem Unplaced(FilingField field) => field switch
    {
        { Table: { } table } => new Inset(field.Key, [.. table.Columns.Select(c => new LayoutColumn(c.Key, 1))]),
        { Type: FieldType.LongText } => new Narrative(field.Key),
        _ => new Wide(field.Key),
    };
}
