using System.Collections;
using System.Collections.Immutable;

namespace MicroMajor.Domain;

/// <summary>A refusal or a finding, as an object with facts; <c>Words</c> turns it into a sentence.</summary>
/// <param name="Code">A rule's id (<c>C-09</c>) or the name of a refusal (<c>not-the-owner</c>).</param>
/// <param name="Facts">What the sentence needs: names and figures, already formatted without a language.</param>
/// <param name="At">The field that it is about, when there is one.</param>
public sealed record Problem(string Code, Facts Facts, FieldRef? At = null)
{
    /// <summary>The sentence of the form's edition, in the place of the product's; null for the product's.</summary>
    public Bilingual? Words { get; init; }

    /// <summary>A problem without facts.</summary>
    public Problem(string code) : this(code, Facts.None) { }
}

/// <summary>A place in the form: a field, or a cell of a table's row.</summary>
/// <param name="Field">The field's key, e.g. <c>lead.title</c> or <c>courses</c>.</param>
/// <param name="Row">The row's id in a table; null for the field itself.</param>
/// <param name="Column">The column's key in that row.</param>
public sealed record FieldRef(string Field, string? Row = null, string? Column = null);

/// <summary>Named facts with equality by content.</summary>
public sealed class Facts : IEquatable<Facts>, IEnumerable<KeyValuePair<string, string>>
{
    private readonly ImmutableSortedDictionary<string, string> items;

    private Facts(ImmutableSortedDictionary<string, string> items) => this.items = items;

    /// <summary>No facts.</summary>
    public static Facts None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The fact of that name, or an empty text.</summary>
    public string this[string name] => items.GetValueOrDefault(name, "");

    /// <summary>These facts.</summary>
    public static Facts Of(params (string Name, string Value)[] facts)
    {
        var builder = None.items.ToBuilder();
        foreach (var (name, value) in facts) builder[name] = value;
        return new(builder.ToImmutable());
    }

    /// <summary>These and one more.</summary>
    public Facts And(string name, string value) => new(items.SetItem(name, value));

    /// <inheritdoc />
    public bool Equals(Facts? other) => other is not null && items.Count == other.items.Count && items.SequenceEqual(other.items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Facts);

    /// <inheritdoc />
    public override int GetHashCode() => items.Aggregate(items.Count, (hash, fact) => HashCode.Combine(hash, fact.Key, fact.Value));

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", items.Select(f => $"{f.Key}={f.Value}"));

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
