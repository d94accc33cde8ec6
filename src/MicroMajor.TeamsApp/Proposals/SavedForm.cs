using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A state of the form that is looked at: a version, or what is there now.</summary>
/// <param name="Key">How buttons name it; empty for what is there now.</param>
internal sealed record SavedForm(ProposalVersion Saved, string Key)
{
    /// <summary>What is there now.</summary>
    public static SavedForm Present(Proposal proposal) => new(new("", proposal.Revision, proposal.State, proposal.Answers, proposal.UpdatedAt, proposal.UpdatedBy), "");

    /// <summary>What a person calls it.</summary>
    public string NameIn(Language language) => Key.Length == 0 ? TogetherWords.Now(language) : TogetherWords.SavedBy(Saved, language);

    /// <summary>The proposal as it stood then, for drawing: rows that others refer to are called as they were.</summary>
    public Standing In(Standing standing) => standing with { Stored = standing.Stored.With(standing.Proposal with { Answers = Saved.Answers }) };
}
