using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>composeExtension/selectItem</c>: a result of the search was picked.</summary>
internal sealed class ComposePick : ComposeSearch
{
    public override Asked? Read(JsonElement value) => value.ValueKind == JsonValueKind.Object ? new(Whole.ComposePick, value) : null;

    public override TurnHandler? Find(Room room, string verb) => room.For(Whole.ComposePick) ?? Nothing;
}

/// <summary>
/// <c>composeExtension/queryLink</c>: a link of a domain of ours was put into the compose box. What it unfurls to hangs on who put it there, so Teams is
/// not to remember the answer: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling#remove-link-unfurling-cache.
/// </summary>
internal class ComposeLink : ComposeSearch
{
    public override Asked? Read(JsonElement value) => value.String("url") is { Length: > 0 } url ? new(Whole.Link, value, url) : null;

    public override TurnHandler? Find(Room room, string verb) => room.For(Whole.Link) ?? Nothing;

    // A link that says nothing to this person stays a link: no sentence, which would tell that there is something.
    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.Results results => List(results.Hits, keep: false),
        Reply.Say or Reply.Nothing => List([], keep: false),
        _ => throw Misfit(reply, "link in the compose box"),
    };

    public override Answer Refuse(string sentence) => List([], keep: false);

    public override Answer Malformed(string sentence) => List([], keep: false);

    public override Answer Fail(string sentence) => List([], keep: false);
}

/// <summary><c>composeExtension/anonymousQueryLink</c>: the same from somebody who does not have the app. Who they are is not said, so they see nothing.</summary>
internal sealed class ComposeLinkOfNobody : ComposeLink
{
    public override TurnHandler? Find(Room room, string verb) => Nothing;
}
