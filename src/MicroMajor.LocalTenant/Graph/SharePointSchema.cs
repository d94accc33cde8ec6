namespace MicroMajor.LocalTenant.Graph;

/// <summary>The tables of SharePoint's part of the tenant.</summary>
internal static class SharePointSchema
{
    /// <summary>
    /// Fields of an item are one JSON column; indexed columns stand once more in item_index, which is what makes a filter over
    /// 30,000 items a matter of milliseconds. A file of a library is an item with a name, a parent and a content.
    /// </summary>
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS lists (
            id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, display_name TEXT NOT NULL COLLATE NOCASE,
            description TEXT NOT NULL, template TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
            version INTEGER NOT NULL DEFAULT 1, next_item INTEGER NOT NULL DEFAULT 1);
        CREATE TABLE IF NOT EXISTS columns (
            list_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
            display_name TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL, facet TEXT NOT NULL, default_value TEXT,
            indexed INTEGER NOT NULL, is_unique INTEGER NOT NULL, required INTEGER NOT NULL, hidden INTEGER NOT NULL, built_in INTEGER NOT NULL,
            PRIMARY KEY (list_id, name));
        CREATE TABLE IF NOT EXISTS items (
            key INTEGER PRIMARY KEY, list_id TEXT NOT NULL, id INTEGER NOT NULL, guid TEXT NOT NULL, version INTEGER NOT NULL,
            created TEXT NOT NULL, modified TEXT NOT NULL, author TEXT NOT NULL, editor TEXT NOT NULL, fields TEXT NOT NULL,
            parent INTEGER NOT NULL DEFAULT 0, file_name TEXT COLLATE NOCASE, drive_item TEXT,
            content_id INTEGER, content_version INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX IF NOT EXISTS items_by_id ON items (list_id, id);
        CREATE UNIQUE INDEX IF NOT EXISTS items_by_name ON items (list_id, parent, file_name) WHERE file_name IS NOT NULL;
        CREATE UNIQUE INDEX IF NOT EXISTS items_by_drive_item ON items (drive_item) WHERE drive_item IS NOT NULL;
        CREATE TABLE IF NOT EXISTS item_index (
            list_id TEXT NOT NULL, name TEXT NOT NULL, value COLLATE NOCASE, item_id INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS item_index_by_value ON item_index (list_id, name, value, item_id);
        CREATE INDEX IF NOT EXISTS item_index_by_item ON item_index (list_id, item_id);
        CREATE TABLE IF NOT EXISTS item_versions (
            list_id TEXT NOT NULL, item_id INTEGER NOT NULL, version INTEGER NOT NULL, modified TEXT NOT NULL, editor TEXT NOT NULL,
            fields TEXT NOT NULL, content_id INTEGER, size INTEGER NOT NULL, PRIMARY KEY (list_id, item_id, version));
        CREATE TABLE IF NOT EXISTS contents (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, bytes BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS upload_sessions (
            token TEXT PRIMARY KEY, list_id TEXT NOT NULL, place TEXT NOT NULL, conflict TEXT NOT NULL, author TEXT NOT NULL,
            is_deferred INTEGER NOT NULL, expires TEXT NOT NULL, total INTEGER, received INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS upload_fragments (
            token TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (token, start));
        CREATE TABLE IF NOT EXISTS activity_notifications (
            id INTEGER PRIMARY KEY, user_id TEXT NOT NULL, sent TEXT NOT NULL, activity_type TEXT NOT NULL, body TEXT NOT NULL, is_read INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS activity_notifications_by_user ON activity_notifications (user_id, id);
        """;
}
