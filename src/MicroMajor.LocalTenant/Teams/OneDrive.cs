using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A file in somebody's OneDrive.</summary>
/// <param name="Id">Its unique id, a GUID.</param>
/// <param name="Key">What the pre-authenticated address carries: whoever has it may read.</param>
public sealed record PersonalFile(string Id, string PersonId, string Name, string Key)
{
    /// <summary>The extension without its dot, as the wire names it.</summary>
    public string FileType => Path.GetExtension(Name).TrimStart('.');
}

/// <summary>Everybody's OneDrive, as far as the chat needs it: what people attach is put here first, and what the bot hands over lands here.</summary>
public sealed class OneDrive
{
    private const string Columns = "id, person_id, name, key";

    private readonly TenantDatabase database;
    private readonly TenantAddress address;

    public OneDrive(TenantDatabase database, TenantAddress address)
    {
        (this.database, this.address) = (database, address);
        database.Write(db => db.Execute(
            "CREATE TABLE IF NOT EXISTS teams_files (id TEXT PRIMARY KEY, person_id TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, content BLOB NOT NULL, UNIQUE (person_id, name))"));
    }

    /// <summary>Puts a file in; a name that is taken gets a number, as OneDrive does.</summary>
    public PersonalFile Add(string personId, string name, byte[] content, string? id = null) => database.Write(db =>
    {
        var (stem, extension, free) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name), name);
        for (var n = 1; db.Scalar("SELECT 1 FROM teams_files WHERE person_id = $person AND name = $name", ("$person", personId), ("$name", free)) is not null; n++)
            free = string.Create(CultureInfo.InvariantCulture, $"{stem} {n}{extension}");
        var file = new PersonalFile(id ?? NewId(), personId, free, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
        db.Execute(
            $"INSERT INTO teams_files ({Columns}, content) VALUES ($id, $person, $name, $key, $content)",
            ("$id", file.Id),
            ("$person", file.PersonId),
            ("$name", file.Name),
            ("$key", file.Key),
            ("$content", content));
        return file;
    });

    /// <summary>An id for a file to come.</summary>
    public static string NewId() => Guid.NewGuid().ToString("D").ToUpperInvariant();

    /// <summary>The file with that id; null when there is none.</summary>
    public PersonalFile? Find(string id) => database.Read(db => db.Rows($"SELECT {Columns} FROM teams_files WHERE id = $id", Read, ("$id", id))).FirstOrDefault();

    /// <summary>The person's files by name.</summary>
    public IReadOnlyList<PersonalFile> Of(string personId) =>
        database.Read(db => db.Rows($"SELECT {Columns} FROM teams_files WHERE person_id = $person ORDER BY rowid", Read, ("$person", personId)));

    /// <summary>What is in it.</summary>
    public byte[] Content(PersonalFile file) => (byte[])database.Read(db => db.Scalar("SELECT content FROM teams_files WHERE id = $id", ("$id", file.Id)))!;

    /// <summary>The attachment of a message that says where the file is and how it is fetched.</summary>
    public JsonObject DownloadInfo(PersonalFile file) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["contentUrl"] = ContentUrl(file),
        ["name"] = file.Name,
        ["content"] = new JsonObject
        {
            ["downloadUrl"] = $"{address.Base}/personal/{file.PersonId}/_layouts/15/download.aspx?UniqueId={file.Id}&tempauth={file.Key}",
            ["uniqueId"] = file.Id,
            ["fileType"] = file.FileType,
            ["etag"] = $"\"{{{file.Id}}},1\"",
        },
    };

    /// <summary>Where its person opens it.</summary>
    public string ContentUrl(PersonalFile file) => ContentUrl(file.PersonId, file.Name);

    /// <summary>Where its person will open a file of that name.</summary>
    public string ContentUrl(string personId, string name) => $"{address.Base}/personal/{personId}/Documents/{Uri.EscapeDataString(name)}";

    /// <summary>Opens the two addresses of a file.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/personal/{person}/_layouts/15/download.aspx", (string uniqueId, string tempauth) =>
            Find(uniqueId) is { } file && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(file.Key), KeyOf(tempauth)) ? Give(file) : Results.Unauthorized());
        app.MapGet("/personal/{person}/Documents/{name}", (string person, string name) => Of(person).FirstOrDefault(file => file.Name == name) is { } file ? Give(file) : Results.NotFound());
    }

    private IResult Give(PersonalFile file) => Results.File(Content(file), "application/octet-stream", file.Name);

    private static byte[] KeyOf(string tempauth)
    {
        try
        {
            return Convert.FromHexString(tempauth);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static PersonalFile Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
}
