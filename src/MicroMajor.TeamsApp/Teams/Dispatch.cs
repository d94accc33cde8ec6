namespace MicroMajor.TeamsApp.Teams;

/// <summary>Sends an admitted activity to what answers its kind, once.</summary>
internal sealed class Dispatch(SeenActivities seen, MessageTurns messages, InvokeTurns invokes, Arrivals arrivals)
{
    private static readonly Answer s_badRequest = new(StatusCodes.Status400BadRequest);
    private static readonly Answer s_nobody = new(StatusCodes.Status403Forbidden);

    public Task<Answer> AnswerAsync(Activity activity)
    {
        if (activity is not { Type.Length: > 0, Conversation.Id.Length: > 0 }) return Task.FromResult(s_badRequest);
        if (activity.Id is not { Length: > 0 }) return ByTypeAsync(activity);
        var key = new SeenActivities.Key(activity.ChannelId!, activity.Conversation.Id, activity.Id, activity.From?.Id ?? "");
        return seen.Once(key, () => ByTypeAsync(activity));
    }

    private Task<Answer> ByTypeAsync(Activity activity) => activity.Type switch
    {
        "message" or "invoke" when !Person.IsKnown(activity) => Task.FromResult(s_nobody),
        "message" => messages.AnswerAsync(activity),
        "invoke" => invokes.AnswerAsync(activity),
        "conversationUpdate" or "installationUpdate" => arrivals.AnswerAsync(activity),
        // Typing, reactions, edits: nothing here asks for anything.
        _ => Task.FromResult(Answer.Ok),
    };
}
