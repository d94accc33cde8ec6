using MicroMajor.Domain.Filing;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Have the data outrun the document of a college?</summary>
public delegate Task<bool> CollegeOutdated(RegisteredDocument document, CancellationToken ct);

/// <summary>What a college handed in is held against what it would hand in now; what the office wrote of it bears a mark in the library.</summary>
public sealed class CollegePapers(RoundPacks packs, IFiledDocuments filed)
{
    /// <inheritdoc cref="CollegeOutdated" />
    public async Task<bool> IsOutdatedAsync(RegisteredDocument document, CancellationToken ct)
    {
        if (document.Subject.Split('/') is [var roundId, var unit] && await packs.OfAsync(roundId, unit, ct) is { } now)
            return (document.Kind == DocumentKinds.CollegeForms ? now.Pack.Forms?.ContentCode : now.Pack.List.ContentCode) != document.ContentCode;
        return (await filed.OfRoundAsync(document.RoundId, ct)).Any(d => d.Kind == document.Kind && d.ContentCode == document.ContentCode && d.Standing == DocumentStanding.Outdated);
    }
}
