using System.ComponentModel.DataAnnotations;

namespace MicroMajor.TeamsApp.Pace;

/// <summary>What the platform lets this app use; section <c>Pace</c>, checked at start. The figures are those that Microsoft documents.</summary>
public sealed class PaceOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Pace";

    /// <summary>Are the budgets kept? Only a tenant without limits needs none. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Resource units of SharePoint in a minute: 1,250 up to 1,000 licences, 2,500 up to 5,000, 3,750 up to 15,000, 5,000 up to 50,000, then 6,250. Default: 1,250.</summary>
    [Range(100, 100_000)]
    public int UnitsPerMinute { get; set; } = 1_250;

    /// <summary>Requests to the connector in a second. Default: 50.</summary>
    [Range(1, 1_000)]
    public int ConnectorPerSecond { get; set; } = 50;

    /// <summary>Entries into the activity feed in a second. Default: 5.</summary>
    [Range(1, 100)]
    public int FeedPerSecond { get; set; } = 5;

    /// <summary>This process's share of it all, where several run beside one another: with four of them, 0.25. Default: 1.</summary>
    [Range(0.01, 1)]
    public double Share { get; set; } = 1;
}
