using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Limits;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>Finds the route of a call and lets it answer; every refusal becomes an answer here.</summary>
internal sealed partial class GraphDispatch(RouteTable routes, AccessTable access, Aliases aliases, GraphLog log, FaultRules faults, LimitBook limits, ILogger<GraphDispatch> logger)
{
    private static readonly string[] AlwaysKnown = ["format"];

    /// <summary>A part of a batch: faults that are answers apply to it as to a request of its own.</summary>
    public GraphReply AnswerPart(GraphCall call)
    {
        if (faults.Next(call.Method, "/v1.0/" + call.Path) is { Status: { } status } fault)
        {
            var refused = new GraphError(status, fault.Code, "The request was refused on request.").Reply(call);
            if (fault.RetryAfter is { } seconds)
                refused.With("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
            log.Add(new GraphLogEntry(call.Method, "fault", call.Path, call.RawQuery, status, true, fault.Kind, call.At));
            return refused;
        }

        return Answer(call, inBatch: true, fault: null);
    }

    public GraphReply Answer(GraphCall call, bool inBatch, string? fault)
    {
        var kind = "unknown";
        GraphReply reply;
        try
        {
            var segments = aliases.Canonical(GraphPath.Segments(call.Path));
            var found = routes.Find(call.Method, segments)
                ?? throw GraphError.Unknown($"{call.Method} /v1.0/{call.Path}");
            kind = found.Route.Kind;
            access.Demand(found.Route.Access, call.Caller);
            var strange = call.Query.Keys.FirstOrDefault(option => !found.Route.Options.Contains(option) && !AlwaysKnown.Contains(option, StringComparer.OrdinalIgnoreCase));
            if (strange is not null)
                throw GraphError.Unknown($"the query option {strange}={call.Query[strange]} of {found.Route.Kind}");
            call.Holes = found.Holes;
            var charged = limits.Limits is { } set && GraphCost.Of(set, found.Route, call) is { Count: > 0 } charges ? limits.Take(charges) : null;
            reply = charged is { Wait: not null } ? GraphError.Throttled().Reply(call) : found.Route.Handle(call);
            foreach (var (name, value) in charged?.Headers ?? []) reply.With(name, value);
        }
        catch (GraphError error)
        {
            reply = error.Reply(call);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or InvalidCastException or ArgumentException)
        {
            // A body of the wrong shape: a number where a text belongs.
            reply = GraphError.Invalid($"The request is malformed or incorrect: {error.Message}").Reply(call);
        }
        catch (Exception error)
        {
            Failed(logger, error, kind);
            reply = new GraphError(500, "generalException", "General exception while processing").Reply(call);
        }

        log.Add(new GraphLogEntry(call.Method, kind, call.Path, call.RawQuery, reply.Status, inBatch, fault, call.At));
        return reply;
    }

    [LoggerMessage(LogLevel.Error, "The local tenant itself failed in {Kind}.")]
    private static partial void Failed(ILogger logger, Exception error, string kind);
}
