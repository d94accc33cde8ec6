using System.ComponentModel.DataAnnotations;

namespace MicroMajor.TeamsApp.Telemetry;

/// <summary>Where traces, metrics and logs are sent by OTLP (https://opentelemetry.io/docs/specs/otlp/); nowhere unless an address is set.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Telemetry";

    /// <summary>The collector's address, e.g. <c>http://127.0.0.1:4318</c> (HTTP) or <c>http://127.0.0.1:4317</c> (gRPC); empty for none, which is the default.</summary>
    [Url]
    public string? Endpoint { get; set; }

    /// <summary><c>http</c> (protobuf over HTTP, the default) or <c>grpc</c>.</summary>
    [RegularExpression("http|grpc")]
    public string Protocol { get; set; } = "http";

    /// <summary>Headers for the collector, e.g. <c>api-key=…</c>, several with commas between. A secret: from the environment only.</summary>
    public string? Headers { get; set; }

    /// <summary>What this program is called there; <c>micromajor</c> by default.</summary>
    [Required]
    public string ServiceName { get; set; } = "micromajor";
}
