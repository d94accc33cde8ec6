using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MicroMajor.Domain.Filing;

/// <summary>The one way to write a snapshot down: JSON, keys in a fixed order, no white space, numbers and instants in one spelling.</summary>
internal static class Canonical
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Pending = 8 * 1024;

    public static byte[] Of(FilingSnapshot snapshot) => Written(snapshot, Write);

    public static byte[] Of(RoundSnapshot snapshot) => Written(snapshot, Write);

    public static byte[] Of(CollegeSnapshot snapshot) => Written(snapshot, Write);

    public static byte[] Of(DecisionSnapshot snapshot) => Written(snapshot, Write);

    /// <summary>The content code, counted while the JSON is written: a long list is never there as a whole.</summary>
    public static string CodeOf(FilingSnapshot snapshot) => Coded(snapshot, Write);

    /// <inheritdoc cref="CodeOf(FilingSnapshot)"/>
    public static string CodeOf(RoundSnapshot snapshot) => Coded(snapshot, Write);

    /// <inheritdoc cref="CodeOf(FilingSnapshot)"/>
    public static string CodeOf(CollegeSnapshot snapshot) => Coded(snapshot, Write);

    /// <inheritdoc cref="CodeOf(FilingSnapshot)"/>
    public static string CodeOf(DecisionSnapshot snapshot) => Coded(snapshot, Write);

    /// <inheritdoc cref="CodeOf(FilingSnapshot)"/>
    public static string CodeOf(MinutesSnapshot snapshot) => Coded(snapshot, Write);

    private static void Write(Utf8JsonWriter json, MinutesSnapshot snapshot)
    {
        Strings(json, "minutesOf", [snapshot.MeetingId, snapshot.RoundId, snapshot.RoundName, snapshot.School]);
        json.WriteNumber("number", snapshot.Number);
        json.WriteBoolean("final", snapshot.IsFinal);
        json.WriteNumber("at", snapshot.At.UtcTicks);
        Strings(json, "held", [snapshot.When, snapshot.Place, snapshot.Chair, snapshot.Recorder, snapshot.Attendance, snapshot.Rule]);
        Strings(json, "present", snapshot.Present);
        json.WriteStartArray("items");
        foreach (var i in snapshot.Items)
            Strings(json, null, [i.ProposalId, i.Name, i.UnitName, i.Mean, i.Recused, i.Vote is { } v ? $"{v.Voters}/{v.For}/{v.Against}/{v.Abstain}" : "", i.Outcome, i.Notes]);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DecisionSnapshot snapshot)
    {
        json.WriteString("decisionsOf", snapshot.RoundId);
        json.WriteString("name", snapshot.RoundName);
        json.WriteString("school", snapshot.School);
        json.WriteBoolean("final", snapshot.IsFinal);
        json.WriteNumber("decidedAt", snapshot.DecidedAt.UtcTicks);
        json.WriteNumber("publicityDays", snapshot.PublicityDays);
        // A list that is not shown yet is what it always was, and keeps its code.
        if (snapshot.Period is { } period) Strings(json, "publicity", [PrintedText.Of(period.From), PrintedText.Of(period.To)]);
        json.WriteStartArray("recommended");
        foreach (var p in snapshot.Recommended) Strings(json, null, [p.ProposalId, p.UnitName, p.ProgramName, p.Type, p.LeadName]);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FilingSnapshot snapshot)
    {
        json.WriteString("proposal", snapshot.ProposalId);
        json.WriteString("round", snapshot.RoundId);
        json.WriteNumber("year", snapshot.Year);
        json.WriteString("school", snapshot.School);
        json.WriteString("unit", snapshot.UnitName);
        json.WriteString("form", snapshot.FormVersion);
        json.WriteBoolean("final", snapshot.IsFinal);
        json.WriteNumber("decidedAt", snapshot.DecidedAt.UtcTicks);
        json.WriteString("opinion", snapshot.UnitOpinion);
        Strings(json, "totals", [$"{snapshot.Totals.Courses}", $"{snapshot.Totals.CoreCourses}", PrintedText.Of(snapshot.Totals.Credits), PrintedText.Of(snapshot.Totals.Hours)]);
        json.WriteStartArray("sections");
        foreach (var section in snapshot.Sections) Write(json, section);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RoundSnapshot snapshot)
    {
        json.WriteString("round", snapshot.RoundId);
        json.WriteNumber("year", snapshot.Year);
        json.WriteString("school", snapshot.School);
        json.WriteString("unit", snapshot.UnitName);
        json.WriteBoolean("final", snapshot.IsFinal);
        json.WriteNumber("decidedAt", snapshot.DecidedAt.UtcTicks);
        json.WriteStartArray("rows");
        foreach (var row in snapshot.Rows)
        {
            json.WriteStartObject();
            json.WriteString("proposal", row.ProposalId);
            json.WriteString("code", row.FormCode);
            Strings(json, "cells", row.Cells);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        // A list without the block is what it always was, and keeps its code.
        if (snapshot.Employment.Count == 0) return;
        json.WriteNumber("employmentYear", snapshot.EmploymentYear);
        json.WriteStartArray("employment");
        foreach (var row in snapshot.Employment) Strings(json, null, [row.MajorCode, .. row.Cells]);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CollegeSnapshot snapshot)
    {
        json.WriteString("round", snapshot.RoundId);
        json.WriteString("school", snapshot.School);
        json.WriteString("unit", snapshot.UnitName);
        Strings(json, "programmes", [.. snapshot.Programmes.Select(p => p.ContentCode)]);
    }

    private static void Write(Utf8JsonWriter json, FilingSection section)
    {
        json.WriteStartObject();
        json.WriteString("key", section.Key);
        json.WriteString("title", section.Title);
        json.WriteStartArray("fields");
        foreach (var field in section.Fields)
        {
            json.WriteStartObject();
            Strings(json, "field", [field.Key, $"{field.Type}", field.Label, field.Text]);
            if (field.Table is { } table)
            {
                json.WriteStartArray("columns");
                foreach (var column in table.Columns) Strings(json, null, [column.Key, $"{column.Type}", column.Label]);
                json.WriteEndArray();
                json.WriteStartArray("rows");
                foreach (var row in table.Rows) Strings(json, null, row);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string? name, IReadOnlyList<string> texts)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        for (var i = 0; i < texts.Count; i++) json.WriteStringValue(texts[i]);
        json.WriteEndArray();
        // Long lists are passed on as they come.
        if (json.BytesPending > Pending) json.Flush();
    }

    private static byte[] Written<T>(T snapshot, Action<Utf8JsonWriter, T> body)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(bytes, Options);
        Write(json, snapshot, body);
        return bytes.WrittenSpan.ToArray();
    }

    private static string Coded<T>(T snapshot, Action<Utf8JsonWriter, T> body)
    {
        using var hash = SHA256.Create();
        using (var bytes = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            using var json = new Utf8JsonWriter(bytes, Options);
            Write(json, snapshot, body);
        }

        return ContentCode.OfHash(hash.Hash);
    }

    private static void Write<T>(Utf8JsonWriter json, T snapshot, Action<Utf8JsonWriter, T> body)
    {
        json.WriteStartObject();
        body(json, snapshot);
        json.WriteEndObject();
        json.Flush();
    }
}
