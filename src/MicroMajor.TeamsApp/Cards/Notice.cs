namespace MicroMajor.TeamsApp.Cards;

/// <summary>Something to tell, with what belongs to it and what can be done about it.</summary>
/// <param name="Style">The frame's colour: default, emphasis, good, attention or warning.</param>
public sealed record Notice(
    string Title,
    string Text,
    IReadOnlyList<NoticeFact> Facts,
    IReadOnlyList<NoticeAction> Actions,
    string Style = "default") : ICardView
{
    public string Summary => Title;
}

/// <summary>One line of a notice.</summary>
public sealed record NoticeFact(string Title, string Value);

/// <summary>One button of a notice.</summary>
/// <param name="Verb">e.g. <c>proposals/open</c>.</param>
/// <param name="Id">What the verb is about.</param>
public sealed record NoticeAction(string Title, string Verb, string? Id);
