namespace MicroMajor.Domain;

/// <summary>A value with the version it was read at. Whoever writes hands the version back; coming second is an answer, not an error.</summary>
/// <param name="Version">The store's opaque version (SharePoint: the eTag).</param>
public sealed record Stored<T>(T Value, string Version)
{
    /// <summary>The changed value, still at the version it was read at.</summary>
    public Stored<T> With(T changed) => new(changed, Version);
}
