using MicroMajor.Documents.Word;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// A draft as a Word file to go on with: the filing form, marked 草稿, with a content control for every answer, also for those that are
/// asked in other cases only. What is filled in there can be read back.
/// </summary>
public static class DraftForm
{
    private const string Guide =
        "本文件可在 Word 中填写：点击灰字处填写或选择；表格在行末点“＋”增加一行。填好后保存，把文件发给 Teams 中的“微专业”，逐项核对后导入。请勿改动标签和表头。";

    // More columns than this are set across the page.
    private const int WidestUpright = 8;

    private static readonly TextStyle s_note = TextStyle.SmallCell with { Colour = "595959" };
    private static readonly int LabelWidth = Measure.Mm(34);
    private static readonly int Padding = Measure.Mm(1.2);

    /// <summary>The draft as a Word file. The same draft gives the same bytes.</summary>
    public static byte[] Write(Proposal proposal, FormEdition edition, Round round, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions)
    {
        var unit = units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? "";
        var form = edition.Form;
        var layout = FormLayout.Of(edition.Layout).Sections;
        var places = new Places(proposal.Answers, new FieldTexts(proposal.Answers, units, directions), form);
        return new WordFile(
            proposal.Name.Length > 0 ? $"{FilingForm.Title}（草稿）：{CleanText.Of(proposal.Name)}" : $"{FilingForm.Title}（草稿）",
            round.School,
            proposal.Id,
            "草稿",
            proposal.UpdatedAt,
            IsDraft: true,
            Page.Form,
            [
                new Paragraph(TextStyle.Annex, "附件2（草稿）"), new Paragraph(TextStyle.Title, FilingForm.Title), new Paragraph(TextStyle.Cell, Guide),
                .. Body(places, layout, form, round.School, unit),
            ])
        { Imprint = Imprint.Of(proposal.Id, proposal.Answers, form).Written }.Bytes();
    }

    private static IEnumerable<Block> Body(Places places, IReadOnlyList<PrintedSection> layout, FormDefinition form, string school, string unit)
    {
        var page = Page.Form;
        foreach (var (heading, items) in Order(layout, form))
        {
            var headed = false;
            var rows = new List<TableRow>();
            foreach (var item in items)
            {
                var table = item.Keys is [var only] && form.Field(only) is { Type: FieldType.Table } field ? field : null;
                var wanted = table?.Columns.Count > WidestUpright ? Page.Summary : Page.Form;
                if ((table is not null || wanted != page) && rows.Count > 0)
                {
                    yield return new Table(heading, [.. rows]);
                    rows.Clear();
                }

                if (wanted != page) yield return new SectionBreak(page);
                page = wanted;
                if (!headed) yield return new Paragraph(TextStyle.Heading, heading);
                headed = true;
                if (table is null)
                {
                    rows.AddRange(Rows(item, places, form, school, unit));
                    continue;
                }

                yield return new Paragraph(TextStyle.Caption, table.Label.Zh + places.Condition(table));
                yield return Grid(table, layout, places, page.TextWidth);
                // Word runs two tables together when nothing stands between them.
                yield return new Paragraph(s_note, "");
            }

            if (rows.Count > 0) yield return new Table(heading, rows);
        }

        if (page != Page.Form) yield return new SectionBreak(page);
    }

    // The order of the layout; a field that it does not name comes behind the one that it follows in the form.
    private static IEnumerable<(string Heading, IReadOnlyList<PrintedItem> Items)> Order(IReadOnlyList<PrintedSection> layout, FormDefinition form)
    {
        var sections = layout.Select(s => (s.Heading, Items: s.Items.Select(i => Known(i, form)).OfType<PrintedItem>().ToList())).ToList();
        var placed = sections.SelectMany(s => s.Items).SelectMany(i => i.Keys).ToHashSet(StringComparer.Ordinal);
        string? before = null;
        foreach (var field in form.Fields)
        {
            if (!placed.Contains(field.Key))
            {
                // A question on which others hang stands before the first of them.
                bool Hangs(PrintedItem item) => item.Keys.Any(k => form.Field(k)?.When?.Field == field.Key);
                bool Precedes(PrintedItem item) => before is not null && item.Keys.Contains(before);
                var section = sections.FirstOrDefault(s => s.Items.Any(Hangs), sections.FirstOrDefault(s => s.Items.Any(Precedes), sections[0]));
                var at = section.Items.FindIndex(Hangs) is >= 0 and var first ? first : section.Items.FindIndex(Precedes) + 1;
                section.Items.Insert(at, field.Type == FieldType.LongText ? new Narrative(field.Key) : new Wide(field.Key));
            }

            before = field.Key;
        }

        return sections.Where(s => s.Items.Count > 0).Select(s => (s.Heading, (IReadOnlyList<PrintedItem>)s.Items));
    }

    private static PrintedItem? Known(PrintedItem item, FormDefinition form)
    {
        bool Is(string key) => key is "schoolName" or "hostUnit" || form.Field(key) is not null;
        return item switch
        {
            Pair pair => (Is(pair.Left), Is(pair.Right)) switch
            {
                (true, true) => pair,
                (true, false) => new Wide(pair.Left, pair.LeftLabel),
                (false, true) => new Wide(pair.Right, pair.RightLabel),
                _ => null,
            },
            _ => item.Keys.All(Is) ? item : null,
        };
    }

