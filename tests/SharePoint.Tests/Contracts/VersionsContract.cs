using MicroMajor.Domain.Proposals;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class VersionsContract(IProposals proposals, IProposalVersions versions)
{
    [Fact]
    public async Task Every_save_is_a_version_with_who_when_and_the_whole_form()
    {
        var draft = await StartAsync();
        var id = draft.Value.Id;
        var first = Saved(draft.Value, 1, "方若水", a => a.With("programName", "低空经济运营").WithRow("courses", new Row("r1", [new("name", "“航线”\n规划")])));
        var second = Saved(first, 2, "周文博", a => a.With("programName", "")) with { State = ProposalState.UnitReview };
        var stored = (await proposals.SaveAsync(draft.With(first), default)).Value;
        await proposals.SaveAsync(stored.With(second), default);

        var page = await versions.ListAsync(id, null, default);
        Assert.Null(page.Continue);
        Assert.Equal([Version(second), Version(first), Version(draft.Value)], page.Versions.Select(v => v with { Id = "" }));
        foreach (var version in page.Versions) Assert.Equal(version, await versions.FindAsync(id, version.Id, default));
    }

    [Fact]
    public async Task Paying_a_debt_makes_no_version_and_the_persons_save_stays_the_one_it_was()
    {
        var draft = await StartAsync();
        var changed = Saved(draft.Value, 1, "方若水", a => a.With("programName", "甲")) with { Owed = Some.OneOfEachDebt() };
        var stored = (await proposals.SaveAsync(draft.With(changed), default)).Value;
        var before = (await versions.ListAsync(draft.Value.Id, null, default)).Versions;
        await proposals.SaveAsync(stored.With(changed with { Owed = [] }), default);
        Assert.Equal(before, (await versions.ListAsync(draft.Value.Id, null, default)).Versions);
    }

    [Fact]
    public async Task A_save_that_was_refused_is_no_version()
    {
        var draft = await StartAsync();
        await proposals.SaveAsync(draft.With(Saved(draft.Value, 1, "先", a => a.With("programName", "先"))), default);
        Assert.False((await proposals.SaveAsync(draft.With(Saved(draft.Value, 1, "后", a => a.With("programName", "后"))), default)).IsDone);
        Assert.Equal(["先", draft.Value.UpdatedBy], (await versions.ListAsync(draft.Value.Id, null, default)).Versions.Select(v => v.By));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(40)]
    public async Task A_long_history_comes_page_by_page_each_beginning_where_the_last_ended(int saves)
    {
        var stored = await StartAsync();
        var id = stored.Value.Id;
        for (var n = 1; n <= saves; n++)
            stored = (await proposals.SaveAsync(stored.With(Saved(stored.Value, n, $"第{n}人", a => a.With("programName", $"第{n}稿"))), default)).Value;

        var seen = new List<ProposalVersion>();
        string? after = null;
        do
        {
            var page = await versions.ListAsync(id, after, default);
            Assert.InRange(page.Versions.Count, 1, 10);
            if (seen.Count > 0) Assert.Equal(seen[^1], page.Versions[0]);
            seen.AddRange(page.Versions.Skip(seen.Count > 0 ? 1 : 0));
            after = page.Continue;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, saves + 1).Reverse(), seen.Select(v => v.Revision));
        Assert.Equal($"第{saves}稿", seen[0].Answers["programName"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.0")]
    [InlineData("99999.0")]
    [InlineData("1.0/fields")]
    [InlineData("../1")]
    [InlineData("1.0' or 1 eq 1")]
    public async Task A_version_that_never_was_is_not_found_and_a_place_that_never_was_is_the_first(string odd)
    {
        var draft = await StartAsync();
        Assert.Null(await versions.FindAsync(draft.Value.Id, odd, default));
        Assert.Single((await versions.ListAsync(draft.Value.Id, odd, default)).Versions);
    }

    [Theory]
    [InlineData("WZY-2025-99999")]
    [InlineData("")]
    [InlineData("../1")]
    public async Task A_proposal_that_there_is_not_has_no_versions(string id)
    {
        var page = await versions.ListAsync(id, null, default);
        Assert.Equal((0, null), (page.Versions.Count, page.Continue));
        Assert.Null(await versions.FindAsync(id, "1.0", default));
    }

    [Fact]
    public async Task Another_years_number_has_no_versions()
    {
        var draft = await StartAsync();
        var other = draft.Value.Id.Replace("-2025-", "-2024-", StringComparison.Ordinal);
        Assert.Empty((await versions.ListAsync(other, null, default)).Versions);
        Assert.Null(await versions.FindAsync(other, "1.0", default));
    }

    private Task<Domain.Stored<Proposal>> StartAsync() => proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);

    private static Proposal Saved(Proposal proposal, int revision, string by, Func<Answers, Answers> change) =>
        proposal with { Answers = change(proposal.Answers), Revision = revision, UpdatedAt = Some.Instant.AddMinutes(revision), UpdatedBy = by };

    private static ProposalVersion Version(Proposal saved) => new("", saved.Revision, saved.State, saved.Answers, saved.UpdatedAt, saved.UpdatedBy);
}

public sealed class MemoryVersionsTests : VersionsContract
{
    public MemoryVersionsTests() : this(new MemoryTenant()) { }

    private MemoryVersionsTests(MemoryTenant tenant) : base(tenant.Proposals, tenant.Versions) { }
}

[Collection(OneTenant.Name)]
public sealed class SharePointVersionsTests(SharedTenant tenant) : VersionsContract(tenant.Store.Get<IProposals>(), tenant.Store.Get<IProposalVersions>());
