using System.Diagnostics;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Fifty screens save one proposal at the same moment, and the way to SharePoint is as slow as it is in life.</summary>
public sealed class FiftySaversTests(ITestOutputHelper output)
{
    private const int Milliseconds = 40;

    [Fact]
    public async Task Fifty_savers_at_once_lose_nothing_and_are_answered_within_seconds()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p);
        await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = draft.Value.Id });
        await scene.SettleAsync();
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/sites/*", "latency", Milliseconds: Milliseconds));
        scene.Log.Clear();

        // Twenty courses, twenty members of the team, ten texts.
        string[] texts = ["programName", "introduction", "demandAnalysis", "difference", "positioning", "objectives", "requirements", "guarantee", "curriculumDesign", "teachingPlan"];
        var savers = Enumerable.Range(1, 20).Select(n => ("proposals/row-save", new JsonObject { ["table"] = "courses", ["name"] = $"课程{n}" }))
            .Concat(Enumerable.Range(1, 20).Select(n => ("proposals/row-save", new JsonObject { ["table"] = "team", ["name"] = $"成员{n}" })))
            .Concat(texts.Select(t => ("proposals/save", new JsonObject { ["section"] = FormDefinitions.Current.SectionOf(t).Key, [t] = $"写给{t}的话" })));
        var took = await Task.WhenAll(savers.Select(async saver =>
        {
            var (verb, data) = saver;
            data["proposalId"] = draft.Value.Id;
            var began = Stopwatch.GetTimestamp();
            var answer = await scene.ForgeAsync(Scene.Owner, verb, data);
            // On a busy machine the last ones are told that it takes a moment, and have their card when it is done.
            Assert.True(answer.Shown == "card" || answer.Text == EdgeWords.StillWorking(Language.Zh), $"{answer.Shown} {answer.Text}");
            return Stopwatch.GetElapsedTime(began);
        }));
        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        await scene.SettleAsync();
        var calls = scene.Log.Entries.Count(e => e.Path.Contains("/items/", StringComparison.Ordinal));

        var answers = (await scene.Proposals.FindAsync(draft.Value.Id, default))!.Value.Answers;
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"课程{n}").Order(StringComparer.Ordinal), answers.Rows("courses").Select(r => r["name"]).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"成员{n}").Order(StringComparer.Ordinal), answers.Rows("team").Select(r => r["name"]).Order(StringComparer.Ordinal));
        Assert.All(texts, t => Assert.Equal($"写给{t}的话", answers[t]));

        Array.Sort(took);
        output.WriteLine($"50 savers, {Milliseconds} ms a call: p50 {took[24].TotalMilliseconds:0} ms, p99 {took[49].TotalMilliseconds:0} ms, {calls} calls of Graph");
        Assert.InRange(took[49], TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(calls, 100, 130);
    }

    [Fact]
    public async Task Fifty_savers_on_two_machines_lose_nothing_either()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p);
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/sites/*", "latency", Milliseconds: Milliseconds / 3));
        var id = draft.Value.Id;
        var team = FormDefinitions.Current.Field("team")!;

        var here = Enumerable.Range(1, 20).Select(n => scene.ForgeAsync(Scene.Owner, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "courses", ["name"] = $"课程{n}" }));
        // The scene has a way to the store of its own, past the app: another machine.
        var there = Enumerable.Range(1, 30).Select(async n => await scene.Proposals.DecideAndSaveAsync(
            (await scene.Proposals.FindAsync(id, default))!,
            (present, _) => ValueTask.FromResult(present.Value.PutRow(team, null, new Dictionary<string, string> { ["name"] = $"成员{n}" }, A.Owner, A.Day)),
            default));
        var (answered, saved) = (Task.WhenAll(here), Task.WhenAll(there));
        Assert.All(await answered, a => Assert.True(a.Shown == "card" || a.Text == EdgeWords.StillWorking(Language.Zh), $"{a.Shown} {a.Text}"));
        Assert.All(await saved, s => Assert.True(s.IsDone));
        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        await scene.SettleAsync();

        var answers = (await scene.Proposals.FindAsync(id, default))!.Value.Answers;
        Assert.Equal((20, 30), (answers.Rows("courses").Select(r => r["name"]).Distinct().Count(), answers.Rows("team").Select(r => r["name"]).Distinct().Count()));
    }
}
