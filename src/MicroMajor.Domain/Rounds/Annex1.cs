namespace MicroMajor.Domain.Rounds;

/// <summary>The fields of annex 1 (附件1). Until the office has imported it, those that the notice itself names, and nothing more: the annex is not ours to guess.</summary>
public static class Annex1
{
    /// <summary>数字经济、绿色经济、低空经济以及民生服务保障等 (clause 一.1).</summary>
    public static IReadOnlyList<string> NamedByTheNotice { get; } = ["数字经济", "绿色经济", "低空经济", "民生服务保障"];

    /// <summary>The fields to choose from: what is kept, and its words.</summary>
    /// <param name="kept">What was chosen before: an area of the notice stays itself when the annex has a field of that name.</param>
    public static IReadOnlyList<(string Value, string Name)> Fields(IReadOnlyList<Direction> directions, string kept) => directions.Count == 0
        ? [.. NamedByTheNotice.Select(f => (f, f))]
        : [.. directions.DistinctBy(d => d.FieldCode).Select(d => (kept == d.FieldName ? d.FieldName : d.FieldCode, d.FieldName))];

    /// <summary>Is there such a field?</summary>
    public static bool HasField(IReadOnlyList<Direction> directions, string field) =>
        directions.Count == 0 ? NamedByTheNotice.Contains(field, StringComparer.Ordinal) : directions.Any(d => IsOf(d, field));

    /// <summary>Is the direction one of that field?</summary>
    public static bool IsOf(Direction direction, string field) => direction.FieldCode == field || direction.FieldName == field;
}
