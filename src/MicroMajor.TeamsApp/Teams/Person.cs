using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Unwraps an activity into a turn. After this nothing knows that it was Teams.</summary>
internal static class Person
{
    /// <summary>Whether the activity says which person of the directory speaks, by the GUID that Entra calls an object id; without that nobody can be authorised.</summary>
    public static bool IsKnown(Activity activity) => activity.From is { Id.Length: > 0, AadObjectId: var id } && Guid.TryParseExact(id, "D", out _);

    public static Turn Turn(Activity activity, Asked asked, string? messageId = null)
    {
        var (from, tenant) = (activity.From!, Admission.TenantOf(activity)!);
        var user = new TeamsUser(tenant, from.AadObjectId!, from.Name, from.Id!);
        var chat = new ChatAddress(tenant, user.ObjectId, user.ChannelUserId, activity.Conversation!.Id!, activity.ServiceUrl!, activity.Recipient?.Id ?? "");
        return new(user, asked.Verb, asked.Data, Language(activity), chat, activity.Id ?? "", asked.Text, messageId, asked.Automatic) { Personal = activity.IsPersonal };
    }

    // Some activities name no language (an installation by an admin, say): then the product's first.
    public static Language Language(Activity activity) =>
        activity.Locale is not { Length: > 0 } locale || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? Cards.Language.Zh
            : Cards.Language.En;
}
