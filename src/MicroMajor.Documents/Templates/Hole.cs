using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>What a control of a Word form stands for.</summary>
/// <param name="Key">The field; of a cell and a sum the column.</param>
/// <param name="Table">The table of a cell, a sum or a repetition.</param>
/// <param name="Words">Of a box: the words of the choice that it is ticked for.</param>
internal sealed record Hole(HoleKind Kind, string Key, string Table = "", string Words = "")
{
    /// <summary>How the value is shown; null for as it is.</summary>
    public TemplateHole? Shown { get; init; }

    /// <summary>The letters of a box, ticked and empty: those of Word's own control, or the map's.</summary>
    public (string Yes, string No) Boxes { get; init; } = ("☑", "☐");

    /// <summary>Is it a text, and not a table or a condition?</summary>
    public bool IsText => Kind is not (HoleKind.Table or HoleKind.If or HoleKind.Unless);

    /// <summary>Is it a row's?</summary>
    public bool IsOfRow => Table.Length > 0 && Kind is HoleKind.Cell or HoleKind.Number or HoleKind.Box;

    /// <summary>Is the value shown in other letters than those that are frozen?</summary>
    public bool IsReshaped => Kind == HoleKind.Box || Shown is { } s && (s.Separator.Length > 0 || s.Date.Length > 0 || s.Yes.Length > 0 || s.No.Length > 0 || s.Empty.Length > 0);
}

/// <summary>The kinds of places.</summary>
internal enum HoleKind
{
    /// <summary>A field of the form, or what the document knows of itself.</summary>
    Field,

    /// <summary>A column, in its table's row.</summary>
    Cell,

    /// <summary>A column, added up.</summary>
    Sum,

    /// <summary>The number of the row.</summary>
    Number,

    /// <summary>Ticked when the choice was made.</summary>
    Box,

    /// <summary>Repeated for each row of a table.</summary>
    Table,

    /// <summary>There only while the value is.</summary>
    If,

    /// <summary>There only while the value is not.</summary>
    Unless,
}
