using System.Text.Json.Serialization;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>How the views about editions of the form become JSON, generated at build.</summary>
[JsonSerializable(typeof(FormList))]
[JsonSerializable(typeof(FormChecked))]
[JsonSerializable(typeof(FormEnabling))]
internal sealed partial class FormCardViews : JsonSerializerContext;