    private static IEnumerable<TableRow> Rows(PrintedItem item, Places places, FormDefinition form, string school, string unit)
    {
        switch (item)
        {
            case Pair pair:
                var half = FormGrid.Width / 2;
                yield return new([.. Cells(pair.Left, pair.LeftLabel, half), .. Cells(pair.Right, pair.RightLabel, FormGrid.Width - half)]) { MaySplit = true };
                break;
            case Narrative { Key: var key } when form.Field(key) is { } field:
                var advised = field.AdvisedLength is { } length ? $"（建议{length}字）" : "";
                yield return new([new TableCell(FormGrid.Width, new Paragraph(TextStyle.NarrativeLabel, field.Label.Zh + advised + places.Condition(field)) { KeepNext = true }) { Open = "bottom" }]) { MinHeight = 440 };
                yield return new([new TableCell(FormGrid.Width, places.Paragraph(field, TextStyle.Value)) { Open = "top", VerticalAlign = "top" }]) { MaySplit = true, MinHeight = Measure.Mm(20) };
                break;
            case Statement { Key: var key } when form.Field(key) is { } field:
                yield return new([
                    new TableCell(FormGrid.Width - LabelWidth, new Paragraph(TextStyle.Value, field.Label.Zh)),
                    new TableCell(LabelWidth, places.Paragraph(field, TextStyle.Value))]);
                break;
            case Wide wide:
                yield return new(Cells(wide.Key, wide.Label, FormGrid.Width)) { MaySplit = true };
                break;
        }

        TableCell[] Cells(string key, string label, int width) => form.Field(key) is { } field
            ? [
                new(LabelWidth, [new Paragraph(TextStyle.Label, label.Length > 0 ? label : field.Label.Zh), .. places.Condition(field) is { Length: > 0 } when ? [new Paragraph(s_note, when) { Align = "center" }] : Array.Empty<Paragraph>()]),
                new(width - LabelWidth, places.Paragraph(field, TextStyle.Value)),
            ]
            : [
                new(LabelWidth, new Paragraph(TextStyle.Label, key == "schoolName" ? "申报高校" : "牵头学院（部）")),
                new(width - LabelWidth, new Paragraph(TextStyle.Value, CleanText.Of(key == "schoolName" ? school : unit))),
            ];
    }

    private static Table Grid(FormField table, IReadOnlyList<PrintedSection> sections, Places places, int width)
    {
        var layout = sections.SelectMany(s => s.Items).OfType<Inset>().Where(i => i.Key == table.Key).SelectMany(i => i.Columns)
            .Concat(sections.SelectMany(s => s.Items).OfType<Standing>().Where(i => i.Key == table.Key).SelectMany(i => i.Columns)).ToList();
        var shares = table.Columns.Select(c => layout.Find(l => l.Key == c.Key)?.Share ?? 30).ToList();
        var many = table.Columns.Count > 6;
        var (head, cell) = many ? (TextStyle.SmallHead, TextStyle.SmallCell) : (TextStyle.ColumnHead, TextStyle.Cell);
        var widths = new List<int>();
        for (int i = 0, left = 0, sum = 0; i < shares.Count; i++)
        {
            var right = (int)((long)width * (sum += shares[i]) / shares.Sum());
            widths.Add(right - left);
            left = right;
        }

        var rows = new List<TableRow> { new([.. table.Columns.Select((c, i) => new TableCell(widths[i], new Paragraph(head, c.Label.Zh, Mark.Column(table.Key, c.Key)) { KeepNext = true }))]) { IsHeader = true } };
        foreach (var row in places.Rows(table))
            rows.Add(new([.. table.Columns.Select((c, i) => new TableCell(widths[i], places.Paragraph(table, c, row, cell)))]) { Repeats = table.Key, MinHeight = 400 });
        return new(table.Label.Zh, rows) { Padding = Padding };
    }

    /// <summary>The places to fill in, with what stands there.</summary>
    private sealed class Places(Answers answers, FieldTexts texts, FormDefinition form)
    {
        public Paragraph Paragraph(FormField field, TextStyle style) =>
            new(style, CleanText.Of(texts.Shown(field, answers[field.Key]))) { Control = Control(field, field.Key, answers[field.Key]) };

        public Paragraph Paragraph(FormField table, FormField column, Row row, TextStyle style) =>
            new(style, CleanText.Of(texts.Shown(column, row[column.Key]))) { Control = Control(column, $"{table.Key}[{row.Id}].{column.Key}", row[column.Key]) };

        /// <summary>The rows, and an empty one to begin with.</summary>
        public IEnumerable<Row> Rows(FormField table)
        {
            var rows = answers.Rows(table.Key);
            return rows.Count < table.MaxRows ? rows.Append(new Row("", [])) : rows;
        }

        /// <summary>（类型为急需紧缺型时填写）.</summary>
        public string Condition(FormField field) => field.When is { } when && form.Field(when.Field) is { } other
            ? $"（{other.Label.Zh}为{string.Join('、', when.Is.Select(v => texts.Shown(other, v)))}时填写）"
            : "";

        private Control Control(FormField field, string tag, string value)
        {
            var choices = field.Type is FieldType.Choice or FieldType.YesNo ? texts.Choices(field) : [];
            var prompt = field.Type switch
            {
                FieldType.Date => "选择日期",
                FieldType.Choice or FieldType.YesNo => "请选择",
                FieldType.MultiChoice when texts.Choices(field) is { Count: > 0 and <= 8 } some => $"可填：{string.Join('、', some.Select(c => c.Label.Zh))}",
                _ => tag.Contains('[', StringComparison.Ordinal) ? "填写" : "点击填写",
            };
            var day = field.Type == FieldType.Date && texts.Shown(field, value) != value ? Answers.None.With("d", value).Date("d") : null;
            return new(tag, field.Label.Zh, prompt)
            {
                Choices = [.. choices.DistinctBy(c => c.Value).Select(c => (c.Value, c.Label.Zh))],
                IsDate = field.Type == FieldType.Date,
                Day = day,
            };
        }
    }
}
