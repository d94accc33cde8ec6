using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>Where an expression stands: the whole view, the part of it that <c>$data</c> chose, and the row in a list (-1 outside of any).</summary>
internal readonly record struct Scope(JsonElement Root, Value Data, int Index);
