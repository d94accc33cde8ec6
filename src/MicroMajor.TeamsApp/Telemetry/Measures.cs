using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;

namespace MicroMajor.TeamsApp.Telemetry;

/// <summary>
/// What is worth watching: how long people wait, what the platform's limits have left, what is still owed, what is late. Names of verbs, rounds and
/// budgets only; never of people or programmes.
/// </summary>
public sealed class Measures : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "MicroMajor";

    private readonly Meter meter;
    private readonly ActivitySource source = new(Name);
    private readonly Histogram<double> turns;
    private readonly ConcurrentDictionary<string, int> late = new(StringComparer.Ordinal);

    /// <summary>The instruments.</summary>
    public Measures(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        turns = meter.CreateHistogram<double>("micromajor.turn.duration", "s", "From a press or a message to its answer");
        meter.CreateObservableGauge("micromajor.reviews.late", () => late.Select(l => new Measurement<int>(l.Value, Tag("round", l.Key))), "{review}", "Reviews whose day is over, as of the last look for reminders");
    }

    /// <summary>Looks at these whenever it is read, from now on.</summary>
    public void Watch(DeliveryQueue queue, Budgets budgets)
    {
        meter.CreateObservableGauge("micromajor.deliveries.waiting", () => queue.Waiting, "{debtor}", "Who owes something that is not delivered yet, as far as this instance knows");
        meter.CreateObservableCounter("micromajor.budget.spent", () => Budgets(budgets).SelectMany(b => new[]
        {
            new Measurement<long>(b.Spent.People, Tag("budget", b.Name), Tag("for", "people")),
            new Measurement<long>(b.Spent.Background, Tag("budget", b.Name), Tag("for", "background")),
        }), "{unit}", "What was spent of the platform's limits: SharePoint's resource units, requests to the connector, entries into the feed");
        meter.CreateObservableCounter("micromajor.budget.held", () => Budgets(budgets).Select(b => new Measurement<long>(b.Spent.Held, Tag("budget", b.Name))), "{time}", "How often the platform asked to wait");
    }

    /// <summary>Begins to measure a turn; the end of the returned thing is its end.</summary>
    public MeasuredTurn Turn(string verb) => new(this, verb, source.StartActivity($"turn {verb}", ActivityKind.Server));

    /// <summary>So many reviews of the round are late.</summary>
    public void Late(string roundId, int reviews) => late[roundId] = reviews;

    /// <inheritdoc />
    public void Dispose()
    {
        meter.Dispose();
        source.Dispose();
    }

    private static IEnumerable<(string Name, Spent Spent)> Budgets(Budgets budgets) => [("units", budgets.Units.Spent), ("connector", budgets.Connector.Spent), ("feed", budgets.Feed.Spent)];

    private static KeyValuePair<string, object?> Tag(string name, string value) => new($"micromajor.{name}", value);

    /// <summary>A turn under way.</summary>
    public sealed class MeasuredTurn : IDisposable
    {
        private readonly Measures measures;
        private readonly string verb;
        private readonly Activity? activity;
        private readonly long begun = Stopwatch.GetTimestamp();

        internal MeasuredTurn(Measures measures, string verb, Activity? activity) => (this.measures, this.verb, this.activity) = (measures, verb, activity);

        /// <summary>The handler threw.</summary>
        public bool Failed { get; set; }

        /// <inheritdoc />
        public void Dispose()
        {
            measures.turns.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Tag("verb", verb), Tag("outcome", Failed ? "failed" : "done"));
            if (Failed) activity?.SetStatus(ActivityStatusCode.Error);
            activity?.Dispose();
        }
    }
}
