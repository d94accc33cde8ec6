using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroMajor.Domain.Rounds;

/// <summary>A day of any year, written <c>09-01</c>: what the notice means by "September of that year".</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>The day in that year; the last of the month where the month is shorter.</summary>
    public DateOnly In(int year)
    {
        var (y, m) = (Math.Clamp(year, 1, 9999), Math.Clamp(Month, 1, 12));
        return new(y, m, Math.Clamp(Day, 1, DateTime.DaysInMonth(y, m)));
    }

    /// <summary>The day that is written so, or null: 02-29 is one, 02-30 is none.</summary>
    public static MonthDay? Parse(string text) =>
        DateOnly.TryParseExact($"2000-{text.Trim()}", ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Month, day.Day) : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");

    private sealed class AsText : JsonConverter<MonthDay>
    {
        public override MonthDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "") ?? throw new JsonException("A day of the year is written 09-01.");

        public override void Write(Utf8JsonWriter writer, MonthDay value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
