using System.ComponentModel.DataAnnotations;

namespace MicroMajor.Scheduling;

/// <summary>Where what is to be done is kept, and how much of it is done at once.</summary>
public sealed class SchedulingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Scheduling";

    /// <summary>What <see cref="File"/> says when nothing is to be kept.</summary>
    public const string InMemory = ":memory:";

    /// <summary>
    /// Connection string of a PostgreSQL database (15 or newer) that several instances of the program share; empty, the default, when there is one
    /// instance only. The user owns the database or a schema in it and needs no further right: the tables are made by the program. A secret.
    /// </summary>
    public string Postgres { get; set; } = "";

    /// <summary>
    /// The file of the embedded store, when there is no <see cref="Postgres"/>. By default <c>MicroMajor/schedule-APPID.db</c> in the folder for
    /// local data of the account that the program runs as (<c>~/.local/share</c>, <c>%LOCALAPPDATA%</c>), or in the folder for temporary files where there is none.
    /// <c>:memory:</c> keeps nothing. What is lost with it is found again in SharePoint within a minute.
    /// </summary>
    public string File { get; set; } = "";

    /// <summary>Whose errands these are, where several programs share a database; the bot's app id by default.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many debtors this instance pays at once, 1 to 16; 1 by default. One long round is worked on beside them.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 1;

    /// <summary>
    /// How often, in seconds, an instance says that it is alive, 1 to 60; 2 by default. One that was silent for twice as long is taken for dead,
    /// and others finish what it had begun.
    /// </summary>
    [Range(1, 60)]
    public int CheckInSeconds { get; set; } = 2;

    /// <summary>
    /// How long, in seconds, a stopping instance goes on answering after it has told <c>/health/ready</c> that it leaves, 0 to 60: 3 by default where
    /// instances share a database, so that the proxy in front of them hears of it; 0 where there is one only.
    /// </summary>
    [Range(-1, 60)]
    public int DrainSeconds { get; set; } = -1;

    /// <summary>Several instances share a database.</summary>
    public bool IsShared => Postgres.Length > 0;

    /// <summary>How long a stopping instance goes on answering.</summary>
    public TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds >= 0 ? DrainSeconds : IsShared ? 3 : 0);
}
