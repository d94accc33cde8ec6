using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>What a card shows: a record of the same name as its <c>.card.json</c> file, made by the room, plain text only.</summary>
public interface ICardView
{
    /// <summary>One line of plain text for notification banners and screen readers.</summary>
    string Summary { get; }

    /// <summary>What has just happened, when the card says it.</summary>
    Banner? Banner => null;
}
