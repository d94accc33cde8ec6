namespace MicroMajor.Domain;

/// <summary>The same words in the product's two languages.</summary>
public sealed record Bilingual(string Zh, string En);
