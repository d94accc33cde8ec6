using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Word;

// Content controls: places to fill in, boxes to tick, rows that repeat.
internal sealed partial class Ink
{
    private void Repeating(string name, List<TableRow> rows) => Element("sdt", () =>
    {
        Element("sdtPr", () =>
        {
            Value("tag", name);
            Extension("repeatingSection");
        });
        Element("sdtContent", () => rows.ForEach(row => Element("sdt", () =>
        {
            Element("sdtPr", () => Extension("repeatingSectionItem"));
            Element("sdtContent", () => Write(row));
        })));
    });

    /// <summary>A box to tick, in a part that is extended: by a click in Word, by hand on paper.</summary>
    public void Box(TextStyle style, string tag, string title) => Element("sdt", () =>
    {
        Element("sdtPr", () =>
        {
            Value("alias", title);
            Value("tag", tag);
            Raw("<w14:checkbox><w14:checked w14:val=\"0\" /><w14:checkedState w14:val=\"2611\" w14:font=\"MS Gothic\" /><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\" /></w14:checkbox>"u8);
        });
        Element("sdtContent", () => Run(style, "☐"));
    });

    /// <summary>A paragraph of boxes and their words.</summary>
    public void Boxes(TextStyle style, IEnumerable<(string Tag, string Words)> boxes, string between = "", string? align = null, bool keepNext = false) => Element("p", () =>
    {
        ParagraphProperties(new(style, "") { Align = align, KeepNext = keepNext });
        foreach (var (i, (tag, words)) in boxes.Index())
        {
            if (i > 0) Run(style, between);
            Box(style, tag, words);
            Run(style, words);
        }
    });

    private void Extension(string name) => Raw(Encoding.UTF8.GetBytes($"<w15:{name} />"));

    // One paragraph: a control of several would break the first line off from its label in some readers.
    private void Write(Paragraph p, Control control) => Element("p", () =>
    {
        ParagraphProperties(p);
        Element("sdt", () =>
        {
            Element("sdtPr", () =>
            {
                Value("alias", control.ShortTitle);
                Value("tag", control.Tag);
                if (p.Text.Length == 0) Element("showingPlcHdr", () => { });
                if (control.Choices.Count > 0) Element("dropDownList", () =>
                {
                    foreach (var (value, words) in control.Choices) Value("listItem", ("displayText", words), ("value", value));
                });
                if (control.IsDate) Date(control.Day);
            });
            Element("sdtContent", () =>
            {
                var mark = Mark.Place(control.Tag) is { } name ? OpenMark(name) : 0;
                if (p.Text.Length == 0) Run(p.Style with { Colour = Faint }, control.Prompt);
                else Lines(p.Style, p.Text);
                if (mark > 0) CloseMark(mark);
            });
        });
    });

    private void Date(DateOnly? day) => Element("date", () =>
    {
        if (day is { } known) Attribute("fullDate", known.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        Value("dateFormat", "yyyy'年'M'月'd'日'");
        Value("lid", "zh-CN");
        Value("storeMappedDataAs", "dateTime");
        Value("calendar", "gregorian");
    });

    private void Lines(TextStyle style, string text) => Element("r", () =>
    {
        RunProperties(style);
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (i > 0) Element("br", () => { });
            Pieces(line);
        }
    });
}
