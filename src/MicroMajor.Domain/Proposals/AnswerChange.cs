namespace MicroMajor.Domain.Proposals;

/// <summary>One difference between two states of the form.</summary>
/// <param name="Field">The field or table; it may be one that the form does not know.</param>
public abstract record AnswerChange(string Field)
{
    /// <summary>Tells this change from every other between the same two states, e.g. for a box to tick.</summary>
    public abstract string Key { get; }
}

/// <summary>A field reads otherwise; an empty text is no answer.</summary>
public sealed record FieldChange(string Field, string Before, string After) : AnswerChange(Field)
{
    /// <summary>Where the field names a person: their account after it, if that changed too. It is a part of this change and never of another.</summary>
    public AccountChange? Account { get; init; }

    /// <inheritdoc />
    public override string Key => Field;
}

/// <summary>A row came in.</summary>
/// <param name="Behind">The id of the row before it; null when it is the first.</param>
public sealed record RowAdded(string Field, Row Row, string? Behind) : AnswerChange(Field)
{
    /// <inheritdoc />
    public override string Key => $"{Field}|{Row.Id}|added";
}

/// <summary>A row was taken out.</summary>
public sealed record RowRemoved(string Field, Row Row) : AnswerChange(Field)
{
    /// <inheritdoc />
    public override string Key => $"{Field}|{Row.Id}|removed";
}

/// <summary>Cells of a row read otherwise.</summary>
/// <param name="Cells">In the order of the columns.</param>
public sealed record RowChanged(string Field, string RowId, IReadOnlyList<CellChange> Cells) : AnswerChange(Field)
{
    /// <inheritdoc />
    public override string Key => $"{Field}|{RowId}|changed";

    /// <inheritdoc />
    public bool Equals(RowChanged? other) => other is not null && Field == other.Field && RowId == other.RowId && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Field, RowId, Cells.Count);
}

/// <summary>A row stands elsewhere among those that stayed.</summary>
/// <param name="From">Its place before, from 1.</param>
/// <param name="To">Its place after, from 1.</param>
/// <param name="Behind">The id of the row before it now; null when it is the first.</param>
public sealed record RowMoved(string Field, string RowId, int From, int To, string? Behind) : AnswerChange(Field)
{
    /// <inheritdoc />
    public override string Key => $"{Field}|{RowId}|moved";
}

/// <summary>A cell reads otherwise; an empty text is no answer.</summary>
public sealed record CellChange(string Column, string Before, string After)
{
    /// <summary>Where the cell names a person: their account after it, if that changed too.</summary>
    public AccountChange? Account { get; init; }
}

/// <summary>The account of a person who is named in a field or cell.</summary>
/// <param name="Key">Where it is kept.</param>
/// <param name="After">The account's id; empty when the name is nobody's account.</param>
public sealed record AccountChange(string Key, string After);
