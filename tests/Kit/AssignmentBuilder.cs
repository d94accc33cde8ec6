using System.Collections.Immutable;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit;

public static partial class A
{
    /// <summary>An assignment of a proposal to an expert: offered, until told more.</summary>
    public static AssignmentBuilder Assignment(Proposal? proposal = null, Expert? expert = null) => new(proposal ?? Proposal().Complete().UnderReview().Build(), expert ?? Expert());

    /// <summary>A scorecard with the same grade on every item.</summary>
    public static Scorecard Scorecard(string grade = "A", Conclusion? conclusion = Conclusion.Recommend, string comment = "培养目标清楚，课程体系完整，实践环节落实到位，建议补充企业教师授课学时的说明。") =>
        new(Rubrics.Current.Items.ToImmutableSortedDictionary(i => i.Key, _ => grade, StringComparer.Ordinal), conclusion, comment);
}

/// <summary>Builds an assignment; its states are reached by the real acts.</summary>
public sealed class AssignmentBuilder
{
    private readonly Actor expert;
    private Assignment assignment;

    internal AssignmentBuilder(Proposal proposal, Expert expert)
    {
        this.expert = A.Acting(expert);
        assignment = new($"{proposal.Id}-{expert.Id.Value[^2..]}", proposal.Id, proposal.RoundId, proposal.Name, expert.Id, expert.Name, WorkingDays.EndOf(A.Day, 3, new()));
    }

    /// <summary>Taken.</summary>
    public AssignmentBuilder Accepted()
    {
        assignment = assignment.Accept(expert, A.Day).Value;
        return this;
    }

    /// <summary>Declined.</summary>
    public AssignmentBuilder Declined(string reason = "本周出差，无法按时完成")
    {
        assignment = assignment.Decline(reason, expert, A.Day).Value;
        return this;
    }

    /// <summary>Reviewed with the same grade on every item.</summary>
    public AssignmentBuilder Submitted(string grade = "A", Conclusion conclusion = Conclusion.Recommend)
    {
        assignment = assignment.Submit(A.Scorecard(grade, conclusion), Rubrics.Current, A.Round(), expert, A.Day).Value;
        return this;
    }

    /// <summary>Reviewed with this total, whatever the grades.</summary>
    public AssignmentBuilder WithTotal(decimal total)
    {
        Submitted();
        assignment = assignment with { Total = total };
        return this;
    }

    /// <summary>The assignment.</summary>
    public Assignment Build() => assignment;

    /// <summary>The assignment.</summary>
    public static implicit operator Assignment(AssignmentBuilder builder) => builder.Build();
}
