using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>What a failed call of Graph means.</summary>
internal static class GraphFailure
{
    /// <summary>Every error status is read as Graph's error object.</summary>
    public static Dictionary<string, ParsableFactory<IParsable>> Mapping { get; } = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    public static bool HasStatus(this Exception failure, params ReadOnlySpan<int> statuses) =>
        failure is ApiException api && statuses.Contains(api.ResponseStatusCode);

    /// <summary>
    /// More than 5,000 items meet the condition. Which status says it is not documented; the sentence names the limit, in the site's language.
    /// </summary>
    public static bool IsTooManyTogether(this ApiException failure) =>
        failure is ODataError { Error: { } error }
        && (error is { Code: "notSupported" } && failure.ResponseStatusCode == 422 || error.Message?.Contains("list view threshold", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>
    /// The call may or may not have been carried out: the connection broke, the time ran out or the server stumbled.
    /// Graph's retries end in an AggregateException.
    /// </summary>
    public static bool IsUnclear(this Exception failure, CancellationToken ct) =>
        failure is HttpRequestException or IOException or AggregateException
        || failure is OperationCanceledException && !ct.IsCancellationRequested
        || failure is ApiException { ResponseStatusCode: >= 500 };
}
