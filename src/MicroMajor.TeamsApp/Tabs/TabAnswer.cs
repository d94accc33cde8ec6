using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MicroMajor.Domain;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>What a tab is answered with.</summary>
public abstract record TabAnswer
{
    private TabAnswer() { }

    /// <summary>How views are written: camelCase, what is null left out. A JSON parser reads it, so Chinese stays readable.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A view.</summary>
    public sealed record View(object Value) : TabAnswer;

    /// <summary>Why not.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : TabAnswer;

    /// <summary>A file.</summary>
    public sealed record File(string Name, ReadOnlyMemory<byte> Bytes) : TabAnswer;

    /// <summary>Something that goes on until the client leaves.</summary>
    public sealed record Stream(Func<HttpResponse, CancellationToken, Task> Write) : TabAnswer;

    /// <summary>Nothing to say.</summary>
    public sealed record Nothing : TabAnswer;

    /// <summary>Why not.</summary>
    public static TabAnswer Because(params IReadOnlyList<Problem> problems) => new Refused(problems);

    /// <summary>The status that says the same as these problems.</summary>
    internal static int StatusOf(IReadOnlyList<Problem> problems) => problems[0].Code switch
    {
        "signed-out" => StatusCodes.Status401Unauthorized,
        "not-the-office" => StatusCodes.Status403Forbidden,
        "changed-meanwhile" => StatusCodes.Status409Conflict,
        "request-too-large" => StatusCodes.Status413PayloadTooLarge,
        "asked-too-often" => StatusCodes.Status429TooManyRequests,
        "request-malformed" => StatusCodes.Status400BadRequest,
        "act-failed" => StatusCodes.Status500InternalServerError,
        "sign-in-unchecked" or "takes-too-long" or "act-late" => StatusCodes.Status503ServiceUnavailable,
        var code when code.StartsWith("no-such-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
