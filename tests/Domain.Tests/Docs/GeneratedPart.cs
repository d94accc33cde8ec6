using System.Text;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Docs;

/// <summary>
/// A part of a document that is drawn from the code, between two marks. The test fails when they differ; run with
/// MICROMAJOR_WRITE_DOCS=1 it writes the part instead.
/// </summary>
internal static class GeneratedPart
{
    public static void IsTrue(string document, string name, string expected)
    {
        var path = Path.Combine(NodeFolder.Repository, "docs", document);
        var (open, close) = ($"<!-- {name}: drawn from the code, checked by a test -->\n", $"<!-- /{name} -->");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = text.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"docs/{document} has no part {name}");
        if (Environment.GetEnvironmentVariable("MICROMAJOR_WRITE_DOCS") == "1")
            File.WriteAllText(path, text[..start] + expected + text[end..], new UTF8Encoding(false));
        else
            Assert.Equal(expected, text[start..end]);
    }
}
