using MicroMajor.Domain;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class MeetingsContract(IMeetings meetings)
{
    [Fact]
    public async Task What_was_saved_is_found_whole_by_its_id_and_nowhere_else()
    {
        var whole = Whole(Some.Word("r"), 1);
        var stored = (await meetings.SaveAsync(new(whole, ""), default)).Value;
        AssertSame(whole, (await meetings.FindAsync(whole.Id, default))!.Value);
        Assert.Equal(stored.Version, (await meetings.FindAsync(whole.Id, default))!.Version);
        Assert.Null(await meetings.FindAsync(Meeting.IdOf(whole.RoundId, 2), default));
        Assert.Null(await meetings.FindAsync(whole.Id.ToUpperInvariant(), default));
    }

    [Fact]
    public async Task A_round_has_its_meetings_in_their_order()
    {
        var round = Some.Word("r");
        foreach (var n in new[] { 2, 1, 3 }) Assert.True((await meetings.SaveAsync(new(Whole(round, n), ""), default)).IsDone);
        Assert.True((await meetings.SaveAsync(new(Whole(Some.Word("r"), 1), ""), default)).IsDone);
        Assert.Equal([1, 2, 3], (await meetings.OfRoundAsync(round, default)).Select(m => m.Value.Number));
    }

    [Fact]
    public async Task Of_two_who_call_it_or_write_at_once_the_second_is_told()
    {
        var whole = Whole(Some.Word("r"), 1);
        var stored = (await meetings.SaveAsync(new(whole, ""), default)).Value;
        Assert.Equal("changed-meanwhile", Assert.Single((await meetings.SaveAsync(new(whole with { Place = "别处" }, ""), default)).Problems).Code);
        var moved = (await meetings.SaveAsync(stored.With(whole with { Place = "二楼" }), default)).Value;
        Assert.Equal("changed-meanwhile", Assert.Single((await meetings.SaveAsync(stored.With(whole with { Place = "三楼" }), default)).Problems).Code);
        AssertSame(moved.Value, (await meetings.FindAsync(whole.Id, default))!.Value);
    }

    [Fact]
    public async Task The_longest_meeting_fits()
    {
        var whole = Whole(Some.Word("r"), 1);
        var longest = whole with { Items = [.. Enumerable.Range(1, Meeting.MostItems).Select(n => whole.Items[0] with { ProposalId = $"WZY-2025-{n:0000}", Votes = [whole.Items[0].Votes[1]], Notes = new('议', Meeting.LongestNotes) })] };
        var stored = (await meetings.SaveAsync(new(longest, ""), default)).Value;
        AssertSame(longest, (await meetings.FindAsync(stored.Value.Id, default))!.Value);
    }

    private static Meeting Whole(string round, int number)
    {
        MeetingRecusal[] recused = [new("22222222-0000-4000-8000-000000000001", "专家甲", "conflict-unit"), new("name:列席", "列席", "")];
        return new(Meeting.IdOf(round, number), round, number)
        {
            StartsAt = Some.Instant,
            Place = "行政楼“301”\\",
            Chair = "林晓岚",
            Recorder = "周文博",
            Expected = 9,
            Present = [new("22222222-0000-4000-8000-000000000001", "专家甲", "cs", ""), MeetingMember.Named("列席")],
            Items =
            [
                new("WZY-2025-0001", "智能\n数据😀", "计算机学院", 1, 88.25m)
                {
                    Notes = "“可行”",
                    ByHand = ["name:列席"],
                    Votes = [new(1, 0, 0, 3, Majority.Half, [], "林晓岚", Some.Instant) { IsTakenBack = true }, new(2, 1, 0, 3, Majority.TwoThirds, recused, "林晓岚", Some.Instant)],
                },
                new("WZY-2025-0002", "", "", 2, null),
            ],
        };
    }

    // Lists in records are compared by who they are.
    private static void AssertSame(Meeting expected, Meeting actual) => Assert.Equal(System.Text.Json.JsonSerializer.Serialize(expected), System.Text.Json.JsonSerializer.Serialize(actual));
}

public sealed class MemoryMeetingsTests() : MeetingsContract(new MemoryTenant().Meetings);

[Collection(OneTenant.Name)]
public sealed class SharePointMeetingsTests(SharedTenant tenant) : MeetingsContract(tenant.Store.Get<IMeetings>());
