using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Tests.Rendering;

/// <summary>Documents as LibreOffice prints them: all in one call, since starting it takes longer than its work.</summary>
public sealed class Pages : IDisposable
{
    /// <summary>What to install.</summary>
    public const string Missing = "LibreOffice and poppler are needed to see the documents as pages: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-noto-cjk";
    private readonly string folder = Directory.CreateTempSubdirectory("micromajor-pages-").FullName;

    public Pages()
    {
        foreach (var (kind, bytes) in Samples.All.Concat(Samples.Copies)) File.WriteAllBytes(Path.Combine(folder, $"{kind}.docx"), bytes);
        foreach (var (kind, bytes) in Samples.Books) File.WriteAllBytes(Path.Combine(folder, $"{kind}.xlsx"), bytes);
        Convert("pdf", folder, Samples.All.Keys.Concat(Samples.Copies.Keys).Concat(Samples.Books.Keys));
    }

    /// <summary>The documents as LibreOffice saves them again.</summary>
    public IReadOnlyList<byte[]> SavedAgain(params IReadOnlyList<string> kinds)
    {
        var again = Directory.CreateDirectory(Path.Combine(folder, "again")).FullName;
        Convert("docx", again, kinds);
        return [.. kinds.Select(k => File.ReadAllBytes(Path.Combine(again, $"{k}.docx")))];
    }

    /// <summary>A workbook as LibreOffice saves it again.</summary>
    public byte[] SavedAgain(byte[] workbook)
    {
        File.WriteAllBytes(Path.Combine(folder, "book.xlsx"), workbook);
        var again = Directory.CreateDirectory(Path.Combine(folder, "again")).FullName;
        Run("soffice", ["--headless", Profile, "--convert-to", "xlsx", "--outdir", again, Path.Combine(folder, "book.xlsx")]);
        var saved = Path.Combine(again, "book.xlsx");
        return File.Exists(saved) ? File.ReadAllBytes(saved) : throw new InvalidOperationException(Missing);
    }

    /// <summary>How many pages it has.</summary>
    public int Count(string kind) => int.Parse(
        Run("pdfinfo", [Pdf(kind)]).Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);

    /// <summary>What can be read on the pages, without blanks.</summary>
    public string Text(string kind, bool withFooters = false) =>
        string.Concat(Run("pdftotext", ["-raw", Pdf(kind), "-"]).Split('\n').Where(l => withFooters || !l.StartsWith("内容码", StringComparison.Ordinal)).SelectMany(l => l).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The names of the fonts that the pages are set in.</summary>
    public string Fonts(string kind) => Run("pdffonts", [Pdf(kind)]);

    /// <summary>The pages as grey pictures, four dots to the millimetre.</summary>
    public IReadOnlyList<Picture> Pictures(string kind)
    {
        Run("pdftoppm", ["-gray", "-r", "101.6", Pdf(kind), Path.Combine(folder, kind)]);
        return [.. Directory.GetFiles(folder, $"{kind}-*.pgm").Where(f => Path.GetFileNameWithoutExtension(f)[(kind.Length + 1)..].All(char.IsAsciiDigit)).Order(StringComparer.Ordinal).Select(f => Picture.Read(File.ReadAllBytes(f)))];
    }

    private void Convert(string to, string into, IEnumerable<string> kinds) =>
        Run("soffice", ["--headless", Profile, "--convert-to", to, "--outdir", into, .. kinds.Select(k => Path.Combine(folder, Samples.Books.ContainsKey(k) ? $"{k}.xlsx" : $"{k}.docx"))]);

    private string Profile => $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}";

    private string Pdf(string kind) => File.Exists(Path.Combine(folder, $"{kind}.pdf")) ? Path.Combine(folder, $"{kind}.pdf") : throw new InvalidOperationException(Missing);

    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
            // Read away, or a talkative program would wait for a reader.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(Missing, missing);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>The tests that look at pages: rendered once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class RenderedOnce : ICollectionFixture<Pages>
{
    public const string Name = "rendered pages";
}

/// <summary>A page in shades of grey; lengths in millimetres.</summary>
public sealed record Picture(int Width, int Height, ReadOnlyMemory<byte> Dots)
{
    private const int DotsPerMillimetre = 4;

    /// <summary>Reads the portable grey map that poppler writes.</summary>
    public static Picture Read(byte[] pgm)
    {
        var head = Encoding.ASCII.GetString(pgm, 0, 32).Split((char[])[' ', '\n'], 5);
        var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
        return new(width, height, pgm.AsMemory(pgm.Length - (width * height)));
    }

    /// <summary>Is there no ink between these edges?</summary>
    public bool IsBlank(double left, double top, double right, double bottom)
    {
        for (var y = Dot(top); y < Math.Min(Dot(bottom), Height); y++)
        {
            if (Dots.Span.Slice((y * Width) + Dot(left), Math.Min(Dot(right), Width) - Dot(left)).ContainsAnyExceptInRange((byte)250, (byte)255)) return false;
        }

        return true;
    }

    /// <summary>The width in millimetres.</summary>
    public double Millimetres => (double)Width / DotsPerMillimetre;

    /// <summary>The share of the page that is inked, in per mille.</summary>
    public int Ink
    {
        get
        {
            var dark = 0;
            foreach (var dot in Dots.Span) dark += dot < 128 ? 1 : 0;
            return (int)(1000L * dark / Dots.Length);
        }
    }

    /// <summary>The page as lines of digits, a digit for every five millimetres: 0 is white, 9 as dark as pages get.</summary>
    public IReadOnlyList<string> Grid(double down = 0)
    {
        const double Cell = 5;
        var (columns, rows) = ((int)(Width / (Cell * DotsPerMillimetre)), (int)(Height / (Cell * DotsPerMillimetre)));
        return [.. Enumerable.Range(0, rows).Select(row => string.Concat(Enumerable.Range(0, columns).Select(column => Darkness(column * Cell, (row * Cell) - down, Cell))))];
    }

    // Half inked is as dark as text ever is.
    private char Darkness(double left, double top, double size)
    {
        var (sum, dots) = (0L, 0);
        for (var y = Math.Max(0, Dot(top)); y < Math.Min(Dot(top + size), Height); y++)
        {
            foreach (var dot in Dots.Span.Slice((y * Width) + Dot(left), Dot(size))) sum += 255 - dot;
            dots += Dot(size);
        }

        return dots == 0 ? '0' : (char)('0' + Math.Min(9, (int)Math.Round(sum * 18d / (255d * dots))));
    }

    private static int Dot(double millimetres) => (int)Math.Round(millimetres * DotsPerMillimetre);
}
