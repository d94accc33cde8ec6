using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Storm;

/// <summary>One draft that is typed into, and one proposal from its submission to its last review, pushed on by people who do not give up; and what must have become of both.</summary>
internal sealed class StormLife(Scene scene, string id, string draft, int number, StormLog log)
{
    private const int Courses = 6;

    private readonly ConcurrentDictionary<string, string> rows = new(StringComparer.Ordinal);
    private ProposalState reached = ProposalState.Draft;
    private int given, steps;

    public int Number => number;

    /// <summary>How many steps of the lifecycle came to pass.</summary>
    public int Steps => steps;

    public async Task LiveAsync(long until)
    {
        using var tab = new Tabs.TabClient(scene, Scene.Owner);
        for (var n = 0; n < Courses; n++)
        {
            var data = new JsonObject { ["proposalId"] = draft, ["table"] = "courses", ["name"] = $"课程{number}-{n}", ["credits"] = "2", ["hours"] = "32" };
            rows[$"课程{number}-{n}"] = n % 2 == 0 ? await PressAsync(Scene.Owner, "proposals/row-save", data) : await ActAsync(tab, "proposals/row-save", data);
            if (Stopwatch.GetTimestamp() > until) return;
        }

        foreach (var (who, verb, state) in new[] { (Scene.Owner, "proposals/submit", ProposalState.UnitReview), (Scene.Dean, "endorsement/endorse", ProposalState.Screening), (Scene.Office, "screening/accept", ProposalState.ReadyForReview) })
        {
            if (Stopwatch.GetTimestamp() > until) return;
            if (!await UntilAsync(until, async () => await StateAsync() == state, () => PressAsync(who, verb, new() { ["proposalId"] = id, ["opinion"] = "同意推荐" }))) return;
            reached = state;
        }

        if (Stopwatch.GetTimestamp() > until) return;
        var experts = Enumerable.Range(1, 3).Select(n => A.Expert(1 + (number + n) % 6)).ToList();
        if (!await UntilAsync(until, async () => (await TasksAsync()).Count == 3, () => PressAsync(Scene.Office, "screening/assign", new() { ["proposalId"] = id, ["experts"] = string.Join(',', experts.Select(e => e.Id.Value)) }))) return;
        foreach (var task in await TryAsync(TasksAsync))
        {
            if (Stopwatch.GetTimestamp() > until) return;
            var who = scene.PersonOf(task.Expert.Value);
            if (!await UntilAsync(until, async () => (await TaskAsync(task.Id)).State == AssignmentState.Accepted, () => PressAsync(who, "review/accept", new() { ["assignmentId"] = task.Id }))) return;
            var score = new JsonObject { ["assignmentId"] = task.Id, ["conclusion"] = "Recommend", ["comment"] = A.Scorecard().Comment, ["advice"] = "" };
            foreach (var item in Rubrics.Current.Items) score[$"grade_{item.Key}"] = "A";
            if (!await UntilAsync(until, async () => (await TaskAsync(task.Id)).IsGiven, () => PressAsync(who, "review/submit", (JsonObject)score.DeepClone()))) return;
            given++;
        }
    }

