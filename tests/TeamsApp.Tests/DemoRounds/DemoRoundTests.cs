using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Demo;

namespace MicroMajor.TeamsApp.Tests.DemoRounds;

/// <summary>The demo plays a whole round over the wire, and always the same one.</summary>
public sealed class DemoRoundTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("微专业 demo ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_plays_of_one_seed_give_the_same_documents_to_the_byte()
    {
        var (one, other) = (Path.Combine(folder, "one"), Path.Combine(folder, "other"));

        await PlayAsync(one);
        await PlayAsync(other);

        var documents = Documents(one);
        // Two forms; for each of two colleges its forms and its list, twice: as handed in and as filed; the school's two lists and workbook, notice and publicity; a review sheet; the report on the reviews.
        Assert.Equal(2 + (2 * 2 * 2) + 3 + 2 + 1 + 1, documents.Count);
        Assert.Equal(documents, Documents(other));
        Assert.All(Directory.EnumerateFiles(one, "*.docx", SearchOption.AllDirectories), IsValidWord);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(one, "summary.json")))!;
        Assert.Equal("""{"Recommended":2}""", summary["proposals"]!.ToJsonString());
        // Best first, and every review that was asked for is in.
        var ranked = summary["ranking"]!["lines"]!.AsArray();
        Assert.Equal([1, 2], ranked.Select(l => (int)l!["rank"]!));
        Assert.True((decimal)ranked[0]!["mean"]! >= (decimal)ranked[1]!["mean"]!);
        Assert.All(ranked, l => Assert.Equal((int)l!["asked"]!, (int)l["given"]!));
    }

    [Theory]
    [InlineData("demo", "demo needs --out DIR.")]
    [InlineData("demo --out x --proposals 0", "--proposals 0 makes no sense here.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--clock tomorrow", "--clock tomorrow makes no sense here.")]
    [InlineData("demo --clock 2026-06-16T09:00", "--clock 2026-06-16T09:00 makes no sense here.")]
    [InlineData("dance", "Unknown command “dance”.")]
    public void A_wrong_command_line_is_one_sentence(string line, string sentence) =>
        Assert.Equal((null, sentence), CommandLine.Parse(line.Split(' ')));

    private static void IsValidWord(string file)
    {
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Description} {fault.Path?.XPath}"));
    }

    private static Task PlayAsync(string to) => PlayCommand.PlayAsync(new("demo", 0, null, false, to, Proposals: 2, Experts: 5, Seed: 7), CancellationToken.None);

    private static SortedDictionary<string, string> Documents(string at) => new(
        Directory.EnumerateFiles(at, "*.*x", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(at, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))),
        StringComparer.Ordinal);
}
