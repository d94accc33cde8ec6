using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Forms;

/// <summary>The office's own Word file for 附件2, and the map beside it: data only, nothing in it is ever run.</summary>
/// <param name="word">The Word file as it was uploaded.</param>
/// <param name="map">The text of the map; empty without one.</param>
public sealed class TemplateFile(ReadOnlyMemory<byte> word, string map) : IEquatable<TemplateFile>
{
    /// <summary>The Word file's name in the folder of an edition.</summary>
    public const string WordName = "annex2.docx";

    /// <summary>What the product calls a Word form to begin with: no file of the edition yet, until the office has made it its own and renames it.</summary>
    public const string StarterName = "annex2.starter.docx";

    /// <summary>The map's name there; may be left out.</summary>
    public const string MapName = "annex2.map.json";

    /// <summary>The largest Word file, in bytes: everything in it but the text goes along with every document.</summary>
    public const int LargestSize = 2 * 1024 * 1024;

    /// <summary>The Word file.</summary>
    public ReadOnlyMemory<byte> Word { get; } = word;

    /// <summary>The text of the map.</summary>
    public string Map { get; } = map;

    /// <summary>The SHA-256 of the Word file, in small hexadecimal letters.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(word.Span));

    /// <inheritdoc />
    public bool Equals(TemplateFile? other) => other is not null && Digest == other.Digest && Map == other.Map;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TemplateFile);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Digest, Map);

    internal string Told => $"{Digest}\0{Map}";
}

/// <summary>An edition's own Word form: the file, what its map says, and the form that its controls are held against.</summary>
public sealed record FormTemplate(TemplateFile File, TemplateMap Map, FormDefinition Form);

/// <summary>Says what is wrong with a Word form.</summary>
public delegate IEnumerable<FormFinding> TemplateCheck(FormTemplate template);
