using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class AuditContract(IAudit audit)
{
    [Fact]
    public async Task Entries_come_back_whole_oldest_first()
    {
        var proposal = Some.Word("WZY");
        var late = Some.Entry(proposal, Some.Word("entry"), Some.Instant.AddTicks(1), new string('因', 4000));
        var early = Some.Entry(proposal, Some.Word("entry"), Some.Instant);
        await audit.AddAsync(late, default);
        await audit.AddAsync(early, default);
        await audit.AddAsync(Some.Entry(Some.Word("WZY"), Some.Word("entry"), Some.Instant), default);
        Assert.Equal([early, late], await audit.OfProposalAsync(proposal, default));
    }

    [Fact]
    public async Task The_same_key_again_changes_nothing()
    {
        var entry = Some.Entry(Some.Word("WZY"), Some.Word("entry"), Some.Instant, "先");
        await audit.AddAsync(entry, default);
        await audit.AddAsync(entry with { Reason = "后" }, default);
        Assert.Equal([entry], await audit.OfProposalAsync(entry.ProposalId, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(250)]
    public async Task All_entries_are_read(int number)
    {
        var proposal = Some.Word("WZY");
        for (var i = 0; i < number; i++) await audit.AddAsync(Some.Entry(proposal, Some.Word("entry"), Some.Instant.AddMinutes(i)), default);
        Assert.Equal(number, (await audit.OfProposalAsync(proposal, default)).DistinctBy(e => e.Key).Count());
    }
}

public abstract class NoticesContract(INotices notices)
{
    [Fact]
    public async Task A_notice_is_found_by_its_key_as_it_was_written()
    {
        var notice = New();
        await notices.SaveAsync(new(notice, ""), default);
        Assert.Equal(notice, (await notices.FindAsync(notice.Key, default))!.Value);
        Assert.Null(await notices.FindAsync(notice.Key + "0", default));
    }

    [Fact]
    public async Task A_changed_notice_replaces_the_one_that_was_read()
    {
        var notice = New();
        await notices.SaveAsync(new(notice, ""), default);
        var read = await notices.FindAsync(notice.Key, default);
        var changed = notice with { ActivityId = "2", ConversationId = "a:2", At = Some.Instant.AddDays(1) };
        await notices.SaveAsync(read!.With(changed), default);
        Assert.Equal(changed, (await notices.FindAsync(notice.Key, default))!.Value);
    }

    [Fact]
    public async Task The_last_one_written_under_a_key_is_remembered_whoever_read_what()
    {
        var notice = New();
        await notices.SaveAsync(new(notice, ""), default);
        var read = await notices.FindAsync(notice.Key, default);
        await notices.SaveAsync(read!.With(notice with { ActivityId = "2" }), default);
        await notices.SaveAsync(read.With(notice with { ActivityId = "3" }), default);
        Assert.Equal("3", (await notices.FindAsync(notice.Key, default))!.Value.ActivityId);
        await notices.SaveAsync(new(notice with { ActivityId = "4" }, ""), default);
        Assert.Equal("4", (await notices.FindAsync(notice.Key, default))!.Value.ActivityId);
    }

    [Fact]
    public async Task What_lies_in_a_message_is_found_by_person_and_message()
    {
        var (first, second) = (New() with { ActivityId = Some.Word("m") }, New());
        second = second with { Person = first.Person, ActivityId = first.ActivityId };
        foreach (var notice in new[] { first, second, New() with { Person = first.Person }, New() with { ActivityId = first.ActivityId } }) await notices.SaveAsync(new(notice, ""), default);
        Assert.Equal([first, second], (await notices.InMessageAsync(first.Person, first.ActivityId, default)).Select(n => n.Value));

        var there = (await notices.FindAsync(second.Key, default))!;
        await notices.SaveAsync(there.With(second with { ActivityId = "another" }), default);
        Assert.Equal(first, Assert.Single(await notices.InMessageAsync(first.Person, first.ActivityId, default)).Value);
    }

    [Fact]
    public async Task However_long_the_channels_id_of_a_message_is_it_is_found()
    {
        var notice = New() with { ActivityId = Some.Word("m") + new string('0', 400) };
        await notices.SaveAsync(new(notice, ""), default);
        await notices.SaveAsync(new(New() with { Person = notice.Person, ActivityId = notice.ActivityId + "1" }, ""), default);
        Assert.Equal(notice, Assert.Single(await notices.InMessageAsync(notice.Person, notice.ActivityId, default)).Value);
    }

    [Fact]
    public async Task What_a_person_has_is_found_together_and_nobody_elses()
    {
        var (person, first) = (Some.Person(), New());
        var mine = new[] { first with { Person = person }, New() with { Person = person, Matter = new(MatterKind.Assignment, "12"), ActivityId = "" } };
        foreach (var notice in mine.Append(New())) await notices.SaveAsync(new(notice, ""), default);
        Assert.Equal(mine, await notices.OfPersonAsync(person, default));
        Assert.Empty(await notices.OfPersonAsync(Some.Person(), default));
    }

    [Fact]
    public async Task A_trouble_is_kept_and_found_until_the_card_gets_through()
    {
        var trouble = new Trouble(TroubleKind.Throttled, "TooManyRequests", Some.Instant, 3) { RetryAt = Some.Instant.AddMinutes(2) };
        var (person, matter) = (Some.Person(), new Matter(MatterKind.Assignment, Some.Word("7-")));
        var notice = New() with { Key = Notice.KeyOf(person, matter), Person = person, Matter = matter, Trouble = trouble };
        var feed = New() with { Trouble = trouble with { Kind = TroubleKind.Feed } };
        await notices.SaveAsync(new(feed, ""), default);
        await notices.SaveAsync(new(notice, ""), default);
        var read = await notices.FindAsync(notice.Key, default);
        Assert.Equal(notice, read!.Value);
        Assert.Contains(notice, await notices.TroubledAsync(default));
        Assert.DoesNotContain(feed, await notices.TroubledAsync(default));
        Assert.Equal(feed, (await notices.FindAsync(feed.Key, default))!.Value);
        await notices.SaveAsync(read.With(notice with { Trouble = null }), default);
        Assert.DoesNotContain(await notices.TroubledAsync(default), n => n.Key == notice.Key);
        Assert.Null((await notices.FindAsync(notice.Key, default))!.Value.Trouble);
    }

    private static Notice New() => new(Some.Word("Proposal|WZY-2025-0001|"), Some.Person(), new(MatterKind.Proposal, "WZY-2025-0001"), "a:" + new string('x', 400), "1", Some.Instant);
}

public sealed class MemoryAuditTests() : AuditContract(new MemoryTenant().Audit);

[Collection(OneTenant.Name)]
public sealed class SharePointAuditTests(SharedTenant tenant) : AuditContract(tenant.Store.Get<IAudit>());

public sealed class MemoryNoticesTests() : NoticesContract(new MemoryTenant().Notices);

[Collection(OneTenant.Name)]
public sealed class SharePointNoticesTests(SharedTenant tenant) : NoticesContract(tenant.Store.Get<INotices>());
