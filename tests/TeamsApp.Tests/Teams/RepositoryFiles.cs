namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>Files of the repository, wherever it lies.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string At(string path) => Path.Combine(Root, path);

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new DirectoryNotFoundException("No MicroMajorTeamsApp.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "MicroMajorTeamsApp.sln")) ? folder.FullName : Find(folder.Parent);
}
