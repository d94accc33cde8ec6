using System.Text.Json.Serialization;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>One return (退回) of a proposal: by whom, when, why, and the points that are to be seen to. Earlier returns stay beside the latest.</summary>
/// <param name="Number">Counts the proposal's returns from 1.</param>
/// <param name="By">On which desk: the college's or the office's.</param>
/// <param name="Revision">What was returned: the form at that revision.</param>
/// <param name="Reason">What was said of it all besides the points; may be empty.</param>
public sealed record ProposalReturn(int Number, ActorRole By, PersonId Person, string Name, DateTimeOffset At, int Revision, string Reason, IReadOnlyList<ReturnPoint> Points)
{
    /// <summary>The points that are neither ticked nor answered.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReturnPoint> Open => [.. Points.Where(p => !p.IsSettled)];

    internal int Length => Reason.Length + Points.Sum(p => p.Length);

    /// <inheritdoc />
    public bool Equals(ProposalReturn? other) =>
        other is not null && (Number, By, Person, Name, At, Revision, Reason) == (other.Number, other.By, other.Person, other.Name, other.At, other.Revision, other.Reason) && Points.SequenceEqual(other.Points);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Number, By, Person, At, Points.Count);
}

/// <summary>One point of a return: where, what is to be done, and what the owner has done about it.</summary>
/// <param name="Id">e.g. <c>2.1</c>, the first point of the second return.</param>
/// <param name="Field">A field's key, or the place of a cell (<c>courses/r3/credits</c>); <c>section:</c> and a section's key; empty for the whole.</param>
public sealed record ReturnPoint(string Id, string Field, string Text)
{
    /// <summary>What stands before a section's key in <see cref="Field"/>.</summary>
    public const string Section = "section:";

    /// <summary>The owner's answer; empty while there is none.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Ticked by the owner: changed (已改).</summary>
    public bool Done { get; init; }

    /// <summary>Ticked or answered.</summary>
    [JsonIgnore]
    public bool IsSettled => Done || !string.IsNullOrWhiteSpace(Answer);

    /// <summary>Its number within its return.</summary>
    [JsonIgnore]
    public string Number => Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..];

    internal int Length => Field.Length + Text.Length + Answer.Length + 60;

    /// <summary>The place in the form; null when the point is about a section or the whole.</summary>
    [JsonIgnore]
    public FieldRef? At => Field.Length == 0 || Field.StartsWith(Section, StringComparison.Ordinal) ? null : Field.Split('/') switch
    {
        [var key, var row, var column, ..] => new(key, row, column),
        [var key, var row] => new(key, row),
        _ => new(Field),
    };

    /// <summary>The section that the point is about; null when it is about the whole, or about what the form no longer has.</summary>
    public FormSection? SectionIn(FormDefinition form) =>
        At is { } at ? form.Field(at.Field) is null ? null : form.SectionOf(at.Field) : Field.Length == 0 ? null : form.Section(Field[Section.Length..]);

    /// <summary>Is that change one of what the point is about? Of the whole, every change is.</summary>
    public bool Covers(AnswerChange change, FormDefinition form) =>
        At is { } at ? change.Field == at.Field && (at.Row is null || RowOf(change) == at.Row)
        : Field.Length == 0 || SectionIn(form)?.Fields.Any(f => f.Key == change.Field) == true;

    private static string? RowOf(AnswerChange change) => change switch
    {
        RowAdded added => added.Row.Id,
        RowRemoved removed => removed.Row.Id,
        RowChanged changed => changed.RowId,
        RowMoved moved => moved.RowId,
        _ => null,
    };
}

/// <summary>What a reviewer has noted for a return that is not given yet.</summary>
public sealed record ReturnNotes(string Reason, IReadOnlyList<ReturnPoint> Points)
{
    /// <summary>Nothing noted.</summary>
    public static ReturnNotes None { get; } = new("", []);

    /// <inheritdoc />
    public bool Equals(ReturnNotes? other) => other is not null && Reason == other.Reason && Points.SequenceEqual(other.Points);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Reason, Points.Count);
}

/// <summary>What the owner says to a point: ticked as changed, answered, both or neither.</summary>
public sealed record PointAnswer(bool Done, string Answer);
