using System.Collections.Immutable;

namespace MicroMajor.Domain.Proposals;

/// <summary>The editions of the form that ship with the product: a draft keeps to the edition of its round.</summary>
public static class FormDefinitions
{
    private static readonly Lazy<ImmutableSortedDictionary<string, FormDefinition>> Editions = new(() =>
        new[] { "Form2025" }.Select(name => FormDefinitionReader.Read(Embedded.Text($"Proposals.{name}.json"))).ToImmutableSortedDictionary(f => f.Version, f => f, StringComparer.Ordinal));

    /// <summary>The newest edition.</summary>
    public static FormDefinition Current => Editions.Value.Values.Last();

    /// <summary>The edition of that version, or null.</summary>
    public static FormDefinition? Find(string version) => Editions.Value.GetValueOrDefault(version);
}
