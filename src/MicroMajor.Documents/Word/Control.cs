namespace MicroMajor.Documents.Word;

/// <summary>
/// A content control around a value: a place to fill in. Rich text without a kind of its own for texts of any length, since LibreOffice
/// repeats the words of plain-text controls when it saves; a bookmark inside says the place once more, since it drops their tags.
/// </summary>
/// <param name="Tag">The place: <c>field</c>, or <c>table[row].column</c>.</param>
/// <param name="Title">What Word shows at the control.</param>
/// <param name="Prompt">Stands there while nothing does.</param>
internal sealed record Control(string Tag, string Title, string Prompt)
{
    /// <summary>Word shows titles and tags of up to 64 characters.</summary>
    private const int Longest = 64;

    /// <summary>The words of a list to choose from; a value beside each.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>A calendar to choose from.</summary>
    public bool IsDate { get; init; }

    /// <summary>The day that stands in it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The title as Word takes it.</summary>
    public string ShortTitle => Title.Length <= Longest ? Title : Title[..Longest];
}

/// <summary>The page before this turns; what follows is set on the next kind of page.</summary>
internal sealed record SectionBreak(Page Page) : Block
{
    /// <summary>The place of its own foot among those of the file; null for the file's one.</summary>
    public int? Foot { get; init; }
}
