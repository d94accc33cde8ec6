namespace MicroMajor.Domain.Operations;

/// <summary>Something to be done, by its name: the same errand is run by one process at a time, wherever it was rung for.</summary>
/// <param name="Lane">One of <see cref="Lanes"/>: errands of one lane wait for each other in a process; those of another lane do not.</param>
public sealed record Errand(string Lane, string Name);

/// <summary>What waits for what in a process.</summary>
public static class Lanes
{
    /// <summary>Cards and messages of one debtor: done in a moment.</summary>
    public const string Cards = "cards";

    /// <summary>Documents and plans of a round, which take minutes: one at a time, and nobody's card waits for them.</summary>
    public const string Rounds = "rounds";

    /// <summary>What is due by the clock.</summary>
    public const string Clock = "clock";
}

/// <summary>An errand that is due again and again.</summary>
/// <param name="First">How long after the start it is due first.</param>
public sealed record RegularErrand(Errand Errand, TimeSpan First, TimeSpan Every);

/// <summary>An errand is to be run now.</summary>
/// <param name="Failures">How often it was put off since it was rung for.</param>
/// <param name="IsOwn">It was rung for by this process since it started.</param>
public sealed record ErrandCall(Errand Errand, int Failures, bool IsOwn);

/// <summary>
/// Rings that survive the process that rang: an errand that was rung for is run at least once, by this process or by another that shares the schedule.
/// What it does has to come to the same when it is done twice.
/// </summary>
public interface ISchedule
{
    /// <summary>Several processes share it: whoever has time runs an errand.</summary>
    bool IsShared { get; }

    /// <summary>Begins to run errands, those left over from before as well.</summary>
    /// <param name="run">Runs one; answers after how long it is to be run again, or with null when it is done.</param>
    /// <param name="regular">The regular ones, the only ones that there are from now on.</param>
    Task StartAsync(Func<ErrandCall, CancellationToken, Task<TimeSpan?>> run, IReadOnlyList<RegularErrand> regular, CancellationToken ct);

    /// <summary>The errand is to be run as soon as its lane is free. It is kept once this comes back.</summary>
    /// <param name="unlessPutOff">Do nothing when it was put off and waits for its time.</param>
    /// <returns>False when it waits for its time.</returns>
    Task<bool> RingAsync(Errand errand, bool unlessPutOff, CancellationToken ct);

    /// <summary>Takes no errand any more, and waits for those under way: a few seconds, then they are called off and left to whoever runs next.</summary>
    Task StopAsync(CancellationToken ct);
}
