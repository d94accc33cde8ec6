namespace MicroMajor.TeamsApp.Teams;

/// <summary>A person installed or removed the app.</summary>
internal sealed class Arrivals(Room room, SeenActivities seen, TurnRun run, ChatReply chat)
{
    // Teams announces one installation as two activities, seconds apart and in either order.
    private static readonly TimeSpan s_sameArrival = TimeSpan.FromMinutes(1);

    public Task<Answer> AnswerAsync(Activity activity)
    {
        if (!activity.IsPersonal || !Person.IsKnown(activity)) return Task.FromResult(Answer.Ok);
        if (activity is { Type: "installationUpdate", Action: "remove" }) return DepartAsync(activity);
        var arrives = activity.Type == "installationUpdate" ? activity.Action == "add" : activity.MembersAdded is { Count: > 0 };
        return arrives ? ArriveAsync(activity) : Task.FromResult(Answer.Ok);
    }

    private Task<Answer> ArriveAsync(Activity activity)
    {
        if (room.For(Whole.Arrival) is not { } handler) return Task.FromResult(Answer.Ok);
        var turn = Person.Turn(activity, new(Whole.Arrival, Wire.NoData));
        return seen.Once(KeyOf(activity, turn), async () => await chat.DeliverAsync(turn, await run.ReplyAsync(handler, turn)), s_sameArrival);
    }

    private async Task<Answer> DepartAsync(Activity activity)
    {
        var turn = Person.Turn(activity, new(Whole.Departure, Wire.NoData));
        // Whoever adds it again at once arrives anew.
        seen.Forget(KeyOf(activity, turn));
        if (room.For(Whole.Departure) is { } handler) await run.ReplyAsync(handler, turn);
        return Answer.Ok;
    }

    private static SeenActivities.Key KeyOf(Activity activity, Turn turn) => new(activity.ChannelId!, turn.Chat.ConversationId, Whole.Arrival, turn.User.ChannelUserId);
}
