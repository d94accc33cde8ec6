using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>Reads tags: a key of the form, what the map says, or what the document knows of itself.</summary>
internal sealed class HoleKeys(FormTemplate template)
{
    private const string SumOf = "sum:";
    private readonly FormDefinition form = template.Form;

    /// <summary>The place that a control stands for, by its tag or else its title; null when it is none of ours.</summary>
    public Hole? Of(string tag, string title)
    {
        var mapped = template.Map.Holes.FirstOrDefault(h => h.Tag == tag && tag.Length > 0) ?? template.Map.Holes.FirstOrDefault(h => h.Tag == title && title.Length > 0);
        return mapped is not null ? Read(mapped.Key, mapped) : Read(tag, null) ?? (tag.Length == 0 ? Read(title, null) : null);
    }

    /// <summary>The place that a key names; null for none.</summary>
    public Hole? Read(string key, TemplateHole? shown)
    {
        key = key.Trim().Replace('？', '?').Replace('！', '!').Replace('＝', '=').Replace('：', ':');
        if (key.Length == 0) return null;
        if (key[0] is '?' or '!') return Read(key[1..], null) is { Kind: not (HoleKind.If or HoleKind.Unless) } on ? on with { Kind = key[0] == '?' ? HoleKind.If : HoleKind.Unless } : null;
        if (key.StartsWith(SumOf, StringComparison.Ordinal)) return Column(key[SumOf.Length..]) is { } sum && TypeOf(sum) == FieldType.Number ? sum with { Kind = HoleKind.Sum, Shown = shown } : null;
        if (key.Split('=', 2) is [var asked, var choice]) return Box(asked.Trim(), choice.Trim(), shown);
        if (key == "rowNumber") return new(HoleKind.Number, key) { Shown = shown };
        if (form.Field(key) is { } field) return field.Type == FieldType.Table ? new(HoleKind.Table, key, key) { Shown = shown } : new(HoleKind.Field, key) { Shown = shown };
        return PrintedKeys.Counted.Contains(key) || PrintedKeys.OfDocument.Contains(key) ? new(HoleKind.Field, key) { Shown = shown } : Column(key) is { } cell ? cell with { Shown = shown } : null;
    }

    /// <summary>The type of what stands there: of a field, or of a column.</summary>
    public FieldType? TypeOf(Hole hole) => hole.Table.Length > 0 && hole.Kind != HoleKind.Table ? form.Field(hole.Table)?.Columns.FirstOrDefault(c => c.Key == hole.Key)?.Type : form.Field(hole.Key)?.Type;

    /// <summary>The words by which people may have typed a place into the text instead of setting a control.</summary>
    public bool Knows(string typed) => Read(typed, null) is not null || form.Fields.Any(f => f.Label.Zh == typed.Trim());

    /// <summary>The key of the field that is called so on the cards; empty for none.</summary>
    public string Called(string words) => form.Fields.Where(f => f.Label.Zh == words).Select(f => f.Key).Concat(form.Fields.SelectMany(f => f.Columns.Where(c => $"{f.Label.Zh}·{c.Label.Zh}" == words).Select(c => $"{f.Key}.{c.Key}"))).FirstOrDefault("");

    private Hole? Column(string key)
    {
        if (key.LastIndexOf('.') is not (> 0 and var dot) || form.Field(key[..dot]) is not { Type: FieldType.Table } table) return null;
        var column = key[(dot + 1)..];
        return table.Columns.Any(c => c.Key == column) || PrintedKeys.FoldedColumns.GetValueOrDefault(table.Key)?.Key == column ? new(HoleKind.Cell, column, table.Key) : null;
    }

    private Hole? Box(string key, string choice, TemplateHole? shown)
    {
        var cell = form.Field(key) is null ? Column(key) : null;
        var field = cell is null ? form.Field(key) : form.Field(cell.Table)!.Columns.FirstOrDefault(c => c.Key == cell.Key);
        if (field is null or { Type: not (FieldType.Choice or FieldType.MultiChoice or FieldType.YesNo) } || choice.Length == 0) return null;
        var words = field.Choices.FirstOrDefault(c => c.Value == choice)?.Label.Zh ?? (field.Choices.Count == 0 && field.Type == FieldType.YesNo ? choice switch { "true" => "是", "false" => "否", _ => choice } : choice);
        // A choice that nobody can make is a slip; where choices come from elsewhere only the document can tell.
        if (field.ChoicesFrom is null && (field.Choices.Count > 0 ? field.Choices.All(c => c.Label.Zh != words) : words is not ("是" or "否"))) return null;
        var box = cell is null ? new Hole(HoleKind.Box, key, "", PrintedText.Line(words)) : cell with { Kind = HoleKind.Box, Words = PrintedText.Line(words) };
        return box with { Shown = shown };
    }
}
