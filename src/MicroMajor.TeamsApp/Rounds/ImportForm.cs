using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What a table for one list looks like, and a box to paste it into.</summary>
public sealed record ImportForm(string List, string Title, string Intro, IReadOnlyList<ImportColumnLine> Columns) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What is particular about this list's columns.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>An example of where the table is from.</summary>
    public string SourceHint { get; init; } = "";
}

/// <summary>A column: its name, marked when it is needed, with an example.</summary>
public sealed record ImportColumnLine(string Name, string Text);
