using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The channel's own names of people, of the bot and of their chats: opaque to the app, the same after every restart.</summary>
public sealed class ChannelIds
{
    private readonly Dictionary<string, SeedPerson> peopleByMri;
    private readonly Dictionary<string, SeedPerson> peopleByObjectId;
    private readonly Dictionary<string, SeedPerson> peopleByConversation;
    private readonly LocalTenantOptions options;
    private readonly TenantSeed seed;

    public ChannelIds(LocalTenantOptions options)
    {
        (this.options, seed) = (options, options.Seed);
        peopleByMri = seed.People.ToDictionary(MriOf, StringComparer.Ordinal);
        peopleByObjectId = seed.People.ToDictionary(person => person.ObjectId, StringComparer.OrdinalIgnoreCase);
        peopleByConversation = seed.People.ToDictionary(ConversationOf, StringComparer.Ordinal);
    }

    /// <summary>The bot's id in the channel.</summary>
    public string BotId => $"28:{seed.App.AppId}";

    /// <summary>The id of a person in the channel (<c>29:…</c>); it differs from bot to bot, as in Teams.</summary>
    public string MriOf(SeedPerson person) => "29:1" + Opaque("person", person.ObjectId);

    /// <summary>The id of the one personal chat of a person with the bot (<c>a:…</c>).</summary>
    public string ConversationOf(SeedPerson person) => "a:1" + Opaque("chat", person.ObjectId);

    /// <summary>The id of a group chat (<c>19:…@thread.v2</c>).</summary>
    public string ConversationOf(HostedGroup group) => $"19:{Opaque("group", group.Id)}@thread.v2";

    /// <summary>The group chats of a person, in their order.</summary>
    public IReadOnlyList<HostedGroup> GroupsOf(SeedPerson person) => [.. options.Groups.Where(group => group.Members.Contains(person.ObjectId, StringComparer.OrdinalIgnoreCase))];

    /// <summary>The group chat with this id, or null.</summary>
    public HostedGroup? GroupByConversation(string conversationId) => options.Groups.FirstOrDefault(group => ConversationOf(group) == conversationId);

    /// <summary>Does the person read that chat? Their own with the bot, or a group that they are in.</summary>
    public bool IsIn(SeedPerson person, string conversationId) => ConversationOf(person) == conversationId || GroupsOf(person).Any(group => ConversationOf(group) == conversationId);

    /// <summary>Everybody who reads that chat.</summary>
    public IReadOnlyList<SeedPerson> MembersOf(string conversationId) => GroupByConversation(conversationId) is { } group
        ? [.. group.Members.Select(PersonByObjectId).OfType<SeedPerson>()]
        : PersonByConversation(conversationId) is { } person ? [person] : [];

    /// <summary>The person with this channel id, or null.</summary>
    public SeedPerson? PersonByMri(string mri) => peopleByMri.GetValueOrDefault(mri);

    /// <summary>The person with this Entra object id, or null.</summary>
    public SeedPerson? PersonByObjectId(string objectId) => peopleByObjectId.GetValueOrDefault(objectId);

    /// <summary>The person whose chat with the bot has this id, or null.</summary>
    public SeedPerson? PersonByConversation(string conversationId) => peopleByConversation.GetValueOrDefault(conversationId);

    private string Opaque(string kind, string objectId)
    {
        var name = $"{kind}|{seed.TenantId}|{seed.App.AppId}|{objectId}".ToLowerInvariant();
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name))).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }
}
