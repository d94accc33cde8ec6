using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroMajor.TeamsApp.Teams;

// The channel's envelope, as far as it is read. Settable classes: the generated reader fills them
// directly, while records with constructors make it box every argument.
internal sealed class Activity
{
    public string? Type { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Action { get; set; }
    public string? ChannelId { get; set; }
    public string? ServiceUrl { get; set; }
    public string? Locale { get; set; }
    public string? Text { get; set; }
    public string? ReplyToId { get; set; }
    public Account? From { get; set; }
    public Account? Recipient { get; set; }
    public Conversation? Conversation { get; set; }
    public ChannelData? ChannelData { get; set; }
    public List<Account>? MembersAdded { get; set; }
    public List<Attachment>? Attachments { get; set; }
    public JsonElement Value { get; set; }

    /// <summary>A one-to-one chat. Teams says so; a channel that says nothing must at least not call it a group.</summary>
    public bool IsPersonal => Conversation?.ConversationType is { Length: > 0 } type
        ? type == "personal"
        : Conversation?.IsGroup is not true;
}

internal sealed class Account
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AadObjectId { get; set; }
}

internal sealed class Conversation
{
    public string? Id { get; set; }
    public string? ConversationType { get; set; }
    public bool? IsGroup { get; set; }
    public string? TenantId { get; set; }
}

internal sealed class Attachment
{
    public string? ContentType { get; set; }
    public string? Name { get; set; }
    public JsonElement Content { get; set; }
}

internal sealed class ChannelData
{
    public Tenant? Tenant { get; set; }
}

internal sealed class Tenant
{
    public string? Id { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJson : JsonSerializerContext;
