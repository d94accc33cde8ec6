using System.Text.Json;

namespace MicroMajor.Domain.Rounds;

/// <summary>The notice, clause by clause, in its own words: the text that the rules quote and that people ask for. From <c>Notice2025.json</c>.</summary>
/// <param name="Untold">What people ask for that stands in the notice and is not this program's to tell: whom to call, where to send.</param>
public sealed record NoticeText(string Version, string Title, IReadOnlyList<string> Untold, IReadOnlyList<NoticeClause> Clauses)
{
    private static readonly Lazy<NoticeText> Read = new(() => JsonSerializer.Deserialize<NoticeText>(Embedded.Text("Rounds.Notice2025.json"), Embedded.Strict)!);

    /// <summary>The notice that ships with the product.</summary>
    public static NoticeText Current => Read.Value;

    /// <summary>The clause, or null.</summary>
    public NoticeClause? Clause(string id) => Clauses.FirstOrDefault(c => c.Id == id);
}

/// <summary>A clause of the notice.</summary>
/// <param name="Id">e.g. <c>三.2</c>.</param>
/// <param name="Topic">What it is about, in our words.</param>
/// <param name="Words">The clause's own words.</param>
/// <param name="Gist">What it says, in English; ours, the Chinese text counts.</param>
/// <param name="Keywords">What people call its subject, in both languages.</param>
public sealed record NoticeClause(string Id, Bilingual Topic, string Words, string Gist, IReadOnlyList<string> Keywords)
{
    /// <summary>Where it is looked after when not in the form.</summary>
    public Bilingual? Elsewhere { get; init; }
}
