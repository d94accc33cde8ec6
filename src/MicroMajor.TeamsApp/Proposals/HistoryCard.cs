using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>历史: a page of a proposal's saves, newest first, each with who, when and which fields.</summary>
public sealed record HistoryCard(string Id, string Title, string Program) : ICardView
{
    private const int FieldsNamed = 4;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What the reader is to do, when they are choosing the second of two versions.</summary>
    public string Choosing { get; init; } = "";

    /// <summary>The version chosen already; empty while none is.</summary>
    public string With { get; init; } = "";

    /// <summary>The saves.</summary>
    public required IReadOnlyList<VersionLine> Lines { get; init; }

    /// <summary>Where the next page begins; empty on the last.</summary>
    public string After { get; init; } = "";

    /// <summary>Is this a later page?</summary>
    public bool HasNewer { get; init; }

    /// <summary>A page of the history.</summary>
    /// <param name="page">The versions; when there is another page the last one is only read to tell what the one before it changed.</param>
    public static HistoryCard Of(Standing standing, VersionPage page, bool isFirst, ProposalVersion? chosen, Language language)
    {
        var all = page.Versions;
        var shown = page.Continue is null ? all.Count : all.Count - 1;
        return new(standing.Proposal.Id, TogetherWords.HistoryTitle(language), ProposalWords.TitleOf(standing.Proposal, language))
        {
            Choosing = chosen is null ? "" : TogetherWords.CompareWith(chosen, language),
            With = chosen?.Id ?? "",
            Lines = [.. Enumerable.Range(0, shown).Select(i => Line(all[i], i + 1 < all.Count ? all[i + 1] : null, isPresent: isFirst && i == 0))],
            After = page.Continue ?? "",
            HasNewer = !isFirst,
        };

        VersionLine Line(ProposalVersion version, ProposalVersion? before, bool isPresent)
        {
            var changes = before is null ? null : AnswerChanges.Between(before.Answers, version.Answers, standing.Form);
            return new(version.Id, TogetherWords.SavedBy(version, language), TogetherWords.WhatChanged(version, before, Named(changes), language))
            {
                Now = isPresent ? TogetherWords.Now(language) : "",
                Before = chosen is null && changes is { All.Count: > 0 } ? before!.Id : "",
                CanCompareWithNow = chosen is null && !isPresent,
                CanChoose = chosen is not null && chosen.Id != version.Id,
            };
        }

        IReadOnlyList<string> Named(AnswerChanges? changes)
        {
            var names = (changes?.Fields ?? []).Select(key => standing.Form.Field(key)?.Label.In(language) ?? key).ToList();
            return names.Count <= FieldsNamed ? names : [.. names.Take(FieldsNamed), TogetherWords.AndOthers(names.Count - FieldsNamed, language)];
        }
    }
}

/// <summary>One save.</summary>
/// <param name="Title">Who and when.</param>
/// <param name="What">Which fields, in the reader's words.</param>
public sealed record VersionLine(string Version, string Title, string What)
{
    /// <summary>Said of what is there now; empty for all others.</summary>
    public string Now { get; init; } = "";

    /// <summary>The version before, to compare with; empty when nothing was changed.</summary>
    public string Before { get; init; } = "";

    /// <summary>Can it be compared with what is there now?</summary>
    public bool CanCompareWithNow { get; init; }

    /// <summary>Can it be compared with the version chosen already?</summary>
    public bool CanChoose { get; init; }
}
