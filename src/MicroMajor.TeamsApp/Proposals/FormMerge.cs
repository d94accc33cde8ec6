using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// A form can lie open on two screens. What the person changed on this one is kept; what they did not touch here stays as the
/// other screen saved it; where both changed the same field, the text that is there stays and this one is set aside, to be chosen from.
/// </summary>
/// <param name="ToFill">The fields that this screen alone changed.</param>
/// <param name="SetAside">By field: this screen's text, where the other screen changed it too.</param>
internal sealed record FormMerge(IReadOnlyDictionary<string, string> ToFill, IReadOnlyDictionary<string, string> SetAside)
{
    /// <summary>Merges what was typed into the present answers. Without prints of what was seen, what was typed counts.</summary>
    public static FormMerge Of(IReadOnlyDictionary<string, string> typed, string seen, Func<string, string> present)
    {
        var prints = Read(seen);
        var fill = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var aside = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, text) in typed)
        {
            if (text == present(field)) continue;
            if (prints.TryGetValue(field, out var print))
            {
                if (Print(text) == print) continue;
                if (Print(present(field)) != print && present(field).Length > 0)
                {
                    aside[field] = text;
                    continue;
                }
            }

            fill[field] = text;
        }

        return new(fill, aside);
    }

    /// <summary>A person is their name and their account: where one of the two waits to be chosen from, neither is written.</summary>
    public FormMerge WithWholePeople(IEnumerable<FormField> fields)
    {
        var fill = new SortedDictionary<string, string>(ToFill.ToDictionary(), StringComparer.Ordinal);
        var aside = new SortedDictionary<string, string>(SetAside.ToDictionary(), StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.PersonKey is not { } account || !aside.ContainsKey(field.Key) && !aside.ContainsKey(account)) continue;
            aside.Remove(account);
            fill.Remove(account);
            if (fill.Remove(field.Key, out var name)) aside[field.Key] = name;
        }

        return new(fill, aside);
    }

    /// <summary>What the person is shown, as prints of a few letters each.</summary>
    public static string Seen(IEnumerable<FormField> fields, Func<string, string> present) =>
        string.Join(' ', fields.Where(f => f.Type != FieldType.Table).SelectMany(f => f.Inputs).Select(f => $"{f.Key}={Print(present(f.Key))}"));

    /// <summary>What was typed, and blanks for what was shown and did not come back: clients leave out an input that has been emptied.</summary>
    public static IReadOnlyDictionary<string, string> WithEmptied(IReadOnlyDictionary<string, string> typed, string seen, IEnumerable<FormField> fields)
    {
        var whole = new SortedDictionary<string, string>(typed.ToDictionary(), StringComparer.Ordinal);
        var shown = Read(seen);
        foreach (var field in fields.SelectMany(f => f.Inputs).Where(f => shown.ContainsKey(f.Key))) whole.TryAdd(field.Key, "");
        return whole;
    }

    private static Dictionary<string, string> Read(string seen)
    {
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in seen.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (pair.IndexOf('=') is > 0 and var at) prints[pair[..at]] = pair[(at + 1)..];
        return prints;
    }

    private static string Print(string text) =>
        text.Length == 0 ? "0" : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
