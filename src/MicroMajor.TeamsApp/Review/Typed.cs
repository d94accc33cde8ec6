using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Reads what reviewers typed.</summary>
internal static class Typed
{
    /// <summary>A text of any length, cleaned of what no person typed.</summary>
    public static string Long(this JsonElement data, string name) => CleanText.Of(data.Whole(name));

    /// <summary>Several choices, as Adaptive Cards send them.</summary>
    public static IReadOnlyList<string> Choices(this JsonElement data, string name) =>
        data.Whole(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
