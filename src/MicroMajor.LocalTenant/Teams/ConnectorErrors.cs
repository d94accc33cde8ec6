namespace MicroMajor.LocalTenant.Teams;

/// <summary>A refusal of the connector: the status and the <c>{error:{code,message}}</c> body of the channel.</summary>
public sealed record ConnectorError(int Status, string Code, string Message)
{
    public static readonly ConnectorError Unauthorized = new(401, "Unauthorized", "Authorization has been denied for this request.");
    public static readonly ConnectorError BadBody = new(400, "BadSyntax", "The request body is not a JSON object.");
    public static readonly ConnectorError NotOneMember = new(400, "BadSyntax", "Incorrect conversation creation parameters: a personal chat has exactly one member.");
    public static readonly ConnectorError Group = new(400, "BadSyntax", "Bot cannot create a group chat.");
    public static readonly ConnectorError ForeignMember = new(400, "BadArgument", "Failed to decrypt pairwise id.");
    public static readonly ConnectorError ForeignTenant = new(400, "BadArgument", "The tenantId is missing or is not the tenant of the member.");
    public static readonly ConnectorError NoType = new(400, "MissingProperty", "The activity has no 'type'.");
    public static readonly ConnectorError Empty = new(400, "BadSyntax", "A message carries text or attachments.");
    public static readonly ConnectorError BadCard = new(400, "BadSyntax", "The content of a card attachment is not an Adaptive Card.");
    public static readonly ConnectorError NotInRoster = new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    public static readonly ConnectorError NotYours = new(403, "NotEnoughPermissions", "The bot may change only its own activities.");
    public static readonly ConnectorError NoConversation = new(404, "ConversationNotFound", "Conversation not found.");
    public static readonly ConnectorError NoActivity = new(404, "ActivityNotFoundInConversation", "Activity not found in conversation.");
    public static readonly ConnectorError NoMember = new(404, "MemberNotFoundInConversation", "The member is not part of the conversation.");
    public static readonly ConnectorError TooBig = new(413, "MessageSizeTooBig", "Message size too large.");
    public static readonly ConnectorError TooMany = new(429, "Throttled", "Too many requests.");

    public static ConnectorError Unknown(string what) => new(501, "NotImplemented", $"The local tenant does not know {what}.");

    public IResult ToResult() => Results.Json(new { error = new { code = Code, message = Message } }, statusCode: Status);
}
