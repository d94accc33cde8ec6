using System.Xml.Linq;

namespace MicroMajor.TeamsApp.Tests.Architecture;

/// <summary>A project as its file says it: what it references and which packages it brings in.</summary>
internal sealed record HouseProject(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static HouseProject Read(string file)
    {
        var xml = XDocument.Load(file);
        return new(
            Path.GetFileNameWithoutExtension(file),
            [.. xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))],
            [.. xml.Descendants("PackageReference").Where(p => (string?)p.Attribute("PrivateAssets") != "all").Select(p => (string)p.Attribute("Include")!)]);
    }
}

/// <summary>The repository's files.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<HouseProject> Projects { get; } =
        [.. new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Select(HouseProject.Read)];

    /// <summary>Source files below a folder, by path from the root, without what builds leave behind.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MicroMajorTeamsApp.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
