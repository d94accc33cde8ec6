using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Sdk;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>One round from the first draft to the filing documents, with several programmes at once; the program may die at any moment of it.</summary>
internal sealed class RoundPlay(Scene scene, Round round, int seed, Ledger ledger)
{
    private const int Programmes = 3;

    // Through a kill or two, on a busy machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);

    // Before somebody looks again, or presses again.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly Matter desk = new(MatterKind.RoundDesk, round.Id);

    /// <summary>What the round is about, once its people have begun.</summary>
    public IReadOnlyList<ProgrammePlay> All { get; private set; } = [];

    /// <summary>Plays it to its end and looks everything over.</summary>
    public async Task RunAsync()
    {
        var chance = new Random(seed);
        All = [.. Enumerable.Range(0, Programmes).Select(n => new ProgrammePlay(this, scene, round, seed * 10 + n, chance.Next(), ledger))];
        await scene.GiveCardAsync(new CardDue(Audience.Office, desk) { Key = "desk" });
        await Task.WhenAll(All.Select(p => p.RunAsync()));
        await PublishAsync();
        foreach (var programme in All) await programme.HearAsync();
        await FileAsync();
        await PaidAsync();
        foreach (var programme in All) await programme.LookOverAsync();
        using (ledger.At("looking over"))
            await EventuallyAsync("the filing documents", () => Truth.DocumentsAsync(scene, round.Id, [.. All.Select(p => p.Id)]));
        foreach (var broken in StoreCheck.Of(await scene.Services.GetRequiredService<RoundWalk>().ReadAsync((await scene.Rounds.FindAsync(round.Id, default))!.Value, default)))
            ledger.Miss($"{broken.Code} {broken.Facts["proposal"]}");
    }

    /// <summary>
    /// Somebody presses until it is done. Whoever is answered with a card finds it done; whoever gets no answer presses again.
    /// </summary>
    /// <param name="act">Presses; null when there is nothing to press yet.</param>
    public async Task StepAsync(string step, Func<Task<ActionOutcome?>> act, Func<Task<bool>> isDone)
    {
        using var at = ledger.At(step);
        using var patience = ledger.WaitFor($"{round.Id}, {step}", s_patience);
        for (var last = ActionOutcome.Nothing; ; await Task.Delay(s_pause))
        {
            var outcome = await act();
            if (outcome is not null) ledger.Pressed((last = outcome).Shown);
            var done = await isDone();
            if (outcome?.Shown == "card" && !done) ledger.Miss($"{round.Id}, {step}: told that it was done, and it was not");
            if (done) return;
            if (patience.IsOver) throw new XunitException($"{round.Id}, {step}: never came to be. Last answer: {last.Shown} {last.Text} {string.Join(" | ", CardText.Texts(last.Value).Take(12))}\n{string.Join('\n', scene.Outside.Said)}");
        }
    }

    /// <summary>The message that carries the person's card on the matter, as they see it; null while there is none.</summary>
    public ChatMessage? CardOf(string person, Matter matter) => Truth.CardsOn(scene, person, matter).LastOrDefault();

    /// <summary>It becomes true; what is behind an answer, or owed, comes a little later.</summary>
    public async Task EventuallyAsync(string what, Func<Task> check)
    {
        using var patience = ledger.WaitFor($"{round.Id}, {what}", s_patience);
        for (; ; await Task.Delay(s_pause))
            try
            {
                await check();
                return;
            }
            catch (XunitException amiss)
            {
                if (!patience.IsOver) continue;
                ledger.Miss($"{round.Id}, {what}: {amiss.Message}");
                return;
            }
    }

    private async Task PublishAsync()
    {
        await StepAsync("publish", async () =>
        {
            if (CardOf(A.Office.Id.Value, desk) is not { } message) return null;
            var pending = new List<MicroMajor.Domain.Proposals.Proposal>();
            foreach (var programme in All) pending.Add(await programme.PresentAsync());
            return await scene.SendAsync(Scene.Office, message, "decisions/publish", new() { ["roundId"] = round.Id, ["code"] = PendingDecisions.CodeOf(pending) });
        }, async () =>
        {
            if ((await scene.Rounds.FindAsync(round.Id, default))!.Value.Owed.OfType<PublishDecisionsDue>().Any()) return true;
            foreach (var programme in All)
                if ((await programme.PresentAsync()).Decision is null) return false;
            return true;
        });
    }

    private Task FileAsync() => StepAsync("write documents", async () =>
        CardOf(A.Office.Id.Value, desk) is { } message ? await scene.SendAsync(Scene.Office, message, "filing/write", new() { ["roundId"] = round.Id }) : null,
        async () => (await scene.Rounds.FindAsync(round.Id, default))!.Value is var present && (present.Documents.Count > 0 || present.Owed.OfType<FilingDue>().Any()));

    private async Task PaidAsync()
    {
        using var at = ledger.At("documents are written");
        await EventuallyAsync("what is owed", async () =>
        {
            Assert.Empty((await scene.Rounds.FindAsync(round.Id, default))!.Value.Owed);
            foreach (var programme in All) Assert.Empty((await programme.PresentAsync()).Owed);
            Assert.All(await scene.Assignments.ListAsync(AssignmentQuery.OfRound(round.Id), default), a => Assert.Empty(a.Value.Owed));
        });
    }
}
