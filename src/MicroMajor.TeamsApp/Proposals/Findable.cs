using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What somebody may remember of a proposal, made ready to be looked through.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">Everything of it, names too.</param>
/// <param name="Initials">In pinyin, of each name apart, each after a space.</param>
internal sealed record Findable(string Id, string Title, string Text, string Initials)
{
    /// <summary>Not found.</summary>
    public const int Nowhere = int.MaxValue;

    /// <param name="names">Found by their initials too; the first is the title.</param>
    /// <param name="texts">Found by their words only.</param>
    public static Findable Of(string id, IReadOnlyList<string> names, IEnumerable<string> texts) =>
        new(id, Plain(names[0]), Plain(string.Join('\n', [id, .. names, .. texts])), string.Concat(names.Where(n => n.Length > 0).Select(n => $" {PinyinInitials.Of(n)}")));

    /// <summary>What is only part of something found: a unit, by whose name its proposals are found.</summary>
    public static Findable Of(string name) => Of("", [name], []) with { Title = "" };

    /// <summary>The parts of a question, in the form in which they are compared; all of them must be found.</summary>
    public static string[] Parts(string question) => Plain(question).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How well the parts fit, 0 best: each must be found, here or in what it belongs to; the worst place counts.</summary>
    public int RankOf(string[] parts, Findable? of = null) => parts.Max(part => Math.Min(RankOf(part), of?.RankOf(part) ?? Nowhere));

    private int RankOf(string part) =>
        Id.Equals(part, StringComparison.OrdinalIgnoreCase) ? 0
        : Title.StartsWith(part, StringComparison.Ordinal) ? 1
        : Title.Contains(part, StringComparison.Ordinal) ? 2
        : part.All(char.IsAsciiLetterOrDigit) && PinyinInitials.Find(Initials, $" {part}") >= 0 ? 3
        : Text.Contains(part, StringComparison.Ordinal) ? 4
        : part.Length > 1 && PinyinInitials.Find(Initials, part) >= 0 ? 5
        : Nowhere;

    /// <summary>Full width and case do not matter; as long as before.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, (plain, from) =>
    {
        for (var i = 0; i < from.Length; i++) plain[i] = char.ToLowerInvariant(from[i] switch { '\u3000' => ' ', >= '\uff01' and <= '\uff5e' => (char)(from[i] - 0xfee0), var c => c });
    });
}
