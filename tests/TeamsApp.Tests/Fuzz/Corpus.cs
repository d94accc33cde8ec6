using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Fuzz;

/// <summary>
/// Spoilt requests worth keeping: the first that came to what none before had come to, and whatever ever broke something. Every run sends them again before it makes
/// new ones, and makes some of the new ones out of them. They lie in <c>corpus.jsonl</c>, a request a line; <c>./bench fuzz</c> adds to it.
/// </summary>
internal sealed class Corpus
{
    // What is longer costs more to keep than it tells.
    private const int Longest = 3_000;
    private static readonly JsonSerializerOptions s_line = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly IReadOnlyList<(string Here, string Kept)> names;
    private readonly List<Kept> kept;
    private readonly HashSet<string> known;

    public Corpus(ForgedCardTests.Stand stand)
    {
        names = NamesOf(stand);
        kept = [.. File.ReadLines(Address).Select(line => JsonSerializer.Deserialize<Kept>(line, s_line)!)];
        known = [.. kept.Select(k => k.CameTo)];
    }

    private static string Address => Path.Combine(NodeFolder.Repository, "tests", "TeamsApp.Tests", "Fuzz", "corpus.jsonl");

    public int Count => kept.Count;

    /// <summary>What that person once sent, as it would be sent here and now.</summary>
    public IReadOnlyList<Spoilt> Of(string person) => [.. kept.Where(k => k.Who == person).Select(k => new Spoilt(k.Door, Here(k.Path), k.Type, k.Text is null ? k.Bytes is null ? null : Latin(Here(Latin(k.Bytes))) : Latin(Here(Latin(Encoding.UTF8.GetBytes(k.Text)))), k.How, IsTokenWhole: true))];

    /// <summary>Keeps it when nothing that is kept came to the same, or when it broke something. True when it is new.</summary>
    public bool Add(Shot shot, string person, bool broke)
    {
        var sent = shot.Sent;
        if (!sent.IsTokenWhole || sent.Path.Length + (sent.Body?.Length ?? 0) > Longest) return false;
        var cameTo = broke ? $"broke: {shot.What}" : shot.CameTo;
        if (!known.Add(cameTo)) return false;
        var bytes = sent.Body is null ? null : Latin(There(Latin(sent.Body)));
        var text = bytes is not null && IsText(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        kept.Add(new(cameTo, sent.Door, person, There(sent.Path), sent.Type, sent.How, text, text is null ? bytes : null));
        return true;
    }

    /// <summary>Writes what is kept, in an order that shows in a difference what came to it.</summary>
    public void Write() => File.WriteAllLines(Address, kept.OrderBy(k => k.CameTo, StringComparer.Ordinal).Select(k => JsonSerializer.Serialize(k, s_line)), new UTF8Encoding(false));

    private string Here(string text) => names.Aggregate(text, (t, n) => t.Replace(n.Kept, n.Here, StringComparison.Ordinal));

    private string There(string text) => names.Aggregate(text, (t, n) => t.Replace(n.Here, n.Kept, StringComparison.Ordinal));

    // Byte for byte, so that what is no text stays what it is.
    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static bool IsText(byte[] bytes) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes)).AsSpan().SequenceEqual(bytes);

    // Longer ones first: one may begin with another. A short one (the number of a version) may stand anywhere.
    private static IReadOnlyList<(string Here, string Kept)> NamesOf(ForgedCardTests.Stand stand) =>
    [
        (stand.Scene.AppAddress.ToString().TrimEnd('/'), "<<app>>"),
        (stand.Scene.TenantAddress.ToString().TrimEnd('/'), "<<tenant>>"),
        .. stand.Targets.SelectMany((t, i) => new (string? Id, string Kind)[] { (t.Proposal.Value.Id, "proposal"), (t.Assignment?.Value.Id, "assignment"), (t.Ended?.Value.Id, "ended"), (t.Earlier, "earlier") }
            .Where(n => n.Id?.Length > 6).Select(n => (n.Id!, string.Create(CultureInfo.InvariantCulture, $"<<{n.Kind} {i}>>")))).OrderByDescending(n => n.Item1.Length),
    ];

    private sealed record Kept(string CameTo, string Door, string Who, string Path, string? Type, string How, string? Text, byte[]? Bytes);
}
