using System.Text;
using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.Benchmarks;

/// <summary>A card of 10 KB, and the whole answer around it as the bare endpoint writes it.</summary>
internal static class BenchCard
{
    public static readonly Card Card = new(Draw(), "一张 10 KB 的卡片");

    public static readonly byte[] Answer =
        [.. """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":"""u8, .. Card.Json.Span, .. "}"u8];

    private static byte[] Draw()
    {
        var blocks = Enumerable.Range(1, 62).Select(row => new { type = "TextBlock", wrap = true, text = $"课程 {row:00}：数据科学导论，3 学分，48 学时，第 {row % 4 + 1} 学期" });
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new { type = "AdaptiveCard", version = "1.5", body = blocks },
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return [.. json, .. Encoding.UTF8.GetBytes(new string(' ', Math.Max(0, 10_240 - json.Length)))];
    }
}
