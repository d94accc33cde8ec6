using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Notifications;

/// <summary>Which card lies in which chat, in the list Notices.</summary>
internal sealed class NoticeList(SharePointList list) : INotices
{
    private const string Key = "NoticeKey";
    private const string Message = "InMessage";

    public async Task<Stored<Notice>?> FindAsync(string key, CancellationToken ct) =>
        await list.FindAsync(Key, key, ct) is { } row ? new(Read(row), ItemVersion.Of(row)) : null;

    public async Task<IReadOnlyList<Stored<Notice>>> InMessageAsync(PersonId person, string activityId, CancellationToken ct) =>
        [.. (await list.AllAsync(Message, InMessage(person, activityId), ct)).Select(row => new Stored<Notice>(Read(row), ItemVersion.Of(row))).Where(n => n.Value.Person == person && n.Value.ActivityId == activityId)];

    public async Task<IReadOnlyList<Notice>> OfPersonAsync(PersonId person, CancellationToken ct) => [.. (await list.AllAsync("PersonId", person.Value, ct)).Select(Read)];

    public async Task<IReadOnlyList<Notice>> TroubledAsync(CancellationToken ct) => [.. (await list.AllAsync("Undelivered", Schema.Yes, ct)).Select(Read)];

    public async Task SaveAsync(Stored<Notice> notice, CancellationToken ct)
    {
        var fields = Write(notice.Value);
        if (notice.Version.Length == 0)
        {
            var (row, added) = await list.AddOnceAsync(Key, fields, ct);
            if (!added && !fields.AreIn(row)) await list.OverwriteAsync(row.Id, fields, ct);
            return;
        }

        var (item, eTag) = ItemVersion.Read(notice.Version);
        // Two deliveries of one card: the message sent last is the one that the person sees lowest.
        if (await list.ReplaceAsync(item, eTag, fields, ct) is null) await list.OverwriteAsync(item, fields, ct);
    }

    private static FieldMap Write(Notice notice) => new()
    {
        ["Title"] = Limits.Heading($"{notice.Matter.Kind} {notice.Matter.Id}"),
        [Key] = notice.Key,
        ["PersonId"] = notice.Person.Value,
        ["MatterKind"] = $"{notice.Matter.Kind}",
        ["MatterId"] = notice.Matter.Id,
        ["ConversationId"] = notice.ConversationId,
        ["ActivityId"] = notice.ActivityId,
        ["At"] = Instant.Text(notice.At),
        [Message] = InMessage(notice.Person, notice.ActivityId),
        ["Undelivered"] = notice.IsUndelivered ? Schema.Yes : null,
        ["Trouble"] = Json.Of(notice.Trouble),
    };

    // A line of a list holds 255 characters; the channel promises nothing about the length of its ids.
    private static string InMessage(PersonId person, string activityId) => Limits.Heading($"{person.Value}|{activityId}");

    internal static Notice Read(ListRow row) => new(
        row.Text(Key), new(row.Text("PersonId")), new(Enum.Parse<MatterKind>(row.Text("MatterKind")), row.Text("MatterId")),
        row.Text("ConversationId"), row.Text("ActivityId"), Instant.Read(row.Text("At")) ?? default)
    {
        Trouble = row.Whole<Trouble>("Trouble"),
    };
}
