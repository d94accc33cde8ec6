using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit;

/// <summary>
/// A new edition of the form, made as the office makes one: the files of the shipped edition with something added. It asks whether there
/// are micro-credentials and, if so, how they are given; the courses get a column for the textbook.
/// </summary>
public static class NewForm
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The files of the new edition.</summary>
    public static FormFiles Files(string version = "2026") => Change(FormEditions.ShippedFiles(FormEditions.First) with { Version = version }, form =>
    {
        form["version"] = version;
        Section(form, "sharing")["fields"]!.AsArray().Add(Parse("""
            { "key": "microCredential", "type": "Choice", "required": true, "origin": "ours", "label": { "zh": "微证书", "en": "Micro-credential" },
              "choices": [ { "value": "none", "label": { "zh": "不颁发", "en": "None" } }, { "value": "digital", "label": { "zh": "数字证书", "en": "Digital" } } ] }
            """));
        Section(form, "sharing")["fields"]!.AsArray().Add(Parse("""
            { "key": "credentialIssuer", "type": "Text", "required": true, "maxLength": 60, "origin": "ours", "when": { "field": "microCredential", "is": ["digital"] },
              "label": { "zh": "颁发单位", "en": "Issued by" } }
            """));
        Columns(form, "courses").Add(Parse("""{ "key": "textbook", "type": "Text", "maxLength": 60, "label": { "zh": "教材", "en": "Textbook" } }"""));
    }, layout =>
    {
        var first = layout["sections"]![0]!["items"]!.AsArray();
        first.Add(Parse("""{ "show": "Pair", "keys": ["microCredential", "credentialIssuer"] }"""));
        var courses = layout["sections"]!.AsArray().SelectMany(s => s!["items"]!.AsArray()).Single(i => (string?)i!["keys"]![0] == "courses")!;
        courses["columns"]!.AsArray().Add(Parse("""{ "key": "textbook", "share": 30, "left": true }"""));
    });

    /// <summary>The files with their JSON changed.</summary>
    public static FormFiles Change(FormFiles files, Action<JsonObject>? form = null, Action<JsonObject>? layout = null) =>
        files with { Form = Changed(files.Form, form), Layout = Changed(files.Layout, layout) };

    /// <summary>The files as a folder.</summary>
    public static FormFolder Folder(FormFiles files) => new(files.Version,
    [
        .. new[] { (FormFiles.LayoutFile, files.Layout), (FormFiles.FormFile, files.Form), (FormFiles.WordsFile, files.Words) }
            .Where(f => f.Item2.Length > 0)
            .Select(f => new FormFile(f.Item1, Encoding.UTF8.GetByteCount(f.Item2), Encoding.UTF8.GetBytes(f.Item2))),
        .. files.Template is { } own
            ? new FormFile[] { new(TemplateFile.WordName, own.Word.Length, own.Word), new(TemplateFile.MapName, Encoding.UTF8.GetByteCount(own.Map), Encoding.UTF8.GetBytes(own.Map)) }.Where(f => f.Size > 0)
            : [],
    ]);

    /// <summary>A section of a form in JSON.</summary>
    public static JsonObject Section(JsonObject form, string key) => form["sections"]!.AsArray().Single(s => (string?)s!["key"] == key)!.AsObject();

    /// <summary>A field of a form in JSON.</summary>
    public static JsonObject FieldOf(JsonObject form, string key) => form["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).Single(f => (string?)f!["key"] == key)!.AsObject();

    /// <summary>The columns of a table in JSON.</summary>
    public static JsonArray Columns(JsonObject form, string table) => FieldOf(form, table)["columns"]!.AsArray();

    /// <summary>A piece of JSON.</summary>
    public static JsonNode Parse(string json) => JsonNode.Parse(json)!;

    private static string Changed(string json, Action<JsonObject>? change)
    {
        if (change is null) return json;
        var node = JsonNode.Parse(json)!.AsObject();
        change(node);
        return node.ToJsonString(s_options);
    }
}
