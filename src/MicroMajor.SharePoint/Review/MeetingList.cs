using MicroMajor.Domain;
using MicroMajor.Domain.Review;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Review;

/// <summary>The meetings in the list Meetings: one item for each.</summary>
internal sealed class MeetingList(SharePointList list) : IMeetings
{
    private const string Key = "MeetingKey";

    public async Task<Stored<Meeting>?> FindAsync(string id, CancellationToken ct) =>
        // SharePoint compares without regard to case.
        await list.FindAsync(Key, id, ct) is { } row && row.Text(Key) == id ? Read(row) : null;

    public async Task<IReadOnlyList<Stored<Meeting>>> OfRoundAsync(string roundId, CancellationToken ct) =>
        [.. (await list.AllAsync("RoundId", roundId, ct)).Readable(Read).OrderBy(m => m.Value.Number)];

    public async Task<Outcome<Stored<Meeting>>> SaveAsync(Stored<Meeting> meeting, CancellationToken ct)
    {
        var fields = Write(meeting.Value);
        if (Limits.Broken(fields, column => new(column)) is { } problem) return problem;
        if (meeting.Version.Length == 0)
        {
            var (row, added) = await list.AddOnceAsync(Key, fields, ct);
            return added || fields.AreIn(row) ? new Stored<Meeting>(meeting.Value, ItemVersion.Of(row)) : new Problem("changed-meanwhile");
        }

        var (item, eTag) = ItemVersion.Read(meeting.Version);
        return await list.ReplaceAsync(item, eTag, fields, ct) is { } version ? new Stored<Meeting>(meeting.Value, ItemVersion.Of(item, version)) : new Problem("changed-meanwhile");
    }

    private static FieldMap Write(Meeting meeting) => new()
    {
        ["Title"] = Limits.Heading(meeting.Id),
        [Key] = meeting.Id,
        ["RoundId"] = meeting.RoundId,
        ["Number"] = (decimal)meeting.Number,
        ["StartsAt"] = Instant.Text(meeting.StartsAt),
        ["Place"] = meeting.Place,
        ["Chair"] = meeting.Chair,
        ["Recorder"] = meeting.Recorder,
        ["Expected"] = (decimal)meeting.Expected,
        ["Present"] = Json.OfMany(meeting.Present),
        ["Items"] = Json.OfMany(meeting.Items),
    };

    internal static Stored<Meeting> Read(ListRow row) => new(
        new(row.Text(Key), row.Text("RoundId"), (int)(row.Number("Number") ?? 0))
        {
            StartsAt = Instant.Read(row.Text("StartsAt")),
            Place = row.Text("Place"),
            Chair = row.Text("Chair"),
            Recorder = row.Text("Recorder"),
            Expected = (int)(row.Number("Expected") ?? 0),
            Present = row.Many<MeetingMember>("Present"),
            Items = row.Many<MeetingItem>("Items"),
        },
        ItemVersion.Of(row));
}
