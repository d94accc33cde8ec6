namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>Times as SharePoint writes them: UTC, whole seconds.</summary>
internal static class Moment
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
