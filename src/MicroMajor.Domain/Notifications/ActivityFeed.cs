using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Notifications;

/// <summary>What an entry of the activity feed tells of; each kind has its sentence in the app's manifest.</summary>
public enum FeedKind
{
    /// <summary>A review was asked for.</summary>
    Assignment,

    /// <summary>Something came back to be mended.</summary>
    Returned,

    /// <summary>Something is due.</summary>
    Due,

    /// <summary>A decision was published.</summary>
    Decision,

    /// <summary>Somebody objected, or is answered.</summary>
    Objection,
}

/// <summary>An entry of a person's activity feed.</summary>
/// <param name="Chain">Which matter: a later entry of the same chain takes the place of this one, so that sending it twice shows it once.</param>
/// <param name="About">What it is about, in the person's language: fills the manifest's sentence.</param>
/// <param name="Preview">What is said beside it.</param>
/// <param name="Place">The page of the tabs that it opens, as their deep links name it: <c>proposals/WZY-2025-0001</c>.</param>
public sealed record FeedEntry(FeedKind Kind, string Chain, string About, string Preview, string Place)
{
    /// <summary>The longest preview that is shown, in characters.</summary>
    public const int LongestPreview = 150;
}

/// <summary>A port: the activity feed of Teams.</summary>
public interface IActivityFeed
{
    /// <summary>Puts the entry into the person's feed, in place of an earlier one of its chain.</summary>
    /// <returns>False when the feed does not take it, now or later: nobody has that id, or the app may not write there.</returns>
    Task<bool> PutAsync(PersonId person, FeedEntry entry, CancellationToken ct);
}
