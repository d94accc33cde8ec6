using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>An upload that comes in fragments.</summary>
internal sealed record UploadSession(string Token, string ListId, string Place, string Conflict, string Author, bool IsDeferred, string Expires, long? Total, long Received);

/// <summary>
/// Upload sessions: fragments in order, each a multiple of 320 KiB but the last, below 60 MiB, without Authorization
/// (the address is the permission).
/// </summary>
internal sealed class UploadSessions(TenantAddress address, LocalTenantOptions options)
{
    private const int Unit = 327_680;
    private const int Largest = 60 * 1024 * 1024;

    public JsonObject Start(SqliteConnection db, ListRow library, string place, string conflict, string author, bool isDeferred)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var expires = Moment.Text(options.TokenTime.GetUtcNow().AddDays(1));
        db.Execute(
            "INSERT INTO upload_sessions (token, list_id, place, conflict, author, is_deferred, expires) VALUES ($token, $list, $place, $conflict, $author, $deferred, $expires)",
            ("$token", token),
            ("$list", library.Id),
            ("$place", place),
            ("$conflict", conflict),
            ("$author", author),
            ("$deferred", isDeferred),
            ("$expires", expires));
        return new JsonObject
        {
            ["uploadUrl"] = $"{address.Base}/_upload/{token}",
            ["expirationDateTime"] = expires,
            ["nextExpectedRanges"] = new JsonArray("0-"),
        };
    }

    public UploadSession Demand(SqliteConnection db, string token)
    {
        var session = db.Rows(
            "SELECT token, list_id, place, conflict, author, is_deferred, expires, total, received FROM upload_sessions WHERE token = $token",
            r => new UploadSession(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetBoolean(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetInt64(7), r.GetInt64(8)),
            ("$token", token)).FirstOrDefault();
        return session is not null && string.CompareOrdinal(session.Expires, Moment.Text(options.TokenTime.GetUtcNow())) > 0
            ? session
            : throw GraphError.NotFound("The upload session was not found");
    }

    public static JsonObject Status(UploadSession session) => new()
    {
        ["expirationDateTime"] = session.Expires,
        ["nextExpectedRanges"] = session.Received == session.Total ? [] : new JsonArray(session.Total is null ? $"{session.Received}-" : $"{session.Received}-{session.Total - 1}"),
    };

    /// <summary>Takes the next fragment in; refuses what the documents refuse.</summary>
    public UploadSession Receive(SqliteConnection db, UploadSession session, string? contentRange, ReadOnlyMemory<byte> bytes)
    {
        var (start, end, total) = Range(contentRange);
        if (end - start + 1 != bytes.Length || total != (session.Total ?? total) || end >= total)
            throw GraphError.Invalid("The Content-Range header does not agree with the content or with an earlier fragment.");
        if (bytes.Length >= Largest)
            throw new GraphError(413, "invalidRequest", "A fragment must be smaller than 60 MiB.");
        if (start != session.Received)
            throw new GraphError(416, "invalidRange", "Optimistic concurrency failure during fragmented upload: the range was received or is not the next one.");
        if (end + 1 < total && bytes.Length % Unit != 0)
            throw GraphError.Invalid("A fragment that is not the last must be a multiple of 320 KiB (327,680 bytes).");
        db.Execute("INSERT INTO upload_fragments VALUES ($token, $start, $bytes)", ("$token", session.Token), ("$start", start), ("$bytes", bytes.ToArray()));
        db.Execute("UPDATE upload_sessions SET total = $total, received = $received WHERE token = $token", ("$token", session.Token), ("$total", total), ("$received", end + 1));
        return session with { Total = total, Received = end + 1 };
    }

    /// <summary>Makes the file. The session ends, unless the name is taken: then the caller may still decide.</summary>
    public (ListRow Library, ItemRow File, bool IsNew) Commit(SqliteConnection db, UploadSession session, DateTimeOffset now)
    {
        var bytes = new byte[session.Total ?? 0];
        foreach (var (start, fragment) in db.Rows("SELECT start, bytes FROM upload_fragments WHERE token = $token", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), ("$token", session.Token)))
            fragment.CopyTo(bytes, start);
        var library = ListTable.Demand(db, session.ListId);
        var (file, isNew) = FileUpload.Put(db, library, session.Place, bytes, session.Conflict, _ => { }, session.Author, now);
        End(db, session.Token);
        return (library, file, isNew);
    }

    public static void End(SqliteConnection db, string token)
    {
        db.Execute("DELETE FROM upload_fragments WHERE token = $token", ("$token", token));
        db.Execute("DELETE FROM upload_sessions WHERE token = $token", ("$token", token));
    }

    private static (long Start, long End, long Total) Range(string? header)
    {
        var parts = header?.Replace("bytes ", "").Split('-', '/') ?? [];
        return parts.Length == 3
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var start)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var end)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var total)
            ? (start, end, total)
            : throw GraphError.Invalid("A fragment needs the header Content-Range: bytes a-b/total.");
    }
}
