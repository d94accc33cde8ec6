using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Filing;

/// <summary>What the colleges handed in, in the list HandIns: one item for each college and round.</summary>
internal sealed class HandInList(SharePointList list) : IHandIns
{
    private const string Key = "HandInKey";

    public async Task<Stored<UnitHandIns>?> FindAsync(string roundId, string unitCode, CancellationToken ct) =>
        // SharePoint compares without regard to case.
        await list.FindAsync(Key, UnitHandIns.IdOf(roundId, unitCode), ct) is { } row && row.Text(Key) == UnitHandIns.IdOf(roundId, unitCode) ? Read(row) : null;

    public async Task<IReadOnlyList<Stored<UnitHandIns>>> OfRoundAsync(string roundId, CancellationToken ct) =>
        [.. (await list.AllAsync("RoundId", roundId, ct)).Readable(Read).OrderBy(h => h.Value.UnitCode, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<Stored<UnitHandIns>>> OwingAsync(CancellationToken ct) => [.. (await list.AllAsync(Schema.Owing, Schema.Yes, ct)).Readable(Read)];

    public async Task<Outcome<Stored<UnitHandIns>>> SaveAsync(Stored<UnitHandIns> handIns, CancellationToken ct)
    {
        var fields = Write(handIns.Value);
        if (Limits.Broken(fields, column => new(column)) is { } problem) return problem;
        if (handIns.Version.Length == 0)
        {
            var (row, added) = await list.AddOnceAsync(Key, fields, ct);
            return added || fields.AreIn(row) ? new Stored<UnitHandIns>(handIns.Value, ItemVersion.Of(row)) : new Problem("changed-meanwhile");
        }

        var (item, eTag) = ItemVersion.Read(handIns.Version);
        return await list.ReplaceAsync(item, eTag, fields, ct) is { } version ? new Stored<UnitHandIns>(handIns.Value, ItemVersion.Of(item, version)) : new Problem("changed-meanwhile");
    }

    // State, number, time and person of the latest stand in columns of their own, for whoever looks into the list.
    private static FieldMap Write(UnitHandIns handIns) => new()
    {
        ["Title"] = Limits.Heading(handIns.Id),
        [Key] = handIns.Id,
        ["RoundId"] = handIns.RoundId,
        ["UnitCode"] = handIns.UnitCode,
        [Schema.Owing] = handIns.Owed.Count > 0 ? Schema.Yes : null,
        ["State"] = handIns.Latest is null ? null : handIns.Standing is null ? "已退回" : "已提交",
        ["Number"] = (decimal?)handIns.Latest?.Number,
        ["HandedInAt"] = Instant.Text(handIns.Latest?.At),
        ["ByName"] = handIns.Latest?.ByName,
        ["RemindedOn"] = handIns.RemindedOn?.ToString("O", CultureInfo.InvariantCulture),
        ["MayBeLate"] = handIns.MayBeLate ? Schema.Yes : null,
        ["HandIns"] = Json.OfMany(handIns.HandIns),
        ["Pending"] = Json.Of(handIns.Pending),
        ["Owed"] = Json.OfMany(handIns.Owed),
    };

    internal static Stored<UnitHandIns> Read(ListRow row) => new(
        new(row.Text("RoundId"), row.Text("UnitCode"), row.Many<HandIn>("HandIns"))
        {
            Pending = row.Whole<HandIn>("Pending"),
            RemindedOn = DateOnly.TryParseExact(row.Text("RemindedOn"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            MayBeLate = row.Text("MayBeLate") == Schema.Yes,
            Owed = row.Many<Owed>("Owed"),
        },
        ItemVersion.Of(row));
}
