using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class RoundsContract(IRounds rounds)
{
    [Fact]
    public async Task A_new_round_is_found_by_its_id_as_it_was_written()
    {
        var round = Some.Round() with { Owed = Some.OneOfEachDebt(), Documents = [Some.Document()] };
        var saved = (await rounds.SaveAsync(new(round, ""), default)).Value;
        Assert.Equal(Some.Told(saved), Some.Told((await rounds.FindAsync(round.Id, default))!));
        Assert.Equal(Some.Told(round), Some.Told(saved.Value));
    }

    [Fact]
    public async Task A_changed_round_is_written_over_the_version_that_was_read()
    {
        var saved = (await rounds.SaveAsync(new(Some.Round(), ""), default)).Value;
        var later = saved.Value with { Deadline = saved.Value.Deadline.AddDays(1), Policy = new() { ReviewDays = 9 } };
        var changed = (await rounds.SaveAsync(saved.With(later), default)).Value;
        Assert.Equal(Some.Told(changed), Some.Told((await rounds.FindAsync(later.Id, default))!));
        Assert.True((await rounds.SaveAsync(changed.With(saved.Value), default)).IsDone);
    }

    [Fact]
    public async Task A_rounds_policy_is_kept_whole()
    {
        RoundPolicy policy = new()
        {
            SeniorTitles = ["教授", "副教授"],
            TitleAliases = new Dictionary<string, string> { ["讲席教授"] = "教授" },
            AdvisedLengths = new Dictionary<string, int> { ["introduction"] = 500 },
            EarliestTeaching = new(3, 1),
            DirectionsOwedBy = OwedBy.Unit,
            DeadlineCounts = false,
            HoursPerCredit = 17.5m,
        };
        var saved = (await rounds.SaveAsync(new(Some.Round() with { Policy = policy }, ""), default)).Value;
        Assert.Equal(Some.Told(saved), Some.Told((await rounds.FindAsync(saved.Value.Id, default))!));
    }

    [Fact]
    public async Task A_rounds_publicity_is_kept_whole_with_its_objections()
    {
        var publicity = new Publicity("7K3M-9QXA", Some.Instant, Some.Instant.AddDays(7), [new("WZY-2025-0001", "“智能”\n", "计算机学院", TenantStore.Officer)])
        {
            EndedAt = Some.Instant.AddDays(8),
            Objections =
            [
                new(1, "WZY-2025-0001", "😀 内容", "周文博", TenantStore.Officer, Some.Instant) { Verdict = Verdict.Upheld, Answer = "属实", AnsweredBy = "林晓岚", AnsweredAt = Some.Instant, Settled = "复核" },
                new(2, "WZY-2025-0001", "二", "书面", null, Some.Instant),
            ],
        };
        var saved = (await rounds.SaveAsync(new(Some.Round() with { Publicity = publicity }, ""), default)).Value;
        Assert.Equal(Some.Told(saved), Some.Told((await rounds.FindAsync(saved.Value.Id, default))!));
    }

    [Fact]
    public async Task Coming_second_is_refused()
    {
        var saved = (await rounds.SaveAsync(new(Some.Round(), ""), default)).Value;
        await rounds.SaveAsync(saved.With(saved.Value with { School = "先" }), default);
        Assert.Equal(new Problem("changed-meanwhile"), Assert.Single((await rounds.SaveAsync(saved.With(saved.Value with { School = "后" }), default)).Problems));
        Assert.Equal("先", (await rounds.FindAsync(saved.Value.Id, default))!.Value.School);
    }

    [Fact]
    public async Task A_second_round_of_the_same_id_is_refused()
    {
        var round = Some.Round();
        await rounds.SaveAsync(new(round, ""), default);
        Assert.False((await rounds.SaveAsync(new(round with { School = "另一所" }, ""), default)).IsDone);
        Assert.Equal(round.School, (await rounds.FindAsync(round.Id, default))!.Value.School);
    }

    [Fact]
    public async Task Rounds_are_listed_newest_first()
    {
        var ids = new List<string>();
        foreach (var year in new[] { 2031, 2033, 2032 })
        {
            var round = Some.Round() with { Year = year, OpensAt = new(year, 1, 1, 0, 0, 0, TimeSpan.Zero) };
            await rounds.SaveAsync(new(round, ""), default);
            ids.Add(round.Id);
        }

        var listed = (await rounds.ListAsync(default)).Select(r => r.Value.Id).Where(ids.Contains);
        Assert.Equal([ids[1], ids[2], ids[0]], listed);
    }

    [Fact]
    public async Task An_unknown_round_is_not_found() => Assert.Null(await rounds.FindAsync("2025-spring' or 'a' eq 'a", default));
}

public sealed class MemoryRoundsTests() : RoundsContract(new MemoryTenant().Rounds);

[Collection(OneTenant.Name)]
public sealed class SharePointRoundsTests(SharedTenant tenant) : RoundsContract(tenant.Store.Get<IRounds>());
