namespace MicroMajor.LocalTenant.Identity;

/// <summary>A refusal of the token endpoint in Entra's shape.</summary>
internal static class TokenError
{
    public static IResult TenantNotFound(string tenant, DateTimeOffset at) =>
        Of(400, "invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.", at);

    public static IResult AppNotFound(string clientId, DateTimeOffset at) =>
        Of(400, "unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory.", at);

    public static IResult WrongSecret(DateTimeOffset at) =>
        Of(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.", at);

    public static IResult WrongScope(string scope, DateTimeOffset at) =>
        Of(400, "invalid_scope", 1002012, $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).", at);

    public static IResult WrongGrant(string? grant, DateTimeOffset at) =>
        Of(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.", at);

    public static IResult WrongAssertion(DateTimeOffset at) =>
        Of(400, "invalid_grant", 50013, "Assertion failed signature validation.", at);

    private static IResult Of(int status, string error, int code, string sentence, DateTimeOffset at)
    {
        var (trace, correlation) = (Guid.NewGuid(), Guid.NewGuid());
        var timestamp = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'");
        return Results.Json(
            new
            {
                error,
                error_description = $"AADSTS{code}: {sentence} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
                error_codes = new[] { code },
                timestamp,
                trace_id = trace,
                correlation_id = correlation,
            },
            statusCode: status);
    }
}
