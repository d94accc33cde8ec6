using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>One point of a return in whole, with its answer in whole.</summary>
public sealed record ReturnPointForm(string Id, string Title, string Program, int Number, int Page, string PointId) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>The whole text.</summary>
    public required string Text { get; init; }

    /// <summary>What was done about it, when that can no longer be changed.</summary>
    public string Settled { get; init; } = "";

    /// <summary>Can it be answered here?</summary>
    public bool Editable { get; init; }

    /// <summary>The whole answer.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Ticked.</summary>
    public string Done { get; init; } = "false";

    /// <summary>A print of what is shown.</summary>
    public string Seen { get; init; } = "";

    /// <summary>A point, or (with an empty id) what was said of it all.</summary>
    public static ReturnPointForm? Of(Standing standing, Language language, int number, string pointId, int page)
    {
        var returns = standing.Proposal.Returns;
        if ((returns.FirstOrDefault(r => r.Number == number) ?? returns.LastOrDefault()) is not { } back) return null;
        var program = ProposalWords.TitleOf(standing.Proposal, language);
        if (pointId.Length == 0) return new(standing.Proposal.Id, ReturnWords.Who(back, language), program, back.Number, page, "") { Text = back.Reason };
        if (back.Points.FirstOrDefault(p => p.Id == pointId) is not { } point) return null;
        var editable = standing.Proposal.IsReturned && back == returns[^1];
        return new(standing.Proposal.Id, ReturnWords.Title(point, standing.Form, language), program, back.Number, page, point.Id)
        {
            Text = point.Text,
            Settled = editable ? "" : ReturnWords.Settled(point, language, Proposal.LongestPoint),
            Editable = editable,
            Answer = point.Answer,
            Done = point.Done ? "true" : "false",
            Seen = ReturnChecklist.SeenOf([point]),
        };
    }
}
