namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Where the process dies around a call.</summary>
public enum Death
{
    /// <summary>The call never left.</summary>
    Before,

    /// <summary>The call was carried out; its answer came to nobody.</summary>
    After,
}

/// <summary>
/// Counts the calls that one app sends out, and cuts it off at the one that a test names. From then on nothing gets out any more:
/// to everybody else that is a process that died.
/// </summary>
internal sealed class KillSwitch
{
    private readonly Lock gate = new();
    private int at = int.MaxValue;
    private Death death;

    /// <summary>The calls since it was set.</summary>
    public int Calls { get; private set; }

    /// <summary>New messages that were sent and whose answer came to nobody: only these may come twice.</summary>
    public int Unheard { get; private set; }

    /// <summary>Cut off.</summary>
    public bool Dead { get; private set; }

    /// <summary>Counts from here, and dies at that call.</summary>
    public void Set(int call, Death how)
    {
        lock (gate) (at, death, Calls) = (call, how, 0);
    }

    /// <summary>Counts from here, and lives on.</summary>
    public void Count() => Set(int.MaxValue, Death.Before);

    /// <summary>Nothing gets out from now on.</summary>
    public void Kill()
    {
        lock (gate) Dead = true;
    }

    /// <summary>To be put on every way out.</summary>
    public DelegatingHandler Handler() => new Door(this);

    private void CountUnheard()
    {
        lock (gate) Unheard++;
    }

    private bool MaySend(out bool last)
    {
        lock (gate)
        {
            last = false;
            if (Dead) return false;
            if (++Calls != at) return true;
            Dead = true;
            last = death == Death.After;
            return last;
        }
    }

    private sealed class Door(KillSwitch owner) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!owner.MaySend(out var last)) throw new ProcessDied();
            var response = await base.SendAsync(request, cancellationToken);
            // What was on its way when the process died is never heard either.
            if (!last && !owner.Dead) return response;
            if (response.IsSuccessStatusCode && request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/activities", StringComparison.Ordinal)) owner.CountUnheard();
            response.Dispose();
            throw new ProcessDied();
        }
    }
}

/// <summary>No failure of a connection, so that nobody tries again: whoever would is dead.</summary>
internal sealed class ProcessDied() : Exception("The process is dead.");
