using System.Collections.Immutable;
using MicroMajor.Domain;
using MicroMajor.Domain.Review;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class AssignmentsContract(IAssignments assignments)
{
    [Fact]
    public async Task An_assignment_is_found_by_the_id_it_was_given()
    {
        var made = await assignments.EnsureAsync(Some.Assignment(), default);
        Assert.NotEmpty(made.Value.Id);
        Assert.Equal(Some.Told(made), Some.Told((await assignments.FindAsync(made.Value.Id, default))!));
    }

    [Fact]
    public async Task Ensuring_again_gives_the_one_there_is_as_it_stands()
    {
        var offer = Some.Assignment();
        var made = await assignments.EnsureAsync(offer, default);
        var accepted = (await assignments.SaveAsync(made.With(made.Value with { State = AssignmentState.Accepted }), default)).Value;
        Assert.Equal(Some.Told(accepted), Some.Told(await assignments.EnsureAsync(offer, default)));
    }

    [Fact]
    public async Task Ensured_eight_times_at_once_there_is_one()
    {
        var offer = Some.Assignment();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => assignments.EnsureAsync(offer, default))));
        Assert.Single(made.Select(m => m.Value.Id).Distinct());
        Assert.Single(await assignments.ListAsync(AssignmentQuery.OfProposal(offer.ProposalId), default));
    }

    [Fact]
    public async Task A_full_review_reads_back_unchanged_and_can_be_cleared()
    {
        var made = await assignments.EnsureAsync(Some.Assignment(), default);
        var given = made.Value with
        {
            ProgramName = new string('名', 300),
            State = AssignmentState.Submitted,
            Grades = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("need", "A").Add("goals", "B"),
            Conclusion = Conclusion.RecommendAfterRevision,
            Comment = new string('评', 4000) + "\n\"好\"",
            DeclineReason = "理由",
            SubmittedAt = Some.Instant,
            Total = 83.35m,
            Owed = Some.OneOfEachDebt(),
        };
        var saved = (await assignments.SaveAsync(made.With(given), default)).Value;
        Assert.Equal(Some.Told(saved), Some.Told((await assignments.FindAsync(made.Value.Id, default))!));

        await assignments.SaveAsync(saved.With(made.Value), default);
        Assert.Equal(Some.Told(made.Value), Some.Told((await assignments.FindAsync(made.Value.Id, default))!.Value));
    }

    [Fact]
    public async Task Coming_second_is_refused_and_changes_nothing()
    {
        var made = await assignments.EnsureAsync(Some.Assignment(), default);
        await assignments.SaveAsync(made.With(made.Value with { Comment = "先" }), default);
        var second = await assignments.SaveAsync(made.With(made.Value with { Comment = "后" }), default);
        Assert.Equal(new Problem("changed-meanwhile"), Assert.Single(second.Problems));
        Assert.Equal("先", (await assignments.FindAsync(made.Value.Id, default))!.Value.Comment);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(250)]
    public async Task Each_list_holds_each_match_once(int number)
    {
        var (proposal, expert, round) = (Some.Word("WZY"), Some.Person(), Some.Word("round"));
        var made = new List<string>();
        for (var i = 0; i < number; i++)
        {
            made.Add((await assignments.EnsureAsync(Some.Assignment(proposal), default)).Value.Id);
            await assignments.EnsureAsync(Some.Assignment(expert: expert, round: round), default);
        }

        Assert.Equal(made, (await assignments.ListAsync(AssignmentQuery.OfProposal(proposal), default)).Select(a => a.Value.Id));
        Assert.Equal(number, (await assignments.ListAsync(AssignmentQuery.OfExpert(expert), default)).Select(a => a.Value.Id).Distinct().Count());
        Assert.Equal(number, (await assignments.ListAsync(AssignmentQuery.OfRound(round), default)).Count);
        Assert.Empty(await assignments.ListAsync(AssignmentQuery.OfProposal(proposal + "~"), default));
    }

    [Fact]
    public async Task What_owes_is_listed_until_it_owes_nothing()
    {
        var made = await assignments.EnsureAsync(Some.Assignment() with { Owed = Some.OneOfEachDebt() }, default);
        Assert.Contains(made.Value.Id, (await assignments.ListAsync(AssignmentQuery.Owing, default)).Select(a => a.Value.Id));
        await assignments.SaveAsync(made.With(made.Value with { Owed = [] }), default);
        Assert.DoesNotContain(made.Value.Id, (await assignments.ListAsync(AssignmentQuery.Owing, default)).Select(a => a.Value.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("999999")]
    [InlineData("1/fields")]
    [InlineData("+1")]
    public async Task An_id_that_was_never_given_out_finds_nothing(string id) => Assert.Null(await assignments.FindAsync(id, default));
}

public sealed class MemoryAssignmentsTests() : AssignmentsContract(new MemoryTenant().Assignments);

[Collection(OneTenant.Name)]
public sealed class SharePointAssignmentsTests(SharedTenant tenant) : AssignmentsContract(tenant.Store.Get<IAssignments>());
