using System.Text.RegularExpressions;

namespace MicroMajor.TeamsApp.Tests.Architecture;

/// <summary>The doors between the rooms. Each answers with what breaks it, so that a made-up breach can show that it would be seen.</summary>
internal static partial class Doors
{
    private static readonly Dictionary<string, string[]> s_references = new()
    {
        ["MicroMajor.Domain"] = [],
        ["MicroMajor.Documents"] = ["MicroMajor.Domain"],
        ["MicroMajor.SharePoint"] = ["MicroMajor.Domain"],
        ["MicroMajor.TeamsApp"] = ["MicroMajor.Domain", "MicroMajor.Documents", "MicroMajor.SharePoint", "MicroMajor.Scheduling"],
        ["MicroMajor.Scheduling"] = ["MicroMajor.Domain"],
        ["MicroMajor.LocalTenant"] = [],
        ["MicroMajor.Demo"] = ["MicroMajor.TeamsApp", "MicroMajor.LocalTenant"],
    };

    private static readonly Dictionary<string, string[]> s_homes = new()
    {
        ["DocumentFormat.OpenXml"] = ["MicroMajor.Documents"],
        ["Microsoft.Graph"] = ["MicroMajor.SharePoint"],
        ["Quartz"] = ["MicroMajor.Scheduling"],
        ["Npgsql"] = ["MicroMajor.Scheduling"],
        ["Microsoft.Data.Sqlite"] = ["MicroMajor.Scheduling", "MicroMajor.LocalTenant"],
    };

    /// <summary>A project of the product references what the house allows, and nothing else.</summary>
    public static IEnumerable<string> UnknownReferences(IEnumerable<HouseProject> projects) =>
        from project in projects
        where s_references.ContainsKey(project.Name)
        from reference in project.References
        where !s_references[project.Name].Contains(reference)
        select $"{project.Name} references {reference}";

    /// <summary>The domain has no package; an SDK has one home.</summary>
    public static IEnumerable<string> StrayPackages(IEnumerable<HouseProject> projects) =>
        from project in projects
        where s_references.ContainsKey(project.Name)
        from package in project.Packages
        where project.Name == "MicroMajor.Domain" || (s_homes.TryGetValue(package, out var homes) && !homes.Contains(project.Name))
        select $"{project.Name} uses {package}";

    /// <summary>Tests test; they don't lean on each other.</summary>
    public static IEnumerable<string> TestsOnTests(IEnumerable<HouseProject> projects) =>
        from project in projects
        where project.Name.EndsWith(".Tests", StringComparison.Ordinal)
        from reference in project.References
        where reference.EndsWith(".Tests", StringComparison.Ordinal)
        select $"{project.Name} references {reference}";

    /// <summary>The store and the schedule are named in the composition only.</summary>
    public static IEnumerable<string> StoreOutsideComposition(IEnumerable<(string Path, string Text)> sources) =>
        sources.Where(s => !s.Path.EndsWith("/App.cs", StringComparison.Ordinal) && !s.Path.EndsWith("/Program.cs", StringComparison.Ordinal)
            && (s.Text.Contains("MicroMajor.SharePoint", StringComparison.Ordinal) || s.Text.Contains("MicroMajor.Scheduling", StringComparison.Ordinal))).Select(s => s.Path);

    /// <summary>The wire of the channel is spoken in Teams/ only.</summary>
    public static IEnumerable<string> WireOutsideTeams(IEnumerable<(string Path, string Text)> sources) =>
        sources.Where(s => !s.Path.Contains("/Teams/", StringComparison.Ordinal) && Wire().IsMatch(s.Text)).Select(s => s.Path);

    /// <summary>Time and chance are handed in.</summary>
    public static IEnumerable<string> OwnClocks(IEnumerable<(string Path, string Text)> sources) =>
        sources.Where(s => Clock().IsMatch(s.Text)).Select(s => s.Path);

    /// <summary>A port has few methods, or it is two ports.</summary>
    public static IEnumerable<string> WidePorts(IEnumerable<Type> types) =>
        types.Where(t => t.IsInterface && t.GetMethods().Length > 5).Select(t => $"{t.Name} has {t.GetMethods().Length} methods");

    /// <summary>Names that say nothing about what a thing is.</summary>
    public static IEnumerable<string> EmptyNames(IEnumerable<Type> types) =>
        types.Where(t => t.Name is var name && new[] { "Helper", "Helpers", "Util", "Utils", "Manager", "Service" }.Any(end => name.EndsWith(end, StringComparison.Ordinal))).Select(t => t.FullName!);

    /// <summary>A file of more than 400 lines says at its top why.</summary>
    public static IEnumerable<string> LongFiles(IEnumerable<(string Path, string Text)> sources) =>
        sources.Where(s => s.Text.Count(c => c == '\n') > 400 && !s.Text.StartsWith("// Long because", StringComparison.Ordinal)).Select(s => s.Path);

    [GeneratedRegex(@"""(adaptiveCard/action|task/fetch|task/submit|application/search|conversationUpdate|installationUpdate)""|/v3/conversations")]
    private static partial Regex Wire();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bGuid\.NewGuid\b|\bnew Random\b")]
    private static partial Regex Clock();
}
