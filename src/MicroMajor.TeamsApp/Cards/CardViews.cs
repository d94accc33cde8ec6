using System.Text.Json.Serialization;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>
/// How views become JSON, generated at build. A room lists its own views in a context of its own
/// (<c>Proposals/ProposalsCardViews.cs</c>: a partial class like this one whose name ends in CardViews).
/// </summary>
[JsonSerializable(typeof(Notice))]
internal sealed partial class CardViews : JsonSerializerContext;
