using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>What Teams would refuse, or show badly, without saying so.</summary>
internal static class CardChecks
{
    /// <exception cref="CardFileException">Names the file and the place.</exception>
    public static void Check(string file, JsonElement card)
    {
        if (card.ValueKind != JsonValueKind.Object || Text(card, "type") != "AdaptiveCard")
        {
            throw new CardFileException(file, "", "a card is an object of type AdaptiveCard");
        }

        // What a link unfurls to is drawn by 1.3 and earlier: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling.
        if (Text(card, "version") is not ("1.5" or "1.3"))
        {
            throw new CardFileException(file, "version", "the version is \"1.5\", on which phones and desktop agree, or \"1.3\" for what a link unfurls to");
        }

        Walk(file, card, "", actionsAllowed: false, Text(card, "version") == "1.3");
    }

    private static void Walk(string file, JsonElement node, string place, bool actionsAllowed, bool isOfALink)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            var row = 0;
            foreach (var item in node.EnumerateArray())
            {
                Walk(file, item, $"{place}[{row++}]", actionsAllowed, isOfALink);
            }

            return;
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var type = Text(node, "type") ?? "";
        if (type == "Action.Execute")
        {
            if (isOfALink) throw new CardFileException(file, place, "Action.Execute is of version 1.4: what a link unfurls to has none");
            Execute(file, node, place, actionsAllowed);
        }
        else if (type.StartsWith("Input.", StringComparison.Ordinal) && (Text(node, "id") is null or "" || Text(node, "label") is null or ""))
        {
            throw new CardFileException(file, place, $"{type} needs an id and a label: a placeholder is not read out");
        }

        foreach (var property in node.EnumerateObject())
        {
            var under = place.Length == 0 ? property.Name : $"{place}.{property.Name}";
            var isRefresh = property.Name == "action" && (place == "refresh" || place.EndsWith(".refresh", StringComparison.Ordinal));
            Walk(file, property.Value, under, isRefresh || (property.Name == "actions" && type is "ActionSet" or "AdaptiveCard"), isOfALink);
        }
    }

    private static void Execute(string file, JsonElement action, string place, bool actionsAllowed)
    {
        if (Text(action, "verb") is null or "")
        {
            throw new CardFileException(file, place, "Action.Execute needs a verb");
        }

        if (!actionsAllowed)
        {
            throw new CardFileException(file, place, "Action.Execute stands in the actions of an ActionSet or of the card, where old clients find its fallback");
        }

        if (!place.EndsWith("refresh.action", StringComparison.Ordinal) && !(action.TryGetProperty("fallback", out var fallback) && Text(fallback, "type") == "Action.Submit"))
        {
            throw new CardFileException(file, place, "Action.Execute needs a fallback of type Action.Submit (made by itself when its data is an object)");
        }
    }

    private static string? Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
