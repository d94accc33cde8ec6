namespace MicroMajor.LocalTenant.Faults;

/// <summary>A fault that somebody asked for.</summary>
/// <param name="Route">A path with <c>*</c> for any part of it, e.g. <c>/v1.0/sites/*/lists/*/items*</c>; of the decoded path, without the query.</param>
/// <param name="Kind"><c>429</c>, <c>503</c>, <c>latency</c>, <c>cutBefore</c> (the request is never handled) or <c>cutAfter</c> (handled, never answered).</param>
/// <param name="Method">Any method when null.</param>
/// <param name="Rate">How many of the matching requests are hit, 0 to 1.</param>
/// <param name="RetryAfter">Seconds, with 429 and 503.</param>
/// <param name="Milliseconds">The wait, with latency.</param>
/// <param name="Times">The rule ends after so many hits; null is never.</param>
/// <param name="Skip">So many matching requests pass first.</param>
public sealed record FaultRule(
    string Route,
    string Kind,
    string? Method = null,
    double Rate = 1,
    int? RetryAfter = null,
    int Milliseconds = 0,
    int? Times = null,
    int Skip = 0)
{
    internal int? Status => Kind switch
    {
        "429" => 429,
        "503" => 503,
        _ => null,
    };
}
