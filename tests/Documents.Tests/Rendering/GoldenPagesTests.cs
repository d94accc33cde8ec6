namespace MicroMajor.Documents.Tests.Rendering;

/// <summary>
/// The pages look as they looked when somebody looked at them. What was seen is kept as digits of darkness (<see cref="Picture.Grid"/>) in
/// <c>golden</c>; with MICROMAJOR_GOLDEN=write the tests write it anew instead: look at the pages before that is committed.
/// </summary>
[Collection(RenderedOnce.Name)]
public sealed class GoldenPagesTests(Pages pages)
{
    // Fonts of two versions differ by a shade here and there.
    private const int Shades = 2;
    private const double MostOfThem = 0.03;
    private const int MostPages = 3;

    private static readonly string s_folder = Path.Combine(Root(), "tests", "Documents.Tests", "Rendering", "golden");

    public static TheoryData<string> Kinds => ["normal", "minimal", "limits", "draft", "college", "summary", "summary-employment", "summary-full", "summary-limits", "book", "book-limits", "notice", "publicity", "review", "copy"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_pages_look_as_they_were_seen(string kind)
    {
        var present = pages.Pictures(kind).Take(MostPages).Select(p => p.Grid()).ToList();
        var file = Path.Combine(s_folder, $"{kind}.txt");
        if (Environment.GetEnvironmentVariable("MICROMAJOR_GOLDEN") == "write")
        {
            Directory.CreateDirectory(s_folder);
            File.WriteAllText(file, string.Join("\n\n", present.Select(p => string.Join('\n', p))) + "\n");
        }

        var seen = File.ReadAllText(file).Trim().Split("\n\n").Select(p => (IReadOnlyList<string>)p.Split('\n')).ToList();
        Assert.Equal(seen.Count, present.Count);
        foreach (var (number, page) in present.Index())
            Assert.True(IsAlike(seen[number], page), $"Page {number + 1} of {kind} does not look as it did. Then, and now:\n{Beside(seen[number], page)}");
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("summary")]
    [InlineData("notice")]
    public void A_page_that_moved_by_five_millimetres_does_not_look_the_same(string kind)
    {
        var page = pages.Pictures(kind)[0];
        Assert.True(IsAlike(page.Grid(), page.Grid()));
        Assert.False(IsAlike(page.Grid(), page.Grid(down: 5)));
    }

    private static bool IsAlike(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count != other.Count || one.Zip(other).Any(l => l.First.Length != l.Second.Length)) return false;
        var cells = one.Zip(other).SelectMany(l => l.First.Zip(l.Second)).ToList();
        return cells.Count(c => Math.Abs(c.First - c.Second) > Shades) <= cells.Count * MostOfThem;
    }

    private static string Beside(IReadOnlyList<string> one, IReadOnlyList<string> other) => string.Join('\n', one.Zip(other, (a, b) => $"{a}  {b}{(a == b ? "" : "  <")}"));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MicroMajorTeamsApp.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run outside their repository.");
    }
}
