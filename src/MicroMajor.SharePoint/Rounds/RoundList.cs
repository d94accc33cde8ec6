using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.Rounds;

/// <summary>The rounds and the direction catalogue in the lists Rounds and Directions.</summary>
internal sealed class RoundList(SharePointList rounds, SharePointList directions, IOptions<SharePointOptions> options, TimeProvider time) : IRounds
{
    private readonly Remembered<IReadOnlyList<Direction>> catalogue = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await directions.AllAsync(Schema.Listed, Schema.Yes, ct)).Select(Direction)]);

    public async Task<IReadOnlyList<Stored<Round>>> ListAsync(CancellationToken ct) =>
        [.. (await rounds.AllAsync(Schema.Listed, Schema.Yes, ct)).Readable(Read).OrderByDescending(r => r.Value.OpensAt).ThenByDescending(r => r.Value.Id, StringComparer.Ordinal)];

    public async Task<Stored<Round>?> FindAsync(string id, CancellationToken ct) =>
        await rounds.FindAsync("RoundId", id, ct) is { } row && row.Text("RoundId") == id ? Read(row) : null;

    public async Task<Outcome<Stored<Round>>> SaveAsync(Stored<Round> round, CancellationToken ct)
    {
        var fields = Write(round.Value);
        if (Limits.Broken(fields, column => new(column)) is { } problem) return problem;
        if (round.Version.Length == 0)
        {
            fields["RoundId"] = round.Value.Id;
            fields[Schema.Listed] = Schema.Yes;
            var (row, added) = await rounds.AddOnceAsync("RoundId", fields, ct);
            return added || fields.AreIn(row) ? new Stored<Round>(round.Value, ItemVersion.Of(row)) : new Problem("changed-meanwhile");
        }

        var (item, eTag) = ItemVersion.Read(round.Version);
        return await rounds.ReplaceAsync(item, eTag, fields, ct) is { } version
            ? new Stored<Round>(round.Value, ItemVersion.Of(item, version))
            : new Problem("changed-meanwhile");
    }

    public Task<IReadOnlyList<Direction>> DirectionsAsync(CancellationToken ct) => catalogue.GetAsync(ct);

    /// <summary>The catalogue was changed here: read it anew.</summary>
    public void ForgetDirections() => catalogue.Forget();

    private static FieldMap Write(Round round) => new()
    {
        ["Title"] = round.Name.Zh,
        ["NameEn"] = round.Name.En,
        ["Year"] = (decimal)round.Year,
        ["OpensAt"] = ToTheSecond(round.OpensAt),
        ["Deadline"] = ToTheSecond(round.Deadline),
        ["School"] = round.School,
        ["FormEdition"] = round.FormVersion,
        ["Policy"] = Json.Of(round.Policy),
        ["Rubric"] = round.OwnRubric is { } rubric ? Json.Of(rubric) : null,
        ["ReviewsClosedAt"] = Instant.Text(round.ReviewsClosedAt),
        ["Publicity"] = Json.Of(round.Publicity),
        ["Owed"] = Json.OfMany(round.Owed),
        ["Documents"] = Json.OfMany(round.Documents),
        ["Filing"] = StandingWords.Of(round.Documents),
    };

    internal static Stored<Round> Read(ListRow row) => new(
        new(row.Text("RoundId"), new(row.Text("Title"), row.Text("NameEn")), (int)(row.Number("Year") ?? 0), row.DateTime("OpensAt") ?? DateTimeOffset.MaxValue,
            row.DateTime("Deadline") ?? DateTimeOffset.MinValue, row.Text("School"), row.Whole<RoundPolicy>("Policy") ?? new())
        {
            FormVersion = row.Text("FormEdition") is { Length: > 0 } version ? version : FormEditions.First,
            ReviewsClosedAt = Instant.Read(row.Text("ReviewsClosedAt")),
            OwnRubric = row.Text("Rubric") is { Length: > 0 } rubric ? Rubrics.Read(rubric) : null,
            Publicity = row.Whole<Publicity>("Publicity"),
            Owed = row.Many<Owed>("Owed"),
            Documents = row.Many<FiledDocument>("Documents"),
        },
        ItemVersion.Of(row));

    private static Direction Direction(ListRow row) => new(
        row.Text("FieldCode"), row.Text("FieldName"), row.Text("DirectionCode"), row.Text("Title"), row.Text("CatalogueVersion"), row.Text("Source"));

    // The office changes these two in SharePoint, whose dates keep seconds.
    private static DateTimeOffset ToTheSecond(DateTimeOffset at) => at.ToUniversalTime().AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
