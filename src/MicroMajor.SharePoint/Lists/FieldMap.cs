using System.Collections;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>Columns with their values on the way to an item: text, decimal, bool or DateTimeOffset. Null and empty text clear the column.</summary>
internal sealed class FieldMap : FieldValueSet, IEnumerable<KeyValuePair<string, object?>>
{
    private readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);

    public object? this[string column]
    {
        get => values[column];
        set => values[column] = value is "" ? null : value;
    }

    public void Add(string column, object? value) => this[column] = value;

    /// <summary>Does the item hold exactly these values in these columns?</summary>
    public bool AreIn(ListRow row) => values.All(pair => pair.Value switch
    {
        null => row.Text(pair.Key).Length == 0 && row.Number(pair.Key) is null,
        string text => row.Text(pair.Key) == text,
        decimal number => row.Number(pair.Key) == number,
        bool flag => row.Flag(pair.Key) == flag,
        DateTimeOffset at => row.DateTime(pair.Key) == at,
        _ => false,
    });

    /// <inheritdoc />
    public override void Serialize(ISerializationWriter writer)
    {
        foreach (var (column, value) in values)
        {
            switch (value)
            {
                case null: writer.WriteNullValue(column); break;
                case string text: writer.WriteStringValue(column, text); break;
                case decimal number: writer.WriteDecimalValue(column, number); break;
                case bool flag: writer.WriteBoolValue(column, flag); break;
                case DateTimeOffset at: writer.WriteDateTimeOffsetValue(column, at); break;
                default: throw new NotSupportedException($"A {value.GetType().Name} is not written to a list.");
            }
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
