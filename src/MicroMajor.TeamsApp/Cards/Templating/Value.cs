using System.Globalization;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards.Templating;

internal enum ValueKind { Undefined, Null, Boolean, Number, Text, List, Object, Error }

/// <summary>What an expression came to. Strings and numbers of the view stay where they lie in its JSON until somebody needs them.</summary>
internal readonly struct Value
{
    private readonly JsonElement _json;
    private readonly double _number;
    private readonly string? _text;

    private Value(ValueKind kind, JsonElement json = default, double number = 0, string? text = null)
    {
        Kind = kind;
        _json = json;
        _number = number;
        _text = text;
    }

    public ValueKind Kind { get; }

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null);

    public static Value Of(bool value) => new(ValueKind.Boolean, number: value ? 1 : 0);

    public static Value Of(double value) => new(ValueKind.Number, number: value);

    public static Value Of(string value) => new(ValueKind.Text, text: value);

    public static Value Error(string problem) => new(ValueKind.Error, text: problem);

    public static Value Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => new(ValueKind.Number, json, json.GetDouble()),
        JsonValueKind.String => new(ValueKind.Text, json),
        JsonValueKind.Array => new(ValueKind.List, json),
        JsonValueKind.Object => new(ValueKind.Object, json),
        _ => Undefined,
    };

    public bool IsError => Kind == ValueKind.Error;

    public bool IsNothing => Kind is ValueKind.Null or ValueKind.Undefined;

    /// <summary>Everything but false and nothing is true: also 0 and the empty string.</summary>
    public bool IsTrue => Kind == ValueKind.Boolean ? _number != 0 : !IsNothing && !IsError;

    public double Number => _number;

    public string Text => _text ?? _json.GetString()!;

    public JsonElement Json => _json;

    /// <summary>As it reads inside a sentence. A list or an object does not, and says so.</summary>
    public Value AsText() => Kind switch
    {
        ValueKind.Text or ValueKind.Error => this,
        ValueKind.Number => Of(JsNumber.ToText(_number)),
        ValueKind.Boolean => Of(_number != 0 ? "true" : "false"),
        ValueKind.Null or ValueKind.Undefined => Of(""),
        _ => Error("a list or an object cannot be written into a sentence"),
    };

    public bool SameAs(in Value other)
    {
        if (IsNothing || other.IsNothing)
        {
            return IsNothing && other.IsNothing;
        }

        return Kind == other.Kind && Kind switch
        {
            ValueKind.Text => Text == other.Text,
            // double.Epsilon of .NET is something else: this is the distance from 1 to the next number.
            ValueKind.Number => Math.Abs(_number - other._number) < Math.BitIncrement(1.0) - 1.0,
            ValueKind.Boolean => _number == other._number,
            _ => JsonElement.DeepEquals(_json, other._json),
        };
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ValueKind.Null or ValueKind.Undefined: writer.WriteNullValue(); break;
            case ValueKind.Boolean: writer.WriteBooleanValue(_number != 0); break;
            case ValueKind.Text when _text is not null: writer.WriteStringValue(_text); break;
            case ValueKind.Number when _json.ValueKind == JsonValueKind.Undefined:
                writer.WriteRawValue(JsNumber.ToText(_number), skipInputValidation: true);
                break;
            default: _json.WriteTo(writer); break;
        }
    }
}
