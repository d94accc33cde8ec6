using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards.Templating;

internal enum OperationKind { Raw, Hole, Sentence, StartObject, EndObject, StartArray, EndArray, Repeat }

/// <summary>One step of drawing a card.</summary>
/// <param name="Name">The property to write under; null for a row of a list or the card itself.</param>
/// <param name="Place">For the message when the value cannot be written.</param>
internal sealed record Operation(OperationKind Kind, JsonEncodedText? Name, string Place)
{
    /// <summary>Ready JSON.</summary>
    public byte[] Raw { get; init; } = [];

    public TextTemplate? Text { get; init; }

    /// <summary>A repeated object: its <c>$data</c> and <c>$when</c>, and the operation after its body.</summary>
    public Expression? Data { get; init; }

    public Expression? When { get; init; }

    public int End { get; set; }
}

/// <summary>A card file compiled for one language: operations in a row, run from first to last for every drawing.</summary>
internal sealed class CardProgram(string file, Operation[] operations)
{
    public void Run(in Scope scope, Utf8JsonWriter writer) => Run(0, operations.Length, scope, writer);

    private void Run(int from, int to, in Scope scope, Utf8JsonWriter writer)
    {
        for (var i = from; i < to; i++)
        {
            var operation = operations[i];
            switch (operation.Kind)
            {
                case OperationKind.Hole:
                    Fill(operation, scope, writer);
                    continue;
                case OperationKind.Repeat:
                    Repeat(operation, i + 1, scope, writer);
                    i = operation.End - 1;
                    continue;
                case OperationKind.EndObject:
                    writer.WriteEndObject();
                    continue;
                case OperationKind.EndArray:
                    writer.WriteEndArray();
                    continue;
            }

            WriteName(operation, writer);
            switch (operation.Kind)
            {
                case OperationKind.Raw: writer.WriteRawValue(operation.Raw, skipInputValidation: true); break;
                case OperationKind.StartObject: writer.WriteStartObject(); break;
                case OperationKind.StartArray: writer.WriteStartArray(); break;
                default: Checked(operation.Text!.Fill(scope), operation).WriteTo(writer); break;
            }
        }
    }

    /// <summary>A whole hole keeps its type. In a list nothing is left out, and a list melts into the list around it.</summary>
    private void Fill(Operation operation, in Scope scope, Utf8JsonWriter writer)
    {
        var value = Checked(operation.Text!.Parts[0].Evaluate(scope, true), operation);
        if (operation.Name is not null)
        {
            if (value.Kind != ValueKind.Undefined)
            {
                WriteName(operation, writer);
                value.WriteTo(writer);
            }

            return;
        }

        if (value.Kind == ValueKind.List)
        {
            foreach (var row in value.Json.EnumerateArray())
            {
                row.WriteTo(writer);
            }
        }
        else if (value.Kind != ValueKind.Null)
        {
            value.WriteTo(writer);
        }
    }

    private void Repeat(Operation operation, int body, in Scope outer, Utf8JsonWriter writer)
    {
        var data = operation.Data is null ? outer.Data : Checked(operation.Data.Evaluate(outer, true), operation);
        if (operation.Data is null || data.Kind != ValueKind.List)
        {
            var inner = outer with { Data = data };
            if (Passes(operation, inner))
            {
                WriteName(operation, writer);
                Run(body, operation.End, inner, writer);
            }
            else if (operation.Name is not null)
            {
                WriteName(operation, writer);
                writer.WriteNullValue();
            }

            return;
        }

        var rows = new List<Scope>(data.Json.GetArrayLength());
        var index = 0;
        foreach (var row in data.Json.EnumerateArray())
        {
            var inner = outer with { Data = Value.Of(row), Index = index++ };
            if (Passes(operation, inner))
            {
                rows.Add(inner);
            }
        }

        // Under a name, the language makes null of no row, the object itself of one, a list of more.
        if (operation.Name is not null)
        {
            WriteName(operation, writer);
            if (rows.Count == 0)
            {
                writer.WriteNullValue();
            }
            else if (rows.Count > 1)
            {
                writer.WriteStartArray();
            }
        }

        foreach (var row in rows)
        {
            Run(body, operation.End, row, writer);
        }

        if (operation.Name is not null && rows.Count > 1)
        {
            writer.WriteEndArray();
        }
    }

    private static bool Passes(Operation operation, in Scope scope) =>
        operation.When is null || operation.When.Evaluate(scope, false) is { Kind: ValueKind.Boolean, IsTrue: true };

    private static void WriteName(Operation operation, Utf8JsonWriter writer)
    {
        if (operation.Name is { } name)
        {
            writer.WritePropertyName(name);
        }
    }

    private Value Checked(in Value value, Operation operation) =>
        value.IsError ? throw new CardFileException(file, operation.Place, value.Text) : value;
}
