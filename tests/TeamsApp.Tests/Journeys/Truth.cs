using System.Text.Json.Nodes;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Graph.Directory;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What people must find in their chats, in the lists and in the library.</summary>
internal static class Truth
{
    // Whether another task is open is told when the card is looked at: it is not of this matter.
    private static readonly IReadOnlyList<string> s_ofOtherTasks = ["下一份", "先跳过，看下一份"];

    /// <summary>Everything that was owed has come, to everyone whom it was owed to.</summary>
    public static async Task PaidAsync(Scene scene, string proposalId, IReadOnlyList<Owed> owed)
    {
        var lines = await scene.Audit.OfProposalAsync(proposalId, default);
        var due = owed.OfType<AuditDue>().Select(d => d.Entry.Key).ToList();
        Assert.Equal(due.Order(StringComparer.Ordinal), lines.Select(l => l.Key).Order(StringComparer.Ordinal));
        foreach (var card in owed.OfType<CardDue>())
            foreach (var person in PersonsOf(card.To)) await CardAsync(scene, person, card.Matter);
        foreach (var told in owed.OfType<MessageDue>())
            foreach (var person in PersonsOf(told.To))
            {
                Told(scene, person, told);
                Fed(scene, person, told, proposalId);
            }
    }

    /// <summary>The person has a card on the matter that shows what is now, and at most one other that was left over.</summary>
    public static async Task CardAsync(Scene scene, string person, Matter matter)
    {
        var drawn = await scene.Services.GetRequiredService<MatterCards>().DrawAsync(new(new(person), scene.Tenant.GetRequiredService<ChannelIds>().MriOf(scene.PersonOf(person)), Language.Zh), matter, default);
        Assert.NotNull(drawn);
        var wanted = Lines(JsonNode.Parse(drawn.Json.Span));
        wanted.ExceptWith(s_ofOtherTasks);
        var there = CardsOn(scene, person, matter);
        Assert.True(there.Count is 1 or 2, $"{there.Count} cards on {matter}.");
        Assert.True(there.Any(m => wanted.IsSubsetOf(Lines(m.BaseCard))), $"No card of {matter} shows what is now. Missing: {string.Join("; or ", there.Select(m => string.Join(" | ", wanted.Except(Lines(m.BaseCard)))))}\nThere: {string.Join("\n", there.Select(m => string.Join(" | ", Lines(m.BaseCard))))}");
        // The one that is remembered is the one that is kept true from now on.
        var kept = await scene.Notices.FindAsync($"{matter.Kind}|{matter.Id}|{person}", default);
        Assert.Contains(there, m => m.Id == kept!.Value.ActivityId && wanted.IsSubsetOf(Lines(m.BaseCard)));
    }

    /// <summary>The cards on the matter that lie in the person's chat.</summary>
    public static IReadOnlyList<ChatMessage> CardsOn(Scene scene, string person, Matter matter) => [.. scene.Chat(person).Where(m => !m.Deleted && IsAbout(m.BaseCard, matter))];

    /// <summary>Both annexes lie in the library, from the frozen data of these proposals.</summary>
    public static async Task DocumentsAsync(Scene scene, string roundId, params IReadOnlyList<string> proposalIds)
    {
        var round = (await scene.Rounds.FindAsync(roundId, default))!.Value;
        var (units, directions) = (await scene.Directory.UnitsAsync(default), await scene.Rounds.DirectionsAsync(default));
        var snapshots = new List<FilingSnapshot>();
        foreach (var id in proposalIds)
        {
            var proposal = (await scene.Proposals.FindAsync(id, default))!.Value;
            var snapshot = FilingSnapshot.Of(proposal, FormEditions.Shipped.Of(proposal), round, units.First(u => u.Code == proposal.UnitCode), units, directions);
            snapshots.Add(snapshot);
            await FiledAsync(scene, Assert.Single(proposal.Documents), snapshot.ContentCode);
        }

        await FiledAsync(scene, Assert.Single(round.Documents, d => d.Kind == DocumentKinds.Summary), RoundSnapshot.Of(round, snapshots).ContentCode);
        // Nothing half, nothing twice: what lies in the library is the plan.
        var there = await scene.Filed.OfRoundAsync(roundId, default);
        Assert.Equal(FilingPlan.Of(round, snapshots, [], units).Select(p => (p.Path, p.ContentCode)).Order(), there.Select(d => (d.Path, d.ContentCode)).Order());
    }

