using System.Globalization;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A time when the person saw "Something went wrong": kept so that a test can assert that there was none.</summary>
/// <param name="Kind">http (a status that is not 2xx), timeout, unreachable, malformed (an invoke answer of the wrong shape) or error (the bot's own error answer).</param>
/// <param name="What">The activity's type, name and verb.</param>
public sealed record BotFailure(DateTimeOffset At, string PersonId, string What, string Kind, string Detail);

/// <summary>All failures since the database was made.</summary>
public sealed class BotFailures
{
    private readonly TenantDatabase database;
    private readonly TimeProvider time;

    public BotFailures(TenantDatabase database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        database.Write(db => db.Execute(
            "CREATE TABLE IF NOT EXISTS teams_failures (at TEXT NOT NULL, person_id TEXT NOT NULL, what TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL)"));
    }

    public void Record(string personId, string what, string kind, string detail) => database.Write(db => db.Execute(
        "INSERT INTO teams_failures VALUES ($at, $person, $what, $kind, $detail)",
        ("$at", time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("$person", personId),
        ("$what", what),
        ("$kind", kind),
        ("$detail", detail)));

    public IReadOnlyList<BotFailure> All() => database.Read(db => db.Rows(
        "SELECT at, person_id, what, kind, detail FROM teams_failures ORDER BY rowid",
        row => new BotFailure(DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4))));
}
