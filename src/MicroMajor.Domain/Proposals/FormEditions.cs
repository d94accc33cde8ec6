using System.Collections;
using System.Collections.Immutable;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Proposals;

/// <summary>An edition of the form (表格版本): the definition, and how its document is laid out. A round names its edition; a proposal keeps the one it was begun under.</summary>
public sealed record FormEdition(FormDefinition Form, DocumentLayout Layout)
{
    /// <summary>The name of the edition, e.g. <c>2025</c>.</summary>
    public string Version => Form.Version;
}

/// <summary>The editions that are known: those that ship with the product, and those that the office has brought into use.</summary>
public sealed class FormEditions : IEnumerable<FormEdition>
{
    /// <summary>The edition of rounds and proposals that name none: they are older than editions.</summary>
    public const string First = "2025";

    private static readonly Lazy<FormEditions> shipped = new(() => new(new[] { First }.Select(ReadShipped)));

    private readonly ImmutableSortedDictionary<string, FormEdition> editions;

    private FormEditions(IEnumerable<FormEdition> editions) => this.editions = editions.ToImmutableSortedDictionary(e => e.Version, e => e, StringComparer.Ordinal);

    /// <summary>The editions that ship with the product.</summary>
    public static FormEditions Shipped => shipped.Value;

    /// <summary>The edition of that version, or null.</summary>
    public FormEdition? Find(string version) => editions.GetValueOrDefault(version);

    /// <summary>The edition that the proposal is filled in by.</summary>
    public FormEdition Of(Proposal proposal) =>
        Find(proposal.FormVersion) ?? throw new InvalidOperationException($"Proposal {proposal.Id} is filled in by edition {proposal.FormVersion} of the form, which is gone.");

    /// <summary>These and others; a shipped edition is never replaced.</summary>
    public FormEditions With(IEnumerable<FormEdition> others) => new([.. editions.Values, .. others.Where(o => Shipped.Find(o.Version) is null && Find(o.Version) is null).DistinctBy(o => o.Version)]);

    /// <inheritdoc />
    public IEnumerator<FormEdition> GetEnumerator() => editions.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FormEdition ReadShipped(string version) => 
        new(FormDefinitionReader.Read(Embedded.Text($"Forms/{version}/form.json")), DocumentLayoutReader.Read(Embedded.Text($"Forms/{version}/annex2.layout.json")));
}
