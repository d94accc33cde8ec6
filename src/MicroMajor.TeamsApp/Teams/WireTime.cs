namespace MicroMajor.TeamsApp.Teams;

/// <summary>The clock and the chance of the wire: token lifetimes, pauses, windows. Real even where the domain's clock is moved by hand.</summary>
internal sealed record WireTime(TimeProvider Clock, Random Chance);
