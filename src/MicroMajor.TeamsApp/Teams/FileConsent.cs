using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>fileConsent/invoke</c>: a person agreed to be given a file, or did not. The file follows behind the answer, as a message.</summary>
internal sealed class FileConsent : InvokeKind
{
    public override Asked? Read(JsonElement value) =>
        value.Object("context") is { } context && context.String("verb") is { Length: > 0 } verb ? new(verb, context) : null;

    public override TurnHandler? Find(Room room, string verb) => room.Agreed(verb);

    public override Answer Write(Reply reply, Asked asked) => Answer.Ok;

    public override Answer Refuse(string sentence) => Answer.Ok;

    /// <summary>Where the file goes, when the person agreed; null when not.</summary>
    public static FilePlace? PlaceOf(JsonElement value) =>
        value.String("action") == "accept" && value.Object("uploadInfo") is { } info && info.String("uploadUrl") is { } address
            ? new(address, info.String("contentUrl") ?? "", info.String("name") ?? "", info.String("uniqueId") ?? "", info.String("fileType") ?? "")
            : null;
}

/// <summary>A place in somebody's OneDrive that waits for a file.</summary>
internal sealed record FilePlace(string UploadUrl, string ContentUrl, string Name, string UniqueId, string FileType);