    private static async Task FiledAsync(Scene scene, FiledDocument document, string code)
    {
        Assert.Equal(code, document.ContentCode);
        Assert.NotEmpty((await scene.Library.ReadAsync(document.Path, default))!);
    }

    private static void Told(Scene scene, string person, MessageDue told)
    {
        var sentence = scene.Services.GetRequiredService<MessageWords>().Sentence(told.Code, told.Facts, Language.Zh);
        Assert.InRange(scene.Chat(person).Count(m => (string?)m.Activity["text"] == sentence), 1, 2);
    }

    // Never twice, whatever died in between.
    private static void Fed(Scene scene, string person, MessageDue told, string proposalId)
    {
        if (told.To.Kind != AudienceKind.Person || FeedLine.Of(told.Code) is not { } line) return;
        var entry = Assert.Single(scene.Tenant.GetRequiredService<ActivityFeed>().Of(person, 1000), e => PlaceOf(e) == $"proposals/{proposalId}");
        Assert.Equal($"{line.Kind}".ToLowerInvariant(), entry.ActivityType);
    }

    /// <summary>The person's feed asks for that review, once.</summary>
    public static void Asked(Scene scene, string person, string assignmentId)
    {
        var entry = Assert.Single(scene.Tenant.GetRequiredService<ActivityFeed>().Of(person, 1000), e => PlaceOf(e) == $"review/{assignmentId}");
        Assert.Equal("assignment", entry.ActivityType);
    }

    /// <summary>How often the feed of the college has told of decisions.</summary>
    public static int DecisionsOfCollege(Scene scene) => scene.Tenant.GetRequiredService<ActivityFeed>().Of(A.Dean.Id.Value, 1000).Count(e => e.ActivityType == "decision" && PlaceOf(e) == "mine");

    /// <summary>The page that an entry of the activity feed opens.</summary>
    public static string PlaceOf(ActivityNotification entry) =>
        (string)JsonNode.Parse(Uri.UnescapeDataString(new Uri(entry.WebUrl!).Query["?context=".Length..]))!["subEntityId"]!;

    private static bool IsAbout(JsonObject? card, Matter matter)
    {
        if (card is null) return false;
        // Of a round and a college: no single datum names both.
        if (matter.Kind == MatterKind.HandIn)
            return card["refresh"]?["action"] is JsonObject again && (string?)again["verb"] == "packs/open" && UnitHandIns.IdOf($"{CardText.Data(again)["roundId"]}", $"{CardText.Data(again)["unitCode"]}") == matter.Id;
        var (verb, name) = matter.Kind switch
        {
            MatterKind.Endorsement => ("endorsement/open", "proposalId"),
            MatterKind.Screening => ("screening/open", "proposalId"),
            MatterKind.Assignment => ("review/open", "assignmentId"),
            MatterKind.RoundDesk => ("desk/open", "roundId"),
            _ => ("proposals/", "proposalId"),
        };
        return matter.Kind == MatterKind.Proposal
            // A form to begin with leads to the drafts that there are: it is nobody's card.
            ? !CardText.Actions(card).Any(a => $"{a["verb"]}" == "proposals/create") && CardText.Actions(card).Any(a => $"{a["verb"]}".StartsWith(verb, StringComparison.Ordinal) && $"{CardText.Data(a)[name]}" == matter.Id)
            : card["refresh"]?["action"] is JsonObject refresh && (string?)refresh["verb"] == verb && $"{CardText.Data(refresh)[name]}" == matter.Id;
    }

    private static HashSet<string> Lines(JsonNode? card) => [.. CardText.Texts(card)];

    private static IEnumerable<string> PersonsOf(Audience to) => to.Kind switch
    {
        AudienceKind.Person => [to.Id],
        AudienceKind.Office => [A.Office.Id.Value],
        _ => [A.Dean.Id.Value],
    };
}
