using System.Text;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>A JSON file as people send it: with or without a byte order mark, in the wrong encoding, far too large, cut off in the middle.</summary>
internal static class FileText
{
    /// <summary>The largest legal proposal is a twentieth of it.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The JSON of the file, to be disposed of; or what is wrong with it.</summary>
    public static (JsonDocument? Json, Flaw? Flaw) Read(string path)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MostBytes) return (null, new("", $"文件“{path}”有 {file.Length} 字节，最多 {MostBytes} 字节。", $"The file {path} has {file.Length} bytes; at most {MostBytes} are read."));
            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new("", $"读不了文件“{path}”：请核对路径和权限。", $"The file {path} cannot be read: check its path and who may read it."));
        }

        if (Text(bytes) is not { } text) return (null, new("", $"文件“{path}”不是 UTF-8 编码（可能是 GB18030）：请另存为 UTF-8 再试。", $"The file {path} is not UTF-8 (it may be GB18030): save it as UTF-8 and try again."));
        try
        {
            return (JsonDocument.Parse(text), null);
        }
        catch (JsonException e)
        {
            return (null, new("", $"文件“{path}”第 {e.LineNumber + 1} 行不是正确的 JSON（可能少了引号、逗号或括号）。", $"Line {e.LineNumber + 1} of {path} is not correct JSON (a quotation mark, a comma or a bracket may be missing)."));
        }
    }

    private static string? Text(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, true).GetString(bytes.AsSpan(3)),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, false, true).GetString(bytes.AsSpan(2)),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, false, true).GetString(bytes.AsSpan(2)),
                _ => new UTF8Encoding(false, true).GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
