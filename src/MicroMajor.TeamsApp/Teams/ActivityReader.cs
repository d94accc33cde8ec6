using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Reads one activity from a request body: once, and never more than the limit.</summary>
internal static class ActivityReader
{
    /// <returns>The activity, or the HTTP status that refuses the body.</returns>
    public static async ValueTask<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) return (null, StatusCodes.Status413PayloadTooLarge);
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.Buffer.Length > limit) return Done(body, read, null, StatusCodes.Status413PayloadTooLarge);
            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var activity = Parse(read.Buffer);
            return Done(body, read, activity, activity is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
        }
    }

    private static (Activity?, int) Done(PipeReader body, ReadResult read, Activity? activity, int status)
    {
        body.AdvanceTo(read.Buffer.End);
        return (activity, status);
    }

    private static Activity? Parse(ReadOnlySequence<byte> json)
    {
        var bytes = json.IsSingleSegment ? json.FirstSpan : json.ToArray();
        // Parts are read when a room wants them: what is no text must not get that far.
        if (!Utf8.IsValid(bytes)) return null;
        try
        {
            var activity = JsonSerializer.Deserialize(HalfCharacters.LeftOutOf(bytes), ActivityJson.Default.Activity);
            // Nothing in the place of somebody or something is nobody and nothing.
            activity?.MembersAdded?.RemoveAll(member => member is null);
            activity?.Attachments?.RemoveAll(attachment => attachment is null);
            return activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
