using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>A card of a person's account, and what its matter is called.</summary>
/// <param name="Name">The programme; the matter's number where that is all that is known of it.</param>
public sealed record NamedCard(CardAccount Card, string Name);

/// <summary>What a person has in their chat and what they should have: what the office sees of it.</summary>
/// <param name="Contact">Where they can be written to; null while they have not met the app.</param>
/// <param name="Cards">Oldest first; of which nothing is remembered yet, last.</param>
/// <param name="Messages">How many sentences were said to them.</param>
/// <param name="LastMessage">When the last one was (UTC).</param>
/// <param name="Feed">What their activity feed refused last; null when nothing.</param>
/// <param name="HasLeft">Something did not get through, and the tenant has no such account any more.</param>
public sealed record PersonAccount(PersonId Id, string Name, Contact? Contact, IReadOnlyList<NamedCard> Cards, int Messages, DateTimeOffset? LastMessage, Trouble? Feed, bool HasLeft);

/// <summary>A person to whom something was to be sent.</summary>
/// <param name="Role">What they are to do with it, or what stands in the way.</param>
public sealed record PersonLine(PersonId Id, string Name, string Role);
