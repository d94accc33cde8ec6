namespace MicroMajor.Domain.Proposals;

/// <summary>The forms of the editions that ship with the product.</summary>
public static class FormDefinitions
{
    /// <summary>The newest of them.</summary>
    public static FormDefinition Current => FormEditions.Shipped.Last().Form;

    /// <summary>The form of that version, or null.</summary>
    public static FormDefinition? Find(string version) => FormEditions.Shipped.Find(version)?.Form;
}
