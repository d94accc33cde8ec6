using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A further button of the office's desk: its verb and its title.</summary>
public sealed record DeskButton(string Title, string Verb);

/// <summary>A row of buttons: clients show six of a row at most, and drop the others.</summary>
public sealed record DeskRow(IReadOnlyList<DeskButton> Buttons);

/// <summary>The further buttons of the office's desk of a round, each with the verb that answers it with the round's id.</summary>
public static class RoundDeskActions
{
    private const int InRow = 4;

    // A line each: the verb, the key of its title in review.json, and when it is offered.
    private static readonly (string Verb, string Title, Func<Round, bool> When)[] s_all =
    [
        ("plan/open", "desk-plan", _ => true),
        ("ranking/open", "desk-ranking", _ => true),
        ("meeting/open", "desk-meeting", _ => true),
        ("results/open", "desk-results", _ => true),
        ("reviews/remind", "desk-remind", r => r.ReviewsClosedAt is null),
        ("rubric/open", "desk-rubric", _ => true),
        ("reviews/close", "desk-close-reviews", r => r.ReviewsClosedAt is null),
        ("delivery/open", "desk-delivery", _ => true),
        ("audit/check", "desk-audit", _ => true),
        ("audit/file", "desk-audit-file", _ => true),
    ];

    /// <summary>Those offered now, in rows.</summary>
    public static IReadOnlyList<DeskRow> Of(Round round, ReviewWords words, Language language) =>
        [.. s_all.Where(a => a.When(round)).Select(a => new DeskButton(words[a.Title, language], a.Verb)).Chunk(InRow).Select(row => new DeskRow(row))];
}
