using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Journeys;

public sealed class TruthTests
{
    [Fact]
    public async Task A_form_to_begin_with_that_names_a_draft_is_not_the_drafts_card()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p, new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" })).Value.Id;
        await scene.SettleAsync();
        for (var i = 0; i < 2; i++) await scene.SayAsync(Scene.Owner, "我要申报");
        Assert.Equal(2, scene.Chat(Scene.Owner.ObjectId).Count(m => CardText.Actions(m.BaseCard).Any(a => (string?)a["verb"] == "proposals/create") && CardText.Actions(m.BaseCard).Any(a => (string?)CardText.Data(a)["proposalId"] == id)));
        Assert.Single(Truth.CardsOn(scene, Scene.Owner.ObjectId, new(MatterKind.Proposal, id)));
    }
}
