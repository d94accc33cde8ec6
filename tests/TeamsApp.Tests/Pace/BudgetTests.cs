using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Tests.Teams;

namespace MicroMajor.TeamsApp.Tests.Pace;

public sealed class BudgetTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    // Pauses are jumped over, and stand in the clock.
    private readonly HandMovedClock clock = new() { SkipsWaits = true };
    private readonly DateTimeOffset began = new HandMovedClock().GetUtcNow();

    [Fact]
    public async Task Background_work_alone_uses_over_nine_tenths_and_in_no_window_more_than_the_limit()
    {
        using var budget = new Budget(1_250, s_minute, clock);
        var spent = new List<TimeSpan>();
        using (BackgroundWork.Begin())
            while (clock.GetUtcNow() - began < 10 * s_minute)
            {
                await budget.SpendAsync(2, default);
                spent.Add(clock.GetUtcNow() - began);
            }

        Assert.InRange(spent.Count * 2 / 10.0, 0.9 * 1_250, 1_250);
        Assert.InRange(spent.Max(from => spent.Count(at => at >= from && at < from + s_minute) * 2), 0.9 * 1_250, 1_250);
    }

    [Fact]
    public async Task A_person_never_waits_for_a_budget_and_background_work_stands_back_twice_as_much()
    {
        using var budget = new Budget(1_250, s_minute, clock);
        for (var n = 0; n < 100; n++) await budget.SpendAsync(2, default);
        Assert.Empty(clock.Waits);
        using (BackgroundWork.Begin()) await budget.SpendAsync(2, default);
        // 400 pushed back, of which 37.5 stood ready; 19.2 come in a second.
        Assert.InRange((clock.GetUtcNow() - began).TotalSeconds, 18, 20);
        Assert.Equal(new Spent(200, 2, 0), budget.Spent);
    }

    [Fact]
    public async Task What_people_borrowed_is_forgotten_with_the_window()
    {
        using var budget = new Budget(1_250, s_minute, clock);
        for (var n = 0; n < 10_000; n++) await budget.SpendAsync(2, default);
        using (BackgroundWork.Begin()) await budget.SpendAsync(2, default);
        Assert.InRange((clock.GetUtcNow() - began).TotalSeconds, 55, 61);
    }

    [Fact]
    public async Task One_request_to_wait_holds_back_everybody_who_comes_meanwhile()
    {
        using var budget = new Budget(1_250, s_minute, clock);
        budget.Hold(TimeSpan.FromSeconds(7));
        await budget.SpendAsync(2, default);
        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Waits);
        budget.Hold(TimeSpan.FromSeconds(5));
        using (BackgroundWork.Begin()) await budget.SpendAsync(2, default);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)], clock.Waits);
    }

    [Fact]
    public async Task A_batch_that_costs_more_than_what_stands_ready_is_sent_all_the_same()
    {
        using var budget = new Budget(100, s_minute, clock);
        using (BackgroundWork.Begin())
            for (var n = 0; n < 3; n++) await budget.SpendAsync(40, default);
        Assert.InRange((clock.GetUtcNow() - began).TotalSeconds, 40, 80);
    }

    [Fact]
    public async Task Work_that_is_not_waited_for_says_so_to_all_it_calls_and_to_nobody_else()
    {
        Assert.False(BackgroundWork.IsHere);
        await WorkAsync();
        Assert.False(BackgroundWork.IsHere);

        static async Task WorkAsync()
        {
            using var part = BackgroundWork.Begin();
            await Task.Yield();
            Assert.True(BackgroundWork.IsHere);
            Assert.True(await Task.Run(() => BackgroundWork.IsHere));
        }
    }
}
