using System.Globalization;

namespace MicroMajor.LocalTenant.Faults;

/// <summary>A fault that somebody asked for.</summary>
/// <param name="Route">A path with <c>*</c> for any part of it, e.g. <c>/v1.0/sites/*/lists/*/items*</c>; of the decoded path, without the query.</param>
/// <param name="Kind">A status (<c>429</c>, <c>503</c>, any from 400 to 599), <c>latency</c>, <c>cutBefore</c> (the request is never handled) or <c>cutAfter</c> (handled, never answered).</param>
/// <param name="Method">Any method when null.</param>
/// <param name="Rate">How many of the matching requests are hit, 0 to 1.</param>
/// <param name="RetryAfter">Seconds, with a status.</param>
/// <param name="Milliseconds">The wait, with latency.</param>
/// <param name="Times">The rule ends after so many hits; null is never.</param>
/// <param name="Seed">Of its chance, with a rate.</param>
/// <param name="Error">The error's code in place of Graph's, with a status: <c>MessageWritesBlocked</c> of whoever blocked the bot.</param>
/// <param name="Skip">So many matching requests pass first.</param>
public sealed record FaultRule(
    string Route,
    string Kind,
    string? Method = null,
    double Rate = 1,
    int? RetryAfter = null,
    int Milliseconds = 0,
    int? Times = null,
    int Skip = 0,
    int Seed = 20_261_122,
    string? Error = null)
{
    /// <summary>The kinds that are no status.</summary>
    internal static readonly IReadOnlyList<string> Others = ["latency", "cutBefore", "cutAfter"];

    internal bool IsKnown => Status is not null || Others.Contains(Kind);

    internal int? Status => int.TryParse(Kind, CultureInfo.InvariantCulture, out var status) && status is >= 400 and < 600 ? status : null;

    /// <summary>The code of Graph that goes with the status.</summary>
    internal string Code => Error ?? Status switch
    {
        409 => "resourceModified",
        429 => "activityLimitReached",
        503 => "serviceNotAvailable",
        _ => "generalException",
    };
}
