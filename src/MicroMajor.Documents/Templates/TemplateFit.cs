using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>A Word form beside the form: what it has no place for, and a map beside the controls that there are.</summary>
internal static class TemplateFit
{
    // What stands in one place with another.
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal)
    {
        ["hostMajors.basisNote"] = "hostMajors.basis",
        ["courses.start"] = "courses.dates",
        ["courses.end"] = "courses.dates",
        ["targetMajors.declining"] = "decliningMajors",
    };

    public static void Of(FormTemplate template, HoleKeys keys, IReadOnlyList<Hole> holes, HashSet<string> called, TemplateFaults faults)
    {
        var there = holes.Where(h => h.Kind is not (HoleKind.If or HoleKind.Unless)).Select(HoleNames.Name).ToHashSet(StringComparer.Ordinal);
        var repeated = holes.Where(h => h is { Table.Length: > 0 } and not { Kind: HoleKind.Sum or HoleKind.If or HoleKind.Unless } && h.Key != h.Table).Select(h => h.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var field in template.Form.Fields)
        {
            if (!there.Contains(field.Key) && !(PrintedKeys.Folded.TryGetValue(field.Key, out var other) && there.Contains(other)))
            {
                Say(field.Required, "field-unprinted", field.Key, field.Label);
                continue;
            }

            if (!repeated.Contains(field.Key)) continue;
            foreach (var column in field.Columns.Where(c => !there.Contains($"{field.Key}.{c.Key}") && !(s_columns.TryGetValue($"{field.Key}.{c.Key}", out var with) && there.Contains(with))))
                Say(column.Required, "column-unprinted", $"{field.Key}.{column.Key}", column.Label);
        }

        if (!there.Contains("unitOpinion")) faults.Note("opinion-unprinted", "");
        Map(template.Map, keys, called, faults);

        void Say(bool isRequired, string code, string key, Domain.Bilingual label)
        {
            var facts = new[] { ("key", key), ("field", label.Zh), ("fieldEn", label.En) };
            if (isRequired) faults.Stop(code, "", facts);
            else faults.Note(code, "", facts);
        }
    }

    private static void Map(TemplateMap map, HoleKeys keys, HashSet<string> called, TemplateFaults faults)
    {
        foreach (var twice in map.Holes.GroupBy(h => h.Tag, StringComparer.Ordinal).Where(g => g.Count() > 1)) faults.Map(true, "map-twice", twice.Key, ("tag", twice.Key));
        foreach (var hole in map.Holes)
        {
            if (!called.Contains(hole.Tag)) faults.Map(false, "map-unused", hole.Tag, ("tag", hole.Tag));
            if (keys.Read(hole.Key, hole) is not { } read)
            {
                faults.Map(true, "map-key", hole.Tag, ("key", hole.Key));
                continue;
            }

            var type = keys.TypeOf(read);
            if (hole.Date.Length > 0 && (type != FieldType.Date || !DateFormat.IsKnown(hole.Date))) Odd("date", hole.Date);
            if (hole.Separator.Length > 0 && type != FieldType.MultiChoice && read.Key is not ("targetMajors" or "decliningMajors")) Odd("separator", hole.Separator);
            if (hole.Yes.Length + hole.No.Length > 0 && type != FieldType.YesNo && read.Kind != HoleKind.Box) Odd(hole.Yes.Length > 0 ? "yes" : "no", hole.Yes + hole.No);
            if (hole.Empty.Length > 0 && !read.IsText) Odd("empty", hole.Empty);

            void Odd(string property, string value) => faults.Map(true, "map-odd", hole.Tag, ("property", property), ("value", value));
        }
    }
}
