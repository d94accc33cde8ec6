using System.Text.Encodings.Web;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Tests.Tabs;

internal static class TabJson
{
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
