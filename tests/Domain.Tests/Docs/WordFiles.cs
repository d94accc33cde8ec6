using System.Text.Json;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Docs;

/// <summary>The word files of the app, read as files: the domain has no language, its documents have two.</summary>
internal static class WordFiles
{
    public static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(NodeFolder.Repository, "src", "MicroMajor.TeamsApp", "Words", file))).RootElement;

    public static string Zh(this JsonElement words) => words.GetProperty("zh").GetString()!;

    public static string En(this JsonElement words) => words.GetProperty("en").GetString()!;
}
