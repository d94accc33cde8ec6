using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>我的任务: everything that lies on a person's desk, their own proposals first.</summary>
public sealed record MyDesk(string Title, IReadOnlyList<DeskPart> Parts) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Said when the desk is empty.</summary>
    public string Empty { get; init; } = "";

    /// <summary>Where the next page of the person's proposals begins; empty when these are all.</summary>
    public string After { get; init; } = "";
}