    /// <summary>The store, the records and the chats say what the people were told. How many messages lie there once too often.</summary>
    public async Task<int> AssertTrueAsync()
    {
        var names = await RowsAsync();
        Assert.Equal(names.Count, names.Distinct().Count());
        foreach (var (name, outcome) in rows)
            if (outcome == "done") Assert.Contains(name, names);
            // What was accepted and could not be done in the end was said in the chat.
            else if (outcome == "accepted" && !names.Contains(name)) Assert.Contains(scene.Chat(Scene.Owner.ObjectId), m => (string?)m.Activity["text"] == EdgeWords.Failed(Language.Zh));
        // The last press of an unfinished life may have been carried out after all.
        Assert.True(await StateAsync() >= reached, $"{id} fell back from {reached}.");
        var lines = await scene.Audit.OfProposalAsync(id, default);
        Assert.Equal(lines.Count, lines.Select(l => l.Key).Distinct().Count());
        foreach (var act in new[] { "Submit", "Endorse", "Accept" }) Assert.InRange(lines.Count(l => l.Act == act), 0, 1);
        var tasks = await TasksAsync();
        Assert.Equal(tasks.Count, tasks.Select(t => t.Expert).Distinct().Count());
        Assert.True(tasks.Count(t => t.IsGiven) >= given);
        Assert.All(tasks.Where(t => t.IsGiven), t => Assert.Empty(t.History));

        var extra = 0;
        if (reached >= ProposalState.UnitReview) extra += await CardAsync(Scene.Dean.ObjectId, new(MatterKind.Endorsement, id));
        if (reached >= ProposalState.Screening) extra += await CardAsync(Scene.Office.ObjectId, new(MatterKind.Screening, id));
        foreach (var task in tasks) extra += await CardAsync(task.Expert.Value, new(MatterKind.Assignment, task.Id));
        return extra;
    }

    private async Task<int> CardAsync(string person, Matter matter)
    {
        // A card that made room for another is put where it moved by the schedule, which tries again later and later.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (; ; await Task.Delay(500, CancellationToken.None))
            try
            {
                await Truth.CardAsync(scene, person, matter);
                break;
            }
            catch (Xunit.Sdk.XunitException) when (!patience.IsCancellationRequested)
            {
                // Not yet.
            }

        return Truth.CardsOn(scene, person, matter).Count - 1;
    }

    private async Task<string> PressAsync(SeedPerson who, string verb, JsonObject data)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await scene.ForgeAsync(who, verb, data);
        var outcome = answer.Shown switch
        {
            "card" => "done",
            "message" => answer.Text == EdgeWords.StillWorking(Language.Zh) ? "accepted" : "refused",
            "error" => "refused",
            // Silence is no answer.
            _ => $"{answer.Shown} {answer.Text}",
        };
        log.Add(verb, Stopwatch.GetElapsedTime(began), outcome, answer.Text);
        return outcome;
    }

    private async Task<string> ActAsync(Tabs.TabClient tab, string verb, JsonObject data)
    {
        var began = Stopwatch.GetTimestamp();
        var (status, text) = await tab.AskAsync("POST", "/acts", new() { ["verb"] = verb, ["data"] = data });
        var code = status == 200 ? null : (string?)JsonNode.Parse(text)!["problems"]![0]!["code"];
        var outcome = (status, code) switch { (200, _) => "done", (503, "act-late") => "accepted", (500 or 503, _) => "refused", _ => $"{status} {text}" };
        log.Add($"tab {verb}", Stopwatch.GetElapsedTime(began), outcome, code);
        return outcome;
    }

    // A person looks, and presses again when it is not there.
    private async Task<bool> UntilAsync(long until, Func<Task<bool>> there, Func<Task<string>> press)
    {
        while (!await TryAsync(there))
        {
            if (Stopwatch.GetTimestamp() > until) return false;
            var outcome = await press();
            for (var looks = outcome == "accepted" ? 20 : 1; looks > 0 && !await TryAsync(there); looks--) await Task.Delay(500);
        }

        steps++;
        return true;
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> look)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await look();
            }
            catch (Exception) when (tries < 20)
            {
                // The look itself goes through the storm.
            }
        }
    }

    private async Task<IReadOnlyList<string>> RowsAsync() => [.. (await scene.Proposals.FindAsync(draft, default))!.Value.Answers.Rows("courses").Select(r => r["name"])];

    private async Task<ProposalState> StateAsync() => (await scene.Proposals.FindAsync(id, default))!.Value.State;

    private async Task<IReadOnlyList<Assignment>> TasksAsync() => [.. (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(id), default)).Select(t => t.Value)];

    private async Task<Assignment> TaskAsync(string task) => (await scene.Assignments.FindAsync(task, default))!.Value;
}
