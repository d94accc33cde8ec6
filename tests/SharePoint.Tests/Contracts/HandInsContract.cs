using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class HandInsContract(IHandIns handIns)
{
    private static readonly DateTimeOffset s_at = new(2025, 6, 24, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_saved_is_found_whole_by_its_round_and_college_and_nowhere_else()
    {
        var whole = Whole(Some.Word("r"), "cs");
        var stored = (await handIns.SaveAsync(new(whole, ""), default)).Value;

        AssertSame(whole, (await handIns.FindAsync(whole.RoundId, "cs", default))!.Value);
        Assert.Null(await handIns.FindAsync(whole.RoundId, "CS", default));
        Assert.Null(await handIns.FindAsync(whole.RoundId, "econ", default));
        Assert.Null(await handIns.FindAsync(Some.Word("r"), "cs", default));
        Assert.Equal(stored.Version, (await handIns.FindAsync(whole.RoundId, "cs", default))!.Version);
    }

    [Fact]
    public async Task A_round_has_those_of_its_colleges_by_their_codes()
    {
        var round = Some.Word("r");
        foreach (var unit in new[] { "math", "cs", "econ" }) Assert.True((await handIns.SaveAsync(new(new(round, unit, []), ""), default)).IsDone);
        Assert.True((await handIns.SaveAsync(new(new(Some.Word("r"), "art", []), ""), default)).IsDone);

        Assert.Equal(["cs", "econ", "math"], (await handIns.OfRoundAsync(round, default)).Select(h => h.Value.UnitCode));
    }

    [Fact]
    public async Task Two_who_hand_in_at_once_cannot_both_be_first()
    {
        var (one, other) = (Whole(Some.Word("r"), "cs"), new UnitHandIns("", "cs", []));
        other = other with { RoundId = one.RoundId };
        Assert.True((await handIns.SaveAsync(new(one, ""), default)).IsDone);

        Assert.Equal("changed-meanwhile", Assert.Single((await handIns.SaveAsync(new(other, ""), default)).Problems).Code);
        AssertSame(one, (await handIns.FindAsync(one.RoundId, "cs", default))!.Value);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_the_first_is_not_lost()
    {
        var stored = (await handIns.SaveAsync(new(Whole(Some.Word("r"), "cs"), ""), default)).Value;
        var reminded = (await handIns.SaveAsync(stored.With(stored.Value with { RemindedOn = new(2025, 6, 24) }), default)).Value;

        Assert.Equal("changed-meanwhile", Assert.Single((await handIns.SaveAsync(stored.With(stored.Value with { Pending = null }), default)).Problems).Code);
        AssertSame(reminded.Value, (await handIns.FindAsync(stored.Value.RoundId, "cs", default))!.Value);
    }

    [Fact]
    public async Task Only_what_owes_is_among_those_that_owe()
    {
        var owing = (await handIns.SaveAsync(new(Whole(Some.Word("r"), "cs"), ""), default)).Value;
        Assert.Contains(owing.Value.Id, (await handIns.OwingAsync(default)).Select(h => h.Value.Id));

        await handIns.SaveAsync(owing.With(owing.Value with { Owed = [] }), default);
        Assert.DoesNotContain(owing.Value.Id, (await handIns.OwingAsync(default)).Select(h => h.Value.Id));
    }

    private static UnitHandIns Whole(string round, string unit)
    {
        var dean = new PersonId("11111111-0000-4000-8000-000000000002");
        var first = new HandIn(1, dean, "何'清\"和", s_at, "", [new("WZY-2025-0001", "智能数据分析", "7K3M-9QXA")], "WERC-8GMR")
        {
            State = HandInState.Superseded,
            Documents = [new(DocumentKinds.CollegeForms, "报送/第1次/附件2.docx", "https://contoso.sharepoint.example/a.docx", "7K3M-9QXA", s_at), new(DocumentKinds.CollegeSummary, "报送/第1次/附件3.docx", "https://contoso.sharepoint.example/b.docx", "WERC-8GMR", s_at)],
        };
        return new(round, unit, [first, first with { Number = 2, Reason = "补充一个微专业", State = HandInState.Returned, ReturnReason = "请核对学时", ReturnedBy = "林晓岚", ReturnedAt = s_at.AddDays(1) }])
        {
            Pending = first with { Number = 3, State = HandInState.Submitted, Documents = [] },
            RemindedOn = new(2025, 6, 23),
            MayBeLate = true,
            Owed = [new PackDue(3) { Key = $"{round}|{unit}|3|write" }],
        };
    }

    private static void AssertSame(UnitHandIns expected, UnitHandIns actual)
    {
        // Lists in records are compared by who they are.
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(expected), System.Text.Json.JsonSerializer.Serialize(actual));
    }
}

public sealed class MemoryHandInsTests() : HandInsContract(new MemoryTenant().HandIns);

[Collection(OneTenant.Name)]
public sealed class SharePointHandInsTests(SharedTenant tenant) : HandInsContract(tenant.Store.Get<IHandIns>());
