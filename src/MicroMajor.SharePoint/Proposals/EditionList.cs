using System.Collections.Concurrent;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The editions of the form in the list Forms: the files as they were checked, so that a folder that is changed later changes no proposal.</summary>
internal sealed partial class EditionList : IFormEditions
{
    private const string Key = "FormEdition";
    private const string Kept = "Kept";
    private const string Ready = "Ready";

    private readonly SharePointList list;
    private readonly Schema schema;
    private readonly KnownForms known;
    private readonly ColumnRoom room;
    private readonly KeptTemplates templates;
    private readonly ILogger<EditionList> log;
    private readonly Remembered<FormEditions> editions;
    private readonly ConcurrentDictionary<string, DateTimeOffset> unknown = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly TimeSpan span;
    private volatile FormEditions last = FormEditions.Shipped;

    public EditionList(SharePointList list, Schema schema, KnownForms known, ColumnRoom room, KeptTemplates templates, IOptions<SharePointOptions> options, TimeProvider time, ILogger<EditionList> log)
    {
        (this.list, this.schema, this.known, this.room, this.templates, this.log) = (list, schema, known, room, templates, log);
        (this.time, span) = (time, TimeSpan.FromSeconds(options.Value.CacheSeconds));
        editions = new(time, span, ReadAsync);
    }

    public Task<FormEditions> AllAsync(CancellationToken ct) => editions.GetAsync(ct);

    public async Task<Outcome<FormEdition>> KeepAsync(FormFiles files, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        var edition = FormEdition.Read(files);
        if (FormEditions.Shipped.Find(files.Version) is not null) return Taken(files);
        var fields = Write(files, by, at);
        // First the Word form: a row that names one finds it.
        await templates.KeepAsync(files, at, ct);
        var (row, added) = await list.AddOnceAsync(Key, fields, ct);
        if (!added && row.Text("Digest") != files.Digest)
        {
            // An edition that nobody can have used yet may still be mended.
            if (row.Text(Key) != files.Version || row.Text(Ready) == Schema.Yes || await list.ReplaceAsync(row.Id, row.ETag, fields, ct) is null) return Taken(files);
        }

        if (added || row.Text(Ready) != Schema.Yes)
        {
            try
            {
                var shape = schema.ProposalsFor(new AnswerColumns((await ReadAsync(ct)).With([edition]).Select(e => e.Form)));
                await room.MakeAsync(shape, ct);
            }
            catch (ColumnKindException other)
            {
                return new Problem("form-column-kind", Facts.Of(("column", other.Column)));
            }
            catch (Exception failure) when (failure.HasStatus(403))
            {
                return new Problem("form-columns-forbidden", Facts.Of(("version", files.Version)));
            }

            await list.OverwriteAsync(row.Id, new() { [Ready] = Schema.Yes }, ct);
        }

        editions.Forget();
        return (await AllAsync(ct)).Find(files.Version) ?? throw new InvalidOperationException($"Edition {files.Version} was kept and is not there.");
    }

    /// <summary>Somebody met an edition that this process does not know: it was brought into use elsewhere.</summary>
    public async Task<bool> LearnsAsync(string version, CancellationToken ct)
    {
        if (last.Find(version) is not null || unknown.TryGetValue(version, out var until) && time.GetUtcNow() < until) return false;
        editions.Forget();
        if ((await AllAsync(ct)).Find(version) is not null) return true;
        // Somebody emptied the list. A page of such proposals must not ask for it line by line.
        unknown[version] = time.GetUtcNow() + span;
        return false;
    }

    /// <summary>Every edition that was kept, also while it has no columns yet: for provisioning.</summary>
    public async Task<IReadOnlyList<(string Id, FormEdition Edition, bool IsReady)>> KeptAsync(CancellationToken ct)
    {
        var kept = new List<(string, FormEdition, bool)>();
        foreach (var row in await list.AllAsync(Kept, Schema.Yes, ct))
        {
            if (await ReadAsync(row, ct) is { } edition) kept.Add((row.Id, edition, row.Text(Ready) == Schema.Yes));
        }

        return kept;
    }

    /// <summary>Its columns are there.</summary>
    public Task MarkReadyAsync(string id, CancellationToken ct) => list.OverwriteAsync(id, new() { [Ready] = Schema.Yes }, ct);

    private async Task<FormEditions> ReadAsync(CancellationToken ct)
    {
        var found = FormEditions.Shipped.With((await KeptAsync(ct)).Where(k => k.IsReady).Select(k => k.Edition));
        known.Learn(found);
        return last = found;
    }

    // The one that is known already stays: cards that are being drawn compare its parts.
    private async Task<FormEdition?> ReadAsync(ListRow row, CancellationToken ct)
    {
        var version = row.Text(Key);
        if (last.Find(version) is { } same && same.Digest == row.Text("Digest")) return same;
        try
        {
            TemplateFile? own = null;
            if (row.Text("Template") is { Length: > 0 } digest && (own = await templates.FindAsync(version, digest, row.Text("TemplateMap"), ct)) is null)
            {
                // People go on filling it in; its documents cannot be written until the file is there again.
                FormGone(version);
                own = new(ReadOnlyMemory<byte>.Empty, "");
            }

            return FormEdition.Read(new(version, row.Text("Form") + row.Text("Form_2"), row.Text("Layout"), row.Text("Words")) { Template = own });
        }
        catch (FormDefinitionException slip)
        {
            Unreadable(version, slip.Message);
            return null;
        }
    }

    // Only an edition with a Word form names its columns: a list that is older than they are takes every other.
    private static FieldMap Write(FormFiles files, Actor by, DateTimeOffset at)
    {
        var fields = Texts(files, by, at);
        if (files.Template is { } own) (fields["Template"], fields["TemplateMap"]) = (own.Digest, own.Map);
        return fields;
    }

    private static FieldMap Texts(FormFiles files, Actor by, DateTimeOffset at) => new()
    {
        ["Title"] = files.Version,
        [Key] = files.Version,
        [Kept] = Schema.Yes,
        ["Form"] = files.Form.Length <= Limits.Note ? files.Form : files.Form[..Limits.Note],
        ["Form_2"] = files.Form.Length <= Limits.Note ? null : files.Form[Limits.Note..],
        ["Layout"] = files.Layout,
        ["Words"] = files.Words,
        ["Digest"] = files.Digest,
        ["KeptBy"] = by.Name,
        ["KeptAt"] = Instant.Text(at),
    };

    private static Problem Taken(FormFiles files) => new("form-version-taken", Facts.Of(("version", files.Version)));

    [LoggerMessage(Level = LogLevel.Error, Message = "Edition {Version} of the form in the list Forms cannot be read and is left out: {Why}")]
    private partial void Unreadable(string version, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Word form of edition {Version} is gone from the library or was changed there; its documents cannot be written until it is put back.")]
    private partial void FormGone(string version);
}
