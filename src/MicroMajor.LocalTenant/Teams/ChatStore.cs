using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A person's chat with the bot.</summary>
/// <param name="Installed">The person has the app; without it the bot is not in the roster.</param>
public sealed record Chat(string ConversationId, string PersonId, bool Installed);

/// <summary>The chats and their messages, kept in the tenant's database.</summary>
public sealed class ChatStore
{
    private const string Columns =
        "m.id, m.conversation_id, m.person_id, m.from_bot, m.activity, m.at, m.edited_at, m.deleted, m.undelivered, v.card, v.invoked_at, m.seq, m.change";

    private const string Joined =
        $"SELECT {Columns} FROM teams_messages m LEFT JOIN teams_views v ON v.message_id = m.id AND v.person_id = COALESCE($viewer, m.person_id)";

    private readonly TenantDatabase database;
    private readonly TimeProvider time;

    public ChatStore(TenantDatabase database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        database.Write(db => db.Execute(
            """
            CREATE TABLE IF NOT EXISTS teams_chats (
                conversation_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, installed INTEGER NOT NULL, read_seq INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS teams_messages (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, conversation_id TEXT NOT NULL, person_id TEXT NOT NULL,
                from_bot INTEGER NOT NULL, activity TEXT NOT NULL, at TEXT NOT NULL, edited_at TEXT,
                deleted INTEGER NOT NULL DEFAULT 0, undelivered INTEGER NOT NULL DEFAULT 0, change INTEGER NOT NULL);
            CREATE INDEX IF NOT EXISTS teams_messages_by_chat ON teams_messages (conversation_id, seq);
            CREATE INDEX IF NOT EXISTS teams_messages_by_change ON teams_messages (person_id, change);
            CREATE INDEX IF NOT EXISTS teams_messages_change ON teams_messages (change);
            CREATE TABLE IF NOT EXISTS teams_views (
                message_id TEXT NOT NULL, person_id TEXT NOT NULL, card TEXT, invoked_at TEXT, PRIMARY KEY (message_id, person_id));
            CREATE TABLE IF NOT EXISTS teams_group_reads (
                conversation_id TEXT NOT NULL, person_id TEXT NOT NULL, read_seq INTEGER NOT NULL, PRIMARY KEY (conversation_id, person_id));
            """));
    }

    /// <summary>The chat, or null when nobody has opened it yet.</summary>
    public Chat? Find(string conversationId) => database.Read(db => db.Rows(
        "SELECT conversation_id, person_id, installed FROM teams_chats WHERE conversation_id = $id",
        row => new Chat(row.GetString(0), row.GetString(1), row.GetBoolean(2)),
        ("$id", conversationId))).FirstOrDefault();

    /// <summary>Opens the chat of a person; the one that is there stays.</summary>
    public void Open(string conversationId, string personId) => database.Write(db => db.Execute(
        "INSERT OR IGNORE INTO teams_chats VALUES ($id, $person, 0, 0)", ("$id", conversationId), ("$person", personId)));

    /// <summary>Adds the app to the chat or takes it away; false when it was so already.</summary>
    public bool SetInstalled(string conversationId, string personId, bool installed) => database.Write(db =>
    {
        db.Execute("INSERT OR IGNORE INTO teams_chats VALUES ($id, $person, 0, 0)", ("$id", conversationId), ("$person", personId));
        return db.Execute(
            "UPDATE teams_chats SET installed = $on WHERE conversation_id = $id AND installed <> $on",
            ("$id", conversationId),
            ("$on", installed)) == 1;
    });

    /// <summary>Adds a message; its id grows like the channel's (milliseconds), also when the clock stands still.</summary>
    public ChatMessage Add(string conversationId, string personId, bool fromBot, JsonObject activity) => database.Write(db =>
    {
        var now = time.GetUtcNow();
        var last = Convert.ToInt64(db.Scalar("SELECT MAX(CAST(id AS INTEGER)) FROM teams_messages") ?? 0L, CultureInfo.InvariantCulture);
        var id = Math.Max(now.ToUnixTimeMilliseconds(), last + 1).ToString(CultureInfo.InvariantCulture);
        activity["id"] = id;
        db.Execute(
            "INSERT INTO teams_messages (id, conversation_id, person_id, from_bot, activity, at, change) VALUES ($id, $chat, $person, $bot, $activity, $at, $change)",
            ("$id", id),
            ("$chat", conversationId),
            ("$person", personId),
            ("$bot", fromBot),
            ("$activity", activity.ToJsonString()),
            ("$at", Stamp(now)),
            ("$change", NextChange(db)));
        return One(db, id)!;
    });

    /// <summary>One message, also a deleted one, or null.</summary>
    /// <param name="viewer">Who looks at it; in a chat with the bot there is only one.</param>
    public ChatMessage? Message(string id, string? viewer = null) => database.Read(db => One(db, id, viewer));

    /// <summary>The chat's messages in order, the deleted ones left out.</summary>
    public IReadOnlyList<ChatMessage> Messages(string conversationId, string? viewer = null) => database.Read(db => db.Rows(
        $"{Joined} WHERE m.conversation_id = $chat AND m.deleted = 0 ORDER BY m.seq", Read, ("$chat", conversationId), ("$viewer", (object?)viewer ?? DBNull.Value)));

    /// <summary>What changed for the person after the cursor, oldest change first, deleted messages too.</summary>
    /// <param name="groups">The ids of the group chats that they are in.</param>
    public IReadOnlyList<ChatMessage> Changes(string personId, long after, params IReadOnlyList<string> groups) => database.Read(db => db.Rows(
        $"{Joined} WHERE (m.person_id = $person{string.Concat(groups.Select((_, n) => $" OR m.conversation_id = $group{n}"))}) AND m.change > $after ORDER BY m.change",
        Read,
        [("$person", personId), ("$viewer", personId), ("$after", after), .. groups.Select((group, n) => ($"$group{n}", (object)group))]));

