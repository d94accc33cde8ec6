using System.Text;
using System.Text.Json;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>
/// The check of an edition before it is brought into use: its form, its layout, its words, its own Word form and the notice's rules against
/// each other and against the editions that are known. What would break something refuses it. Nothing in a folder is ever run.
/// </summary>
/// <param name="known">The editions that there are.</param>
/// <param name="sentences">Judges sentences of the edition's own.</param>
/// <param name="templates">Judges a Word form of the edition's own.</param>
public sealed class FormCheck(FormEditions known, SentenceCheck sentences, TemplateCheck templates)
{
    /// <summary>Deepest nesting of a file.</summary>
    public const int Depth = 16;

    /// <summary>Longest form file, in characters: two columns of a list.</summary>
    public const int LongestForm = 120_000;

    /// <summary>Longest of the other files, in characters.</summary>
    public const int LongestOther = 60_000;

    /// <summary>The answers of proposals that may move to the edition: a choice that one of them holds is not taken away.</summary>
    public IReadOnlyList<Answers> Drafts { get; init; } = [];

    /// <summary>Checks the folder.</summary>
    public FormReport Of(FormFolder folder)
    {
        var found = new List<FormFinding>();
        var form = Text(folder, FormFiles.FormFile, LongestForm, isWanted: true, found);
        var layout = Text(folder, FormFiles.LayoutFile, LongestOther, isWanted: true, found);
        var words = Text(folder, FormFiles.WordsFile, LongestOther, isWanted: false, found);
        var map = Text(folder, TemplateFile.MapName, LongestOther, isWanted: false, found);
        var word = folder.Files.FirstOrDefault(f => f.Name == TemplateFile.WordName);
        if (word is { Content: null }) found.Add(Large(word));
        if (word is null && map is { Length: > 0 }) found.Add(Notice("map-alone", TemplateFile.MapName, ""));
        found.AddRange(folder.Files.Where(f => !FormFile.IsKnown(f.Name) && f.Name != TemplateFile.StarterName).Select(f => Notice("file-unknown", f.Name, "")));

        var definition = Read<FormDefinition>(FormFiles.FormFile, form, found);
        var places = Read<DocumentLayout>(FormFiles.LayoutFile, layout, found);
        var own = words is { Length: > 0 } ? Read<EditionWords>(FormFiles.WordsFile, words, found) : EditionWords.None;
        var holes = map is { Length: > 0 } ? Read<TemplateMap>(TemplateFile.MapName, map, found) : TemplateMap.None;
        var template = word?.Content is { } bytes && map is not null ? new TemplateFile(bytes, map) : null;
        var files = form is null || layout is null || words is null || word is not null && template is null ? null : new FormFiles(folder.Version, form, layout, words) { Template = template };
        if (definition is not null)
        {
            found.AddRange(DefinitionSlips.Of(definition));
            found.AddRange(FitSlips.Of(definition));
            found.AddRange(new EditionSlips(definition, folder.Version, files?.Digest ?? "", known, Drafts).All());
            found.AddRange(RuleSlips.Of(definition));
            if (places is not null) found.AddRange(new LayoutSlips(definition, places).All().Where(f => word is null || f.Stops));
            if (template is not null && holes is not null) found.AddRange(templates(new(template, holes, definition)));
            if (own is not null) found.AddRange(WordsSlips.Of(own, definition, sentences));
        }

        List<FormFinding> sorted = [.. found.Distinct().OrderBy(f => !f.Stops)];
        return new(folder.Version, sorted, files, sorted.Any(f => f.Stops) || files is null ? null : FormEdition.Read(files));
    }

    private static string? Text(FormFolder folder, string name, int longest, bool isWanted, List<FormFinding> found)
    {
        if (folder.Files.FirstOrDefault(f => f.Name == name) is not { } file)
        {
            if (isWanted) found.Add(Fault("file-missing", name, ""));
            return isWanted ? null : "";
        }

        if (file.Content is not { } bytes) return Fails(Large(file));
        string text;
        try
        {
            // Windows' editors put a mark before the text.
            text = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Fails(Fault("file-encoding", name, ""));
        }

        return text.Length > longest ? Fails(Fault("file-long", name, "", ("now", $"{text.Length}"), ("max", $"{longest}"))) : text;

        string? Fails(FormFinding why)
        {
            found.Add(why);
            return null;
        }
    }

    private static FormFinding Large(FormFile file) => Fault("file-large", file.Name, "", ("now", $"{file.Size / 1024}"), ("max", $"{FormFile.LargestOf(file.Name) / 1024}"));

    private static T? Read<T>(string file, string? text, List<FormFinding> found)
        where T : class
    {
        if (text is null) return null;
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = Depth });
            var slips = JsonShape.Check<T>(file, document.RootElement);
            found.AddRange(slips);
            return slips.Count > 0 ? null : document.RootElement.Deserialize<T>(Embedded.Strict);
        }
        catch (JsonException slip)
        {
            found.Add(Fault("json-broken", file, "", ("line", $"{slip.LineNumber + 1}"), ("column", $"{Column(text, slip)}")));
            return null;
        }
    }

    // The reader counts bytes, a person counts characters.
    private static int Column(string text, JsonException slip)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)(slip.LineNumber ?? 0)) ?? "";
        var bytes = Encoding.UTF8.GetBytes(line);
        return Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(bytes.Length, slip.BytePositionInLine ?? 0)) + 1;
    }
}
