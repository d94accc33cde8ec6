using System.Text.Json;

namespace MicroMajor.Domain.Filing;

/// <summary>Reads a layout file.</summary>
public static class DocumentLayoutReader
{
    /// <summary>The layout in that JSON.</summary>
    /// <exception cref="JsonException">Something in it is misspelt, missing or there twice.</exception>
    public static DocumentLayout Read(string json) => JsonSerializer.Deserialize<DocumentLayout>(json, Embedded.Strict) ?? throw new JsonException("the file is empty");
}
