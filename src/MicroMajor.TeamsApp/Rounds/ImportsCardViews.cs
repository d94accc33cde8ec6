using System.Text.Json.Serialization;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>How the views of the office's data become JSON, generated at build.</summary>
[JsonSerializable(typeof(DirectionsForm))]
[JsonSerializable(typeof(DutiesCard))]
[JsonSerializable(typeof(ImportForm))]
[JsonSerializable(typeof(ImportLists))]
[JsonSerializable(typeof(ImportPreview))]
[JsonSerializable(typeof(OwnDuties))]
internal sealed partial class ImportsCardViews : JsonSerializerContext;
