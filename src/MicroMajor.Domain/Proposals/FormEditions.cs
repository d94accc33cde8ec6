using System.Collections;
using System.Collections.Immutable;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Domain.Proposals;

/// <summary>
/// An edition of the form (表格版本): the definition, how its document is laid out, and words of its own. A round names its edition; a proposal
/// keeps the one it was begun under.
/// </summary>
public sealed record FormEdition(FormDefinition Form, DocumentLayout Layout)
{
    /// <summary>The name of the edition, e.g. <c>2025</c>.</summary>
    public string Version => Form.Version;

    /// <summary>Sentences of the edition's own.</summary>
    public EditionWords Words { get; init; } = EditionWords.None;

    /// <summary>The office's own Word form for 附件2; null where the document is drawn by the layout.</summary>
    public FormTemplate? Template { get; init; }

    /// <summary>Tells it from another of the same name; empty for a shipped one.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The edition that the files make.</summary>
    /// <exception cref="FormDefinitionException">They make none.</exception>
    public static FormEdition Read(FormFiles files)
    {
        try
        {
            var words = EditionWords.Read(files.Words);
            var form = words.In(FormDefinitionReader.Read(files.Form));
            return new(form, DocumentLayoutReader.Read(files.Layout))
            {
                Words = words,
                Digest = files.Digest,
                Template = files.Template is { } own ? new(own, TemplateMap.Read(own.Map), form) : null,
            };
        }
        catch (System.Text.Json.JsonException slip)
        {
            throw new FormDefinitionException($"{files.Version} {slip.Path}", slip.Message, slip);
        }
    }
}

/// <summary>The editions that are known: those that ship with the product, and those that the office has brought into use.</summary>
public sealed class FormEditions : IEnumerable<FormEdition>
{
    /// <summary>The edition of rounds and proposals that name none: they are older than editions.</summary>
    public const string First = "2025";

    private static readonly Lazy<FormEditions> shipped = new(() => new(new[] { First }.Select(ReadShipped)));

    private readonly ImmutableList<FormEdition> editions;

    private FormEditions(IEnumerable<FormEdition> editions) => this.editions = [.. editions];

    /// <summary>The editions that ship with the product, oldest first.</summary>
    public static FormEditions Shipped => shipped.Value;

    /// <summary>The edition of that version, or null.</summary>
    public FormEdition? Find(string version) => editions.Find(e => e.Version == version);

    /// <summary>The edition that the proposal is filled in by.</summary>
    public FormEdition Of(Proposal proposal) =>
        Find(proposal.FormVersion) ?? throw new InvalidOperationException($"Proposal {proposal.Id} is filled in by edition {proposal.FormVersion} of the form, which is gone.");

    /// <summary>These and others after them; an edition that is known is never replaced.</summary>
    public FormEditions With(IEnumerable<FormEdition> others) => new([.. editions, .. others.Where(o => Find(o.Version) is null).DistinctBy(o => o.Version)]);

    /// <inheritdoc />
    public IEnumerator<FormEdition> GetEnumerator() => editions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FormEdition ReadShipped(string version) => FormEdition.Read(ShippedFiles(version)) with { Digest = "" };

    /// <summary>The files of a shipped edition.</summary>
    public static FormFiles ShippedFiles(string version) =>
        new(version, Embedded.Text($"Forms/{version}/{FormFiles.FormFile}"), Embedded.Text($"Forms/{version}/{FormFiles.LayoutFile}"), "");
}
