namespace MicroMajor.Domain.Notifications;

/// <summary>How it stands with a person's card on a matter.</summary>
public enum CardStanding
{
    /// <summary>It lies in the chat and shows the present state.</summary>
    InChat,

    /// <summary>It made room for another card in its message; the person's desk leads to it.</summary>
    OnDesk,

    /// <summary>It is owed, and comes when the form is closed that the person has open in it.</summary>
    WaitsForForm,

    /// <summary>It is owed and on its way.</summary>
    OnItsWay,

    /// <summary>The person has not met the app.</summary>
    NotMet,

    /// <summary>The last try came to nothing: <see cref="Notice.Trouble"/>.</summary>
    Failed,

    /// <summary>Nobody sent it: the person met the app later.</summary>
    NeverSent,
}

/// <summary>A card that a person has, or should have, with all that tells why.</summary>
/// <param name="Notice">What is remembered of it; null when it was never tried.</param>
/// <param name="IsOwed">Does its matter owe it now?</param>
/// <param name="HasForm">Does the person have a form open in its message?</param>
/// <param name="HasMet">Has the person met the app?</param>
public sealed record CardAccount(Matter Matter, Notice? Notice, bool IsOwed, bool HasForm, bool HasMet)
{
    /// <summary>How it stands: what stands in the way first.</summary>
    public CardStanding Standing => this switch
    {
        { HasMet: false } => CardStanding.NotMet,
        // Who has met the app since can be written to.
        { Notice.Trouble.Kind: TroubleKind.NotMet, IsOwed: false } => CardStanding.NeverSent,
        { Notice.Trouble: not null } => CardStanding.Failed,
        { IsOwed: true, HasForm: true } => CardStanding.WaitsForForm,
        { IsOwed: true } => CardStanding.OnItsWay,
        { Notice: null } => CardStanding.NeverSent,
        { Notice.ActivityId.Length: 0 } => CardStanding.OnDesk,
        _ => CardStanding.InChat,
    };

    /// <summary>Is there anything to be sent again?</summary>
    public bool IsMissing => Standing is CardStanding.Failed or CardStanding.NeverSent or CardStanding.NotMet;

    /// <summary>Does this debt concern the person's card on the matter?</summary>
    /// <param name="units">The colleges that the person endorses for.</param>
    public static bool IsOwedTo(Owed owed, People.PersonId person, bool isOffice, IReadOnlyList<string> units, Matter matter) => owed is CardDue due && due.Matter == matter && due.To.Kind switch
    {
        AudienceKind.Person => due.To.Id == person.Value,
        AudienceKind.Office => isOffice,
        _ => units.Contains(due.To.Id, StringComparer.Ordinal),
    };
}
