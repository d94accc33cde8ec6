using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>A new edition beside those that are known: proposals move from one to another, and all share the columns of one list.</summary>
/// <param name="drafts">The answers of proposals that may move to the new edition.</param>
internal sealed class EditionSlips(FormDefinition form, string folder, string digest, FormEditions known, IReadOnlyList<Answers> drafts)
{
    private const string File = FormFiles.FormFile;

    // What was typed reads the same under the other type.
    private static readonly HashSet<(FieldType, FieldType)> same = [.. from a in Texts() from b in Texts() select (a, b)];

    // It reads, but the new type asks less of it, or more than one.
    private static readonly HashSet<(FieldType, FieldType)> wider = [(FieldType.Number, FieldType.Text), (FieldType.Date, FieldType.Text), (FieldType.Number, FieldType.LongText), (FieldType.Date, FieldType.LongText), (FieldType.Choice, FieldType.MultiChoice)];

    public IEnumerable<FormFinding> All() => [.. Version(), .. known.Where(e => e.Version != form.Version).SelectMany(Against), .. Dropped()];

    private IEnumerable<FormFinding> Version()
    {
        if (!FormKeys.IsVersion(form.Version)) yield return Fault("version-bad", File, "", ("version", form.Version));
        if (form.Version != folder) yield return Fault("version-folder", File, "", ("version", form.Version), ("folder", folder));
        if (FormEditions.Shipped.Find(form.Version) is not null) yield return Fault("version-shipped", File, "", ("version", form.Version));
        else if (known.Find(form.Version) is { } taken && taken.Digest != digest) yield return Fault("version-taken", File, "", ("version", form.Version));
    }

    private IEnumerable<FormFinding> Against(FormEdition old)
    {
        foreach (var section in form.Sections)
            foreach (var field in section.Fields)
            {
                if (old.Form.Fields.FirstOrDefault(f => Column(f.Key) == Column(field.Key)) is not { } before) continue;
                var here = $"{section.Key}/{field.Key}";
                if (before.Key != field.Key) yield return Fault("key-spelling", File, here, ("key", field.Key), ("other", before.Key), ("version", old.Version));
                else foreach (var slip in Changed(field, before, here, field.Key, old.Version)) yield return slip;
            }
    }

    private IEnumerable<FormFinding> Changed(FormField field, FormField before, string here, string key, string version)
    {
        if (field.Type != before.Type && !same.Contains((before.Type, field.Type)))
        {
            var facts = new[] { ("key", key), ("old", $"{before.Type}"), ("new", $"{field.Type}"), ("version", version) };
            yield return wider.Contains((before.Type, field.Type)) ? Notice("type-wider", File, here, facts) : Fault("type-changed", File, here, facts);
            yield break;
        }

        if (field.Type == FieldType.Table && field.MaxRows < before.MaxRows) yield return Notice("rows-fewer", File, here, ("key", key), ("now", $"{field.MaxRows}"), ("before", $"{before.MaxRows}"), ("version", version));
        foreach (var gone in before.Choices.Where(b => field.Choices.All(c => c.Value != b.Value)))
        {
            var held = drafts.Count(d => Holds(d, key, gone.Value));
            yield return held > 0
                ? Fault("choice-held", File, here, ("value", gone.Value), ("label", gone.Label.Zh), ("labelEn", gone.Label.En), ("n", $"{held}"), ("version", version))
                : Notice("choice-gone", File, here, ("value", gone.Value), ("label", gone.Label.Zh), ("labelEn", gone.Label.En), ("version", version));
        }

        foreach (var column in field.Columns)
            if (before.Columns.FirstOrDefault(c => c.Key == column.Key) is { } there)
                foreach (var slip in Changed(column, there, $"{here}.{column.Key}", $"{key}.{column.Key}", version)) yield return slip;
    }

    // Against the newest edition only: what it does not ask any more stays with the proposal, and nobody sees it.
    private IEnumerable<FormFinding> Dropped() =>
        from old in known.Where(e => e.Version != form.Version).TakeLast(1)
        from field in old.Form.Fields
        from key in field.Columns.Select(c => $"{field.Key}.{c.Key}").Prepend(field.Key)
        where form.Field(field.Key) is null ? key == field.Key : key != field.Key && form.Field(field.Key)!.Columns.All(c => $"{field.Key}.{c.Key}" != key)
        select Notice("field-dropped", File, "", ("key", key), ("version", old.Version));

    private static bool Holds(Answers answers, string key, string value) =>
        answers.Choices(key).Contains(value)
        || key.LastIndexOf('.') is > 0 and var dot && answers.Rows(key[..dot]).Any(r => r.Choices(key[(dot + 1)..]).Contains(value));

    // SharePoint does not tell a column A from a.
    private static string Column(string key) => key.Replace('.', '_').ToUpperInvariant();

    private static FieldType[] Texts() => [FieldType.Text, FieldType.LongText, FieldType.Phone];
}
