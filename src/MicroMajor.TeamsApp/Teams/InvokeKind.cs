using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>What an invoke asked for.</summary>
internal readonly record struct Asked(string Verb, JsonElement Data, string? Text = null, bool Automatic = false);

/// <summary>One kind of invoke: how its question is read and its answers are shaped.</summary>
internal abstract class InvokeKind
{
    private static readonly CardAction s_cardAction = new();
    private static readonly DialogStep s_dialogStep = new();
    private static readonly ComposeDialogStep s_composeDialogStep = new();
    private static readonly Typeahead s_typeahead = new();
    private static readonly ComposeSearch s_composeSearch = new();
    private static readonly ComposePick s_composePick = new();
    private static readonly ComposeLink s_composeLink = new();
    private static readonly ComposeLinkOfNobody s_composeLinkOfNobody = new();
    private static readonly FileConsent s_fileConsent = new();

    public static InvokeKind? Of(string? name) => name switch
    {
        "adaptiveCard/action" => s_cardAction,
        "task/fetch" or "task/submit" => s_dialogStep,
        "composeExtension/fetchTask" or "composeExtension/submitAction" => s_composeDialogStep,
        "application/search" => s_typeahead,
        "composeExtension/query" => s_composeSearch,
        "composeExtension/selectItem" => s_composePick,
        "composeExtension/queryLink" => s_composeLink,
        "composeExtension/anonymousQueryLink" => s_composeLinkOfNobody,
        "fileConsent/invoke" => s_fileConsent,
        _ => null,
    };

    /// <summary>Whether an outcome that comes late can still be shown as a message in the chat.</summary>
    public virtual bool CanComeLate => false;

    /// <returns>Null when the invoke is not shaped as documented.</returns>
    public abstract Asked? Read(JsonElement value);

    public abstract TurnHandler? Find(Room room, string verb);

    /// <summary>Throws when this kind of invoke cannot be answered so: a mistake of ours.</summary>
    public abstract Answer Write(Reply reply, Asked asked);

    /// <summary>There is no such verb, or not here, or not yet: the sentence is all there is to show.</summary>
    public abstract Answer Refuse(string sentence);

    /// <summary>The invoke's shape is wrong.</summary>
    public virtual Answer Malformed(string sentence) => Error(400, "BadRequest", sentence);

    /// <summary>The handler threw.</summary>
    public virtual Answer Fail(string sentence) => Error(500, "InternalServerError", sentence);

    protected static InvalidOperationException Misfit(Reply reply, string kind) =>
        new($"A {kind} cannot be answered with {reply.GetType().Name}.");

    protected static Answer Error(int status, string code, string message) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, status);
        json.WriteString("type"u8, Wire.Error);
        json.WriteStartObject("value"u8);
        json.WriteString("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
