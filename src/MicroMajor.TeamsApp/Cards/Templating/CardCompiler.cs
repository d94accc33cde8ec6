using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>Turns a card file (includes and words already put in) into operations. Parts without a hole become ready bytes.</summary>
internal sealed class CardCompiler
{
    /// <summary>Chinese goes out as itself: escaped, it would weigh six times as much.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly HashSet<string> Reserved = ["$root", "$index", "$host", "$_acTemplateVersion"];

    private readonly string _file;
    private readonly List<Operation> _operations = [];

    private CardCompiler(string file) => _file = file;

    /// <exception cref="CardFileException">Names the file and the place.</exception>
    public static CardProgram Compile(string file, JsonElement card, ViewShape view, IReadOnlyDictionary<string, string> words)
    {
        var compiler = new CardCompiler(file);
        compiler.Node(card, null, "", new Names(view, view, words), Reading.AsIs);
        return new CardProgram(file, [.. compiler._operations]);
    }

    private void Node(JsonElement node, string? name, string place, Names names, Reading reading)
    {
        JsonEncodedText? encoded = name is null ? null : JsonEncodedText.Encode(name, Writing.Encoder);
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                Object(node, encoded, place, names, reading);
                break;
            case JsonValueKind.Array when name is null:
                Rows(node, place, names, Reading.AsIs);
                break;
            case JsonValueKind.Array:
                var start = _operations.Count;
                _operations.Add(new Operation(OperationKind.StartArray, encoded, place));
                Rows(node, place, names, name switch { "facts" => Reading.Markdown, "choices" => Reading.Label, _ => Reading.AsIs });
                _operations.Add(new Operation(OperationKind.EndArray, null, place));
                Settle(start, encoded, place);
                break;
            case JsonValueKind.String when TextTemplate.HasHole(node.GetString()!):
                var text = Parse(node.GetString()!, place, names);
                if (reading != Reading.AsIs && text.Parts.Any(part => !part.IsSafeMarkdown))
                {
                    throw new CardFileException(_file, place, reading == Reading.Markdown
                        ? "this text is Markdown, so a text from the view goes in as ${md(…)}; text that the program itself wrote as Markdown has a name that ends in Markdown"
                        : "some clients read labels and choices as Markdown and some do not, so a text from the view goes in as ${plain(…)}");
                }

                _operations.Add(new Operation(text.IsWhole ? OperationKind.Hole : OperationKind.Sentence, encoded, place) { Text = text });
                break;
            case JsonValueKind.Null when name is null:
                break;
            default:
                _operations.Add(new Operation(OperationKind.Raw, encoded, place) { Raw = Encode(node) });
                break;
        }
    }

    private void Rows(JsonElement list, string place, Names names, Reading reading)
    {
        var row = 0;
        foreach (var item in list.EnumerateArray())
        {
            Node(item, null, $"{place}[{row++}]", names, item.ValueKind == JsonValueKind.Object ? reading : Reading.AsIs);
        }
    }

    private void Object(JsonElement node, JsonEncodedText? name, string place, Names names, Reading reading)
    {
        Operation? repeat = null;
        var hasData = node.TryGetProperty("$data", out var data);
        var hasWhen = node.TryGetProperty("$when", out var when);
        if (hasData || hasWhen)
        {
            if (place.Length == 0)
            {
                throw new CardFileException(_file, place, "the card itself has neither $data nor $when");
            }

            var over = hasData ? Whole(data, Under(place, "$data"), names) : null;
            names = over is null ? names : names with { Data = over.Shape.Row };
            repeat = new Operation(OperationKind.Repeat, name, place) { Data = over, When = hasWhen ? Whole(when, Under(place, "$when"), names) : null };
            _operations.Add(repeat);
            name = null;
        }

        var start = _operations.Count;
        _operations.Add(new Operation(OperationKind.StartObject, name, place));
        var type = node.TryGetProperty("type", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
        foreach (var property in node.EnumerateObject())
        {
            if (property.Name is "$data" or "$when")
            {
                continue;
            }

            var under = Under(place, property.Name);
            if (Reserved.Contains(property.Name) || TextTemplate.HasHole(property.Name))
            {
                throw new CardFileException(_file, under, "a property cannot have this name");
            }

            Node(property.Value, property.Name, under, names, property.Value.ValueKind == JsonValueKind.String ? ReadingOf(property.Name, type, reading) : Reading.AsIs);
        }

        _operations.Add(new Operation(OperationKind.EndObject, null, place));
        Settle(start, name, place);
        repeat?.End = _operations.Count;
    }

    private static Reading ReadingOf(string property, string type, Reading row) => (property, row) switch
    {
        ("text", _) when type == "TextBlock" => Reading.Markdown,
        ("title" or "value", Reading.Markdown) => Reading.Markdown,
        ("title", Reading.Label) => Reading.Label,
        ("label", _) when type.StartsWith("Input.", StringComparison.Ordinal) => Reading.Label,
        ("title", _) when type == "Input.Toggle" => Reading.Label,
        _ => Reading.AsIs,
    };

    /// <summary>What has no hole in it is written once, now.</summary>
    private void Settle(int start, JsonEncodedText? name, string place)
    {
        for (var i = start; i < _operations.Count; i++)
        {
            if (_operations[i].Kind is OperationKind.Hole or OperationKind.Sentence or OperationKind.Repeat)
            {
                return;
            }
        }

        var body = _operations.GetRange(start, _operations.Count - start);
        body[0] = body[0] with { Name = null };
        _operations.RemoveRange(start, body.Count);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            new CardProgram(_file, [.. body]).Run(default, writer);
        }

        _operations.Add(new Operation(OperationKind.Raw, name, place) { Raw = bytes.WrittenSpan.ToArray() });
    }

    private Expression Whole(JsonElement node, string place, Names names)
    {
        var text = node.ValueKind == JsonValueKind.String && TextTemplate.HasHole(node.GetString()!) ? Parse(node.GetString()!, place, names) : null;
        return text is { IsWhole: true } ? text.Parts[0] : throw new CardFileException(_file, place, "this must be one ${…} and nothing else");
    }

    private TextTemplate Parse(string text, string place, Names names)
    {
        try
        {
            return TextTemplate.Parse(text, names);
        }
        catch (FormatException problem)
        {
            throw new CardFileException(_file, place, problem.Message);
        }
    }

    private static byte[] Encode(JsonElement node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            node.WriteTo(writer);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static string Under(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    /// <summary>How clients read a text, or the texts of a list's rows.</summary>
    private enum Reading { AsIs, Markdown, Label }
}
