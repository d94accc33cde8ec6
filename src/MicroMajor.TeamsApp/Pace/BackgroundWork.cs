namespace MicroMajor.TeamsApp.Pace;

/// <summary>
/// Says of the work that is being done here, and of all that it calls, that nobody waits for it: deliveries, documents, sweeps, imports.
/// It keeps to what the budgets have left; what is done for a person who waits goes first.
/// </summary>
public static class BackgroundWork
{
    private static readonly AsyncLocal<bool> s_here = new();

    /// <summary>Does nobody wait for what is done here?</summary>
    public static bool IsHere => s_here.Value;

    /// <summary>From here on, until it is disposed, in this flow of work.</summary>
    public static Part Begin()
    {
        var before = s_here.Value;
        s_here.Value = true;
        return new(before);
    }

    /// <summary>A stretch of background work.</summary>
    public readonly struct Part : IDisposable
    {
        private readonly bool before;

        internal Part(bool before) => this.before = before;

        /// <inheritdoc />
        public void Dispose() => s_here.Value = before;
    }
}
