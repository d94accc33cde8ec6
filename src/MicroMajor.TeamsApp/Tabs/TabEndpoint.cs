using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Answers one route: token, pace, role, body, the room's handler; in this order, so that strangers cost little. No cookie is read or set.</summary>
internal sealed class TabEndpoint(TabTokenCheck tokens, TabPace pace, Actors actors, TabWords words, TurnRun run, UnfinishedTurns unfinished, TimeProvider time)
{
    // A page says in time that it is slow, rather than leave somebody looking at nothing.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(9);

    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    public async Task HandleAsync(HttpContext context, TabRoute route)
    {
        var language = LanguageOf(context.Request);
        await WriteAsync(context, await AnswerAsync(context, route, language), language);
    }

    /// <summary>For a path that is no endpoint.</summary>
    public Task RefuseAsync(HttpContext context) => WriteAsync(context, TabAnswer.Because(new Problem("no-such-page")), LanguageOf(context.Request));

    /// <summary>The language that the client asked for first; Chinese unless it is English.</summary>
    public static Language LanguageOf(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().TrimStart().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;

    private async Task<TabAnswer> AnswerAsync(HttpContext context, TabRoute route, Language language)
    {
        var authorization = context.Request.Headers.Authorization;
        TeamsUser? user;
        try
        {
            user = authorization.Count == 1 ? await tokens.CheckAsync(authorization[0], context.RequestAborted) : null;
        }
        catch (InvalidOperationException)
        {
            return TabAnswer.Because(new Problem("sign-in-unchecked"));
        }

        if (user is null) return TabAnswer.Because(new Problem("signed-out"));
        if (!pace.Allows(user.ObjectId)) return TabAnswer.Because(new Problem("asked-too-often"));
        try
        {
            if (route.Needs == TabNeeds.Office && !(await actors.OfAsync(user, context.RequestAborted)).IsOffice) return TabAnswer.Because(new Problem("not-the-office"));
            var (body, refusal) = await BodyAsync(context.Request, route);
            if (refusal is not null) return TabAnswer.Because(new Problem(refusal));
            var path = context.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value?.ToString() ?? "", StringComparer.Ordinal);
            var query = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            if (context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last]) query["since"] = last;
            return await InTimeAsync(route.Handler(new(user, language, path, query, body), context.RequestAborted));
        }
        catch (TooManyTogetherException many)
        {
            run.RecordTooMany(route.Pattern, many);
            return TabAnswer.Because(new Problem("too-many-together"));
        }
        catch (Exception thrown) when (!context.RequestAborted.IsCancellationRequested)
        {
            run.Record(route.Pattern, thrown);
            return TabAnswer.Because(new Problem("act-failed"));
        }
        catch (OperationCanceledException)
        {
            return new TabAnswer.Nothing();
        }
    }

    private async Task<TabAnswer> InTimeAsync(Task<TabAnswer> work)
    {
        if (await unfinished.DoneWithinAsync(work, s_patience)) return await work;
        unfinished.Keep(work);
        return TabAnswer.Because(new Problem("takes-too-long"));
    }

    private static async Task<(JsonElement Body, string? Refusal)> BodyAsync(HttpRequest request, TabRoute route)
    {
        if (route.MaxBytes == 0) return (s_nothing, null);
        if (request.ContentLength > route.MaxBytes) return (s_nothing, "request-too-large");
        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await request.Body.ReadAsync(part, request.HttpContext.RequestAborted) is var count and > 0)
        {
            if (read.Length + count > route.MaxBytes) return (s_nothing, "request-too-large");
            read.Write(part, 0, count);
        }

        try
        {
            using var json = Parsed(HalfCharacters.LeftOutOf(read.GetBuffer().AsSpan(0, (int)read.Length)));
            return json.RootElement.ValueKind == JsonValueKind.Object ? (json.RootElement.Clone(), null) : (s_nothing, "request-malformed");
        }
        catch (JsonException)
        {
            return (s_nothing, "request-malformed");
        }
    }

    private static JsonDocument Parsed(ReadOnlySpan<byte> body)
    {
        // Parts are read when a room wants them: what is no text must not get that far.
        if (!Utf8.IsValid(body)) throw new JsonException();
        var reader = new Utf8JsonReader(body, new() { MaxDepth = 16 });
        var json = JsonDocument.ParseValue(ref reader);
        // Whatever follows is no part of it.
        return reader.Read() ? throw new JsonException() : json;
    }

    private async Task WriteAsync(HttpContext context, TabAnswer answer, Language language)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        // How long something has still time is said by this clock, whatever the device's says.
        response.Headers.Date = HeaderUtilities.FormatDate(time.GetUtcNow());
        switch (answer)
        {
            case TabAnswer.View view:
                await WriteJsonAsync(response, StatusCodes.Status200OK, view.Value);
                break;
            case TabAnswer.Refused refused:
                if (refused.Problems[0].Code == "signed-out") response.Headers.WWWAuthenticate = "Bearer";
                if (refused.Problems[0].Code == "asked-too-often") response.Headers.RetryAfter = "60";
                await WriteJsonAsync(response, TabAnswer.StatusOf(refused.Problems), new { problems = refused.Problems.Select(p => new TabProblem(p.Code, words.Sentence(p, language))) });
                break;
            case TabAnswer.File file:
                response.ContentType = "application/octet-stream";
                response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name }.ToString();
                response.ContentLength = file.Bytes.Length;
                await response.Body.WriteAsync(file.Bytes, context.RequestAborted);
                break;
            case TabAnswer.Stream stream:
                await stream.Write(response, context.RequestAborted);
                break;
            default:
                response.StatusCode = StatusCodes.Status204NoContent;
                break;
        }
    }

    private static async Task WriteJsonAsync(HttpResponse response, int status, object value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, TabAnswer.Json);
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }
}

/// <summary>A refusal as the client reads it.</summary>
internal sealed record TabProblem(string Code, string Sentence);
