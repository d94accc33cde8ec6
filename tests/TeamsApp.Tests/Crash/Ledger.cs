using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>What people did and were told while the program was killed under their hands.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<long, string> doing = new();
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> struck = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> lost = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> typing = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> late = new();
    private int held;
    private long steps;
    private int presses;
    private int answered;
    private int leftOver;

    /// <summary>How often something was pressed.</summary>
    public int Presses => Volatile.Read(ref presses);

    /// <summary>How often somebody who pressed something found the program there.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>What was lost: whoever was told "done" and does not find it, whoever does not get what was said to them.</summary>
    public IReadOnlyCollection<string> Lost => lost;

    /// <summary>What came only when the program was left alone.</summary>
    public IReadOnlyCollection<string> Late => late;

    /// <summary>Somebody's patience is at its end: the program is not killed until they have what they wait for, or know that it is lost.</summary>
    public bool IsHeld => Volatile.Read(ref held) > 0;

    /// <summary>Waits for that so long through kills, and as long again without.</summary>
    public Patience WaitFor(string what, TimeSpan patience) => new(this, what, patience);

    /// <summary>How often something was pressed, by what came of it.</summary>
    public IReadOnlyDictionary<string, int> Answers => new SortedDictionary<string, int>(answers, StringComparer.Ordinal);

    /// <summary>In the midst of which steps the program was killed, and how often.</summary>
    public IReadOnlyDictionary<string, int> Struck => new SortedDictionary<string, int>(struck, StringComparer.Ordinal);

    /// <summary>This person types; whoever else plays them waits until they have.</summary>
    public async Task<IDisposable> TypingAsync(string person)
    {
        var turn = typing.GetOrAdd(person, _ => new(1));
        await turn.WaitAsync();
        return new Turn(turn);
    }

    /// <summary>How many messages of owners lie beside the one that is their card on the matter.</summary>
    public int LeftOver => Volatile.Read(ref leftOver);

    /// <summary>So many lie in one owner's chat.</summary>
    public void Left(int messages) => Interlocked.Add(ref leftOver, messages);

    /// <summary>Somebody is at that step until they are done.</summary>
    public IDisposable At(string step) => new Step(this, step);

    /// <summary>Somebody pressed something.</summary>
    public void Pressed(string shown)
    {
        answers.AddOrUpdate(shown, 1, (_, n) => n + 1);
        Interlocked.Increment(ref presses);
        if (shown != "failure") Interlocked.Increment(ref answered);
    }

    /// <summary>The program was killed now.</summary>
    public void Killed()
    {
        foreach (var step in doing.Values) struck.AddOrUpdate(step, 1, (_, n) => n + 1);
    }

    /// <summary>Something is not there that should be.</summary>
    public void Miss(string what) => lost.Enqueue(what);

    /// <summary>Somebody's, while they wait for something.</summary>
    public sealed class Patience(Ledger owner, string what, TimeSpan patience) : IDisposable
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private bool holds;

        /// <summary>It does not come any more, even though nobody killed the program.</summary>
        public bool IsOver
        {
            get
            {
                var waited = Stopwatch.GetElapsedTime(began);
                if (waited <= patience) return false;
                if (!holds) Interlocked.Increment(ref owner.held);
                holds = true;
                return waited > patience * 2;
            }
        }

        /// <summary>It came, or is over.</summary>
        public void Dispose()
        {
            if (!holds) return;
            if (!IsOver) owner.late.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{what}: waited for {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
            Interlocked.Decrement(ref owner.held);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }

    private sealed class Step : IDisposable
    {
        private readonly Ledger owner;
        private readonly long number;

        public Step(Ledger owner, string step)
        {
            (this.owner, number) = (owner, Interlocked.Increment(ref owner.steps));
            owner.doing[number] = step;
        }

        public void Dispose() => owner.doing.TryRemove(number, out _);
    }
}
