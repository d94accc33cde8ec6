using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MicroMajor.TeamsApp.Telemetry;

/// <summary>Sends what <see cref="Measures"/> and the log say to a collector, when one is set.</summary>
public static class TelemetrySetup
{
    /// <summary>Options come from the section <see cref="TelemetryOptions.Section"/>.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddMeasures();
        var options = section.Get<TelemetryOptions>() ?? new();
        // An address that is none is told with the other faults of the configuration.
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out _)) return;
        builder.Services.AddHostedService<Export>();
        builder.Logging.AddOpenTelemetry(log => log.SetResourceBuilder(Resource(options)).AddOtlpExporter(to => Aim(to, options, "logs")));
    }

    /// <summary>The measures alone: they are taken whether somebody is told of them or not.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.AddMetrics().TryAddSingleton<Measures>();
        return services;
    }

    private static ResourceBuilder Resource(TelemetryOptions options) => ResourceBuilder.CreateDefault().AddService(options.ServiceName, serviceVersion: typeof(App).Assembly.GetName().Version?.ToString(3));

    private static void Aim(OtlpExporterOptions to, TelemetryOptions options, string signal)
    {
        to.Protocol = options.Protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = options.Protocol == "grpc" ? new(options.Endpoint!) : new($"{options.Endpoint!.TrimEnd('/')}/v1/{signal}");
        to.Headers = options.Headers;
    }

    // Requests by their route's name and the program's own turns. Calls that go out are counted, not traced: their addresses name people and programmes.
    private sealed class Export(IOptions<TelemetryOptions> options, Measures measures, DeliveryQueue queue, Budgets budgets) : IHostedService
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            measures.Watch(queue, budgets);
            var resource = Resource(options.Value);
            // The request around a turn is not traced, and must not decide that the turn is not either.
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Measures.Name).SetSampler(new AlwaysOnSampler()).AddOtlpExporter(to => Aim(to, options.Value, "traces")).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter(Measures.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(to => Aim(to, options.Value, "metrics")).Build();
            return Task.CompletedTask;
        }

        // What was measured last goes out, too.
        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces?.Dispose();
            metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
