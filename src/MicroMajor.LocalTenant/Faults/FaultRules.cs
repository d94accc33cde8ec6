using System.Text.RegularExpressions;

namespace MicroMajor.LocalTenant.Faults;

/// <summary>The faults in force. Which request is hit follows from the order of requests alone: the same run, the same faults.</summary>
public sealed class FaultRules
{
    internal const string Unknown = "A fault is a status from 400 to 599, latency, cutBefore or cutAfter.";

    internal const string PlayedFault = "fault";

    private readonly Lock gate = new();
    private readonly List<Running> rules = [];

    /// <summary>The rules with the number of hits so far.</summary>
    public IReadOnlyList<(FaultRule Rule, int Hits)> All
    {
        get
        {
            lock (gate)
                return [.. rules.Select(r => (r.Rule, r.Hits))];
        }
    }

    /// <summary>Adds a rule behind the others.</summary>
    public void Add(FaultRule rule)
    {
        if (!rule.IsKnown)
            throw new ArgumentException(Unknown, nameof(rule));
        lock (gate)
            rules.Add(new Running(rule));
    }

    /// <summary>Ends every rule.</summary>
    public void Clear()
    {
        lock (gate)
            rules.Clear();
    }

    /// <summary>The fault that hits this request, or null. Asking counts.</summary>
    internal FaultRule? Next(string method, string path)
    {
        lock (gate)
            return rules.Find(rule => rule.Hit(method, path))?.Rule;
    }

    private sealed class Running(FaultRule rule)
    {
        private readonly Random chance = new(rule.Seed);
        private readonly Regex route = new($"^{Regex.Escape(rule.Route).Replace("\\*", ".*")}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        private int passed;

        public FaultRule Rule => rule;

        public int Hits { get; private set; }

        public bool Hit(string method, string path)
        {
            if (Hits >= rule.Times || (rule.Method is not null && !rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase)) || !route.IsMatch(path))
                return false;
            if (passed < rule.Skip)
            {
                passed++;
                return false;
            }

            if (rule.Rate < 1 && chance.NextDouble() >= rule.Rate)
                return false;
            Hits++;
            return true;
        }
    }
}
