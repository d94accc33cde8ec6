using MicroMajor.TeamsApp.Tabs;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A proposal as a whole on a page.</summary>
/// <param name="Version">The count of saves that it was drawn at.</param>
internal sealed record ProposalView(string Id, int Version, string Title, PageState State, PageRound Round, string Unit, string? Lead, bool MayEdit, IReadOnlyList<PageSection> Sections, IReadOnlyList<PageFinding> Problems)
{
    public PageMeter? Meter { get; init; }

    public PagePeople? People { get; init; }

    public IReadOnlyList<PageConflict>? Conflicts { get; init; }

    public PageReturn? Returned { get; init; }

    public IReadOnlyList<PageDocument>? Documents { get; init; }

    public IReadOnlyList<TabAct>? Acts { get; init; }
}

/// <summary>Where it stands.</summary>
internal sealed record PageState(string Key, string Said, string Tone, string? Waiting);

internal sealed record PageRound(string Id, string Name, DateTimeOffset ClosesAt);

/// <summary>A section of the form.</summary>
/// <param name="State">done, part, empty or problem.</param>
/// <param name="Save">How it is saved; null where it is only read.</param>
internal sealed record PageSection(string Key, string Title, string State, string? Note, IReadOnlyList<PageField> Fields, TabVerb? Save);

/// <summary>A field, or a column of a table.</summary>
/// <param name="Kind">line, long, number, date, phone, choice, many, yesno, person or table.</param>
internal sealed record PageField(string Key, string Label, string Kind)
{
    public string? Hint { get; init; }

    public bool? Required { get; init; }

    /// <summary>The input's id in what is sent.</summary>
    public string? Input { get; init; }

    /// <summary>Characters that the client lets one type.</summary>
    public int? Max { get; init; }

    /// <summary>Characters that the form advises.</summary>
    public int? Advised { get; init; }

    public int? Count { get; init; }

    /// <summary>What is kept; of a column, what a new row begins with.</summary>
    public string? Value { get; init; }

    /// <summary>What is most likely, while nobody has begun the section: offered, and kept only when it is sent.</summary>
    public string? Begins { get; init; }

    /// <summary>The value in words, where that is something else.</summary>
    public string? Shown { get; init; }

    public IReadOnlyList<ChoiceView>? Choices { get; init; }

    public string? Dataset { get; init; }

    /// <summary>Who of the directory is meant by the name.</summary>
    public PagePerson? Person { get; init; }

    /// <summary>Of a column: asked only then.</summary>
    public PageCondition? When { get; init; }

    public IReadOnlyList<PageField>? Columns { get; init; }

    public IReadOnlyList<PageRow>? Rows { get; init; }

    public int? MaxRows { get; init; }

    public TabVerb? RowSave { get; init; }

    public TabVerb? RowRemove { get; init; }
}

internal sealed record PagePerson(string Input, string Value, string Dataset);

internal sealed record PageCondition(string Field, IReadOnlyList<string> Is);

/// <summary>A row of a table.</summary>
/// <param name="Shown">The cells in words, where these are something else.</param>
/// <param name="Seen">Prints of the cells; null where it is only read.</param>
internal sealed record PageRow(string Id, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string>? Shown, string? Seen);

/// <summary>What the rules find.</summary>
/// <param name="Severity">stop, ask, plus or note.</param>
internal sealed record PageFinding(string Section, string? Field, string? Row, string? Column, string Severity, string Sentence, PageClause? Clause, PageReason? Reason);

internal sealed record PageClause(string Number, string Words);

/// <summary>The reason that a rule wants, and the way to write it.</summary>
internal sealed record PageReason(string? Text, TabAct Act);

internal sealed record PageMeter(decimal Total, decimal Max, string Unit, string Said, string Tone, IReadOnlyList<PageGroup> ByGroup);

internal sealed record PageGroup(string Label, decimal Value);

internal sealed record PagePeople(PageName Owner, IReadOnlyList<PageName> Editors, IReadOnlyList<PageHere> Here);

internal sealed record PageName(string Id, string Name);

/// <summary>Somebody who has the page open.</summary>
internal sealed record PageHere(string Id, string Name, string? Section);

/// <summary>A place that two people changed at once.</summary>
/// <param name="Who">The name of who saved what stands there now; null when it is not known.</param>
internal sealed record PageConflict(string At, string Section, string Field, string? Row, string? Column, string Label, string Mine, string Theirs, string? Who, DateTimeOffset When, string Input, TabVerb Settle);

/// <summary>The latest return.</summary>
internal sealed record PageReturn(string Title, string Reason, string Left, IReadOnlyList<PagePoint> Points, TabVerb? Save);

internal sealed record PagePoint(string Id, string Number, string Place, PageAt? At, string Text, string Answer, bool Ticked, string DoneInput, string AnswerInput);

internal sealed record PageAt(string Section, string? Field);

internal sealed record PageDocument(string Title, string Url);
