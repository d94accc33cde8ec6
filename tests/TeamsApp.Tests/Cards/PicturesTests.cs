using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Pictures of every card, kept in tests/Browser/artifacts/cards for somebody to look at.</summary>
public sealed class PicturesTests
{
    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));

    [Fact]
    public async Task Every_card_is_drawn_in_both_languages_and_three_themes_and_anybody_can_use_it()
    {
        var browser = NodeFolder.Open("tests/Browser");
        var (port, none) = Stage.FreePorts();
        var seed = Demo.Cast.Of(1, 1).Tenant;
        var address = new Uri($"http://127.0.0.1:{port}/");
        await using var tenant = LocalTenantApp.Build(new() { BaseAddress = address, MessagingEndpoint = new($"http://127.0.0.1:{none}/api/messages"), Seed = seed });
        await tenant.StartAsync();

        var people = new JsonArray();
        foreach (var (person, language) in seed.People.Zip(Enum.GetValues<Language>())) people.Add(Hang(tenant.Services, person, language));
        var answer = JsonNode.Parse(browser.Run("pictures.mjs", new JsonObject { ["url"] = address.ToString(), ["people"] = people }.ToJsonString()))!;

        await tenant.StopAsync();
        Assert.Empty(answer["complaints"].Deserialize<string[]>()!);
        Assert.Equal(Samples.All.Count * Enum.GetValues<Language>().Length * 3, (int)answer["pictures"]!);
    }

    // Every sample as a message in one person's chat.
    private static JsonObject Hang(IServiceProvider tenant, SeedPerson person, Language language)
    {
        var (chats, chat) = (tenant.GetRequiredService<ChatStore>(), tenant.GetRequiredService<ChannelIds>().ConversationOf(person));
        chats.SetInstalled(chat, person.ObjectId, installed: true);
        var (cards, counts) = (new JsonArray(), new Dictionary<string, int>());
        foreach (var view in Samples.In(language))
        {
            var name = view.GetType().Name;
            var card = Shelf.Draw(view, language);
            var message = chats.Add(chat, person.ObjectId, fromBot: true, new JsonObject
            {
                ["type"] = "message",
                ["summary"] = card.Summary,
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = JsonNode.Parse(card.Json.Span) }),
            });
            counts[name] = counts.GetValueOrDefault(name) + 1;
            cards.Add(new JsonObject { ["messageId"] = message.Id, ["name"] = $"{name}-{counts[name]}" });
        }

        return new() { ["objectId"] = person.ObjectId, ["lang"] = language == Language.Zh ? "zh" : "en", ["cards"] = cards };
    }
}
