using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Tests;

/// <summary>Made-up things.</summary>
public static class Some
{
    private static int count;

    public static DateTimeOffset Instant { get; } = new DateTimeOffset(2025, 6, 3, 8, 15, 30, TimeSpan.Zero).AddTicks(1_234_567);

    /// <summary>A word that no other test uses.</summary>
    public static string Word(string kind) => $"{kind}-{Interlocked.Increment(ref count)}";

    public static PersonId Person() => new($"00000000-0000-4000-9000-{Interlocked.Increment(ref count):000000000000}");

    public static Proposal Draft(string? round = null, string? unit = null, PersonId? owner = null) =>
        new("", round ?? "2025-spring", unit ?? "D01", owner ?? Person(), "王小明") { UpdatedAt = Instant, UpdatedBy = "王小明" };

    public static AuditEntry Entry(string proposalId, string key, DateTimeOffset at, string reason = "") =>
        new(key, proposalId, "2025-spring", "Endorse", "UnitReview", "Screening", new("00000000-0000-4000-8000-000000000009"), "赵敏", at, reason);

    public static IReadOnlyList<Owed> OneOfEachDebt() =>
    [
        new AuditDue(Entry("WZY-2025-0001", "a", Instant, "同意")) { Key = "1" },
        new CardDue(Audience.ReviewersOf("D01"), new(MatterKind.Endorsement, "WZY-2025-0001")) { Key = "2" },
        new MessageDue(Audience.Of(new("00000000-0000-4000-8000-000000000001")), "told-returned-by-unit", new Dictionary<string, string> { ["reason"] = "“缺”\n课程 <1>" }) { Key = "3" },
        new AssignmentDue(new("00000000-0000-4000-8000-000000000003"), "钱学文", Instant.AddDays(3)) { Key = "4" },
        new FilingDue(new("00000000-0000-4000-8000-000000000002")) { Key = "5" },
        new InvitationDue(new("00000000-0000-4000-8000-000000000004")) { Key = "6" },
    ];

    public static FiledDocument Document() => new("annex2", "2025/备案表.docx", "https://contoso.sharepoint.example/x.docx", "AB12", Instant);

    /// <summary>Every field of the form at its limit, every table full.</summary>
    public static Answers EverythingAtItsLimit(FormDefinition form)
    {
        var answers = Answers.None;
        foreach (var field in form.Fields)
        {
            answers = field.Type == FieldType.Table
                ? answers.WithRows(field.Key, Enumerable.Range(1, field.MaxRows).Select(n => new Row($"r{n}", field.Columns.Select(c => KeyValuePair.Create(c.Key, Longest(c))))))
                : answers.With(field.Key, Longest(field));
        }

        return answers;
    }

    public static Round Round(string? id = null) => new(
        id ?? Word("2025-spring"), new("2025年春季", "Spring 2025"), 2025, new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero), new(2025, 6, 25, 15, 59, 59, TimeSpan.Zero), "康多索大学", new() { MinExperts = 2, MaxTotalCredits = 14.5m })
    { FormVersion = "2031" };

    public static Assignment Assignment(string? proposal = null, PersonId? expert = null, string? round = null) =>
        new("", proposal ?? Word("WZY"), round ?? "2025-spring", "低空经济运营", expert ?? Person(), "钱学文", Instant);

    /// <summary>A thing as text, for whole-value equality over the lists inside.</summary>
    public static string Told(Proposal proposal) => JsonSerializer.Serialize(
        new { Proposal = proposal with { Answers = Answers.None }, proposal.Answers.Texts, Tables = proposal.Answers.Tables.ToDictionary(t => t, t => proposal.Answers.Rows(t)) }, Json.Options);

    /// <summary>The same for everything else.</summary>
    public static string Told<T>(T thing) => JsonSerializer.Serialize(thing, Json.Options);

    // Quotes, line ends, a date that wants to be a date, and a character beyond the first plane.
    private static string Longest(FormField field) => field.Type switch
    {
        FieldType.Date => "2025-09-01",
        FieldType.YesNo => "true",
        FieldType.Number => "2.5",
        FieldType.Choice or FieldType.MultiChoice => field.Choices.Count > 0 ? field.Choices[0].Value : "D01",
        FieldType.LongText => Filled("“引号”\"'\\\n第二行 <b>&amp;</b> \ud842\udfb7 ", field.MaxLength),
        _ => Filled("微专业'名", field.MaxLength),
    };

    private static string Filled(string start, int length) => start.Length >= length ? start[..length] : start + new string('测', length - start.Length);
}