    /// <summary>The cursor of now.</summary>
    public long LastChange() => database.Read(db => NextChange(db) - 1);

    /// <summary>The bot's edit: everyone's own view gives way to the new card.</summary>
    public void Edit(string id, JsonObject activity) => database.Write(db =>
    {
        activity["id"] = id;
        db.Execute("DELETE FROM teams_views WHERE message_id = $id", ("$id", id));
        db.Execute(
            "UPDATE teams_messages SET activity = $activity, edited_at = $now, change = $change WHERE id = $id",
            ("$id", id),
            ("$activity", activity.ToJsonString()),
            ("$now", Stamp(time.GetUtcNow())),
            ("$change", NextChange(db)));
    });

    /// <summary>Takes a message away.</summary>
    public void Delete(string id) => database.Write(db =>
    {
        db.Execute("DELETE FROM teams_views WHERE message_id = $id", ("$id", id));
        db.Execute("UPDATE teams_messages SET deleted = 1, change = $change WHERE id = $id", ("$id", id), ("$change", NextChange(db)));
    });

    /// <summary>The person's own message did not reach the bot.</summary>
    public void MarkUndelivered(string id) => database.Write(db => db.Execute(
        "UPDATE teams_messages SET undelivered = 1, change = $change WHERE id = $id", ("$id", id), ("$change", NextChange(db))));

    /// <summary>The person's client invokes the card now.</summary>
    public void MarkInvoked(string id, string personId) => database.Write(db => db.Execute(
        "INSERT INTO teams_views VALUES ($id, $person, NULL, $now) ON CONFLICT DO UPDATE SET invoked_at = $now",
        ("$id", id),
        ("$person", personId),
        ("$now", Stamp(time.GetUtcNow()))));

    /// <summary>The invoke was answered with a card: from now on this person sees it.</summary>
    // An edit that came in between has taken the row away; the view is then shown, but due for a refresh, as in Teams.
    public void SetView(string id, string personId, JsonObject card) => database.Write(db =>
    {
        db.Execute(
            "INSERT INTO teams_views VALUES ($id, $person, $card, NULL) ON CONFLICT DO UPDATE SET card = $card",
            ("$id", id),
            ("$person", personId),
            ("$card", card.ToJsonString()));
        db.Execute("UPDATE teams_messages SET change = $change WHERE id = $id", ("$id", id), ("$change", NextChange(db)));
    });

    /// <summary>How many messages of the bot the person has not seen.</summary>
    public int Unread(string conversationId) => database.Read(db => Convert.ToInt32(db.Scalar(
        """
        SELECT COUNT(*) FROM teams_messages m JOIN teams_chats c ON c.conversation_id = m.conversation_id
        WHERE m.conversation_id = $chat AND m.from_bot = 1 AND m.deleted = 0 AND m.seq > c.read_seq
        """,
        ("$chat", conversationId)), CultureInfo.InvariantCulture));

    /// <summary>How many messages of others in the group the person has not seen.</summary>
    public int UnreadInGroup(string conversationId, string personId) => database.Read(db => Convert.ToInt32(db.Scalar(
        """
        SELECT COUNT(*) FROM teams_messages m WHERE m.conversation_id = $chat AND m.deleted = 0 AND (m.from_bot = 1 OR m.person_id <> $person)
        AND m.seq > COALESCE((SELECT read_seq FROM teams_group_reads WHERE conversation_id = $chat AND person_id = $person), 0)
        """,
        ("$chat", conversationId),
        ("$person", personId)), CultureInfo.InvariantCulture));

    /// <summary>The person has seen everything in the group so far.</summary>
    public void MarkGroupRead(string conversationId, string personId) => database.Write(db => db.Execute(
        "INSERT INTO teams_group_reads VALUES ($chat, $person, (SELECT COALESCE(MAX(seq), 0) FROM teams_messages WHERE conversation_id = $chat)) ON CONFLICT DO UPDATE SET read_seq = excluded.read_seq",
        ("$chat", conversationId),
        ("$person", personId)));

    /// <summary>The person has seen everything so far.</summary>
    public void MarkRead(string conversationId) => database.Write(db => db.Execute(
        "UPDATE teams_chats SET read_seq = (SELECT COALESCE(MAX(seq), 0) FROM teams_messages WHERE conversation_id = $chat) WHERE conversation_id = $chat",
        ("$chat", conversationId)));

    private static ChatMessage? One(SqliteConnection db, string id, string? viewer = null) =>
        db.Rows($"{Joined} WHERE m.id = $id", Read, ("$id", id), ("$viewer", (object?)viewer ?? DBNull.Value)).FirstOrDefault();

    private static long NextChange(SqliteConnection db) =>
        Convert.ToInt64(db.Scalar("SELECT MAX(change) FROM teams_messages") ?? 0L, CultureInfo.InvariantCulture) + 1;

    private static ChatMessage Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetBoolean(3),
        (JsonObject)JsonNode.Parse(row.GetString(4))!,
        Time(row.GetString(5)),
        row.Text(6) is { } edited ? Time(edited) : null,
        row.GetBoolean(7),
        row.GetBoolean(8),
        row.Text(9) is { } card ? (JsonObject)JsonNode.Parse(card)! : null,
        row.Text(10) is { } invoked ? Time(invoked) : null,
        row.GetInt64(11),
        row.GetInt64(12));

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string stamp) => DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture);
}
