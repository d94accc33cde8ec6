using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class ExpertQueueTests
{
    [Fact]
    public void The_soonest_due_comes_first_and_the_queue_goes_on_from_where_one_stands()
    {
        var (a, b, c, d) = (Of(10, 3), Of(9, 1), Of(11, 2), Of(8, 2));
        // In order: b (9), d (8), c (11), a (10); ids are numbers.
        Assert.Equal((2, 4, 0), Place(ExpertQueue.From(d, [a, b, c, d])));
        Assert.Equal(["11", "10", "9"], ExpertQueue.From(d, [a, b, c, d]).Others.Select(x => x.Id));
        Assert.Equal(["9", "8", "11"], ExpertQueue.From(a, [a, b, c, d]).Others.Select(x => x.Id));
    }

    [Fact]
    public void What_is_given_counts_and_waits_no_more_and_what_was_declined_does_neither()
    {
        var (open, given, declined) = (Of(1, 1), Of(2, 2) with { State = AssignmentState.Submitted }, Of(3, 3) with { State = AssignmentState.Declined });
        Assert.Equal((2, 2, 1), Place(ExpertQueue.From(given, [open, given, declined])));
        Assert.Equal(["1"], ExpertQueue.From(given, [open, given, declined]).Others.Select(x => x.Id));
        Assert.Equal((0, 2, 1), Place(ExpertQueue.From(declined, [open, given, declined])));
        Assert.Empty(ExpertQueue.From(open, [open, given, declined]).Others);
    }

    [Fact]
    public void What_was_just_saved_counts_as_it_is_now()
    {
        var before = Of(1, 1);
        Assert.Equal((1, 1, 1), Place(ExpertQueue.From(before with { State = AssignmentState.Submitted }, [before])));
    }

    [Fact]
    public void Another_round_waits_as_well_but_is_not_counted()
    {
        var (here, there) = (Of(1, 1), Of(2, 2) with { RoundId = "2025-autumn" });
        Assert.Equal((1, 1, 0), Place(ExpertQueue.From(here, [here, there])));
        Assert.Equal(["2"], ExpertQueue.From(here, [here, there]).Others.Select(x => x.Id));
    }

    private static (int Number, int Count, int Given) Place(ExpertQueue queue) => (queue.Number, queue.Count, queue.Given);

    private static Assignment Of(int id, int days) => A.Assignment().Build() with { Id = $"{id}", DueAt = A.Day.AddDays(days) };
}
