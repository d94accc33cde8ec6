using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>A Bot Framework channel for one test: keys, their published documents, tokens, and a connector that writes down what it gets.</summary>
internal sealed class TestChannel : HttpMessageHandler
{
    public const string AppId = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";
    public const string Issuer = "https://api.botframework.com";
    public const string MetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    private static readonly RSA s_first = RSA.Create(2048);
    private static readonly RSA s_second = RSA.Create(2048);

    /// <summary>The channel's ordinary key.</summary>
    public static readonly RsaSecurityKey Key = new(s_first) { KeyId = "key-1" };

    /// <summary>Another key of the same strength.</summary>
    public static readonly RsaSecurityKey OtherKey = new(s_second) { KeyId = "key-2" };

    /// <summary>What is published: key and endorsements.</summary>
    public List<(RsaSecurityKey Key, string[] Endorsements)> Published { get; } = [(Key, ["msteams", "webchat"])];

    /// <summary>How often the keys were read.</summary>
    public int KeyReadings { get; private set; }

    /// <summary>The documents cannot be had.</summary>
    public bool IsDown { get; set; }

    /// <summary>What the connector was asked: method, address, body.</summary>
    public List<(string Method, string Address, string Body)> Calls { get; } = [];

    /// <summary>What the connector answers; 201 with a running id unless scripted.</summary>
    public Queue<HttpResponseMessage> Script { get; } = new();

    /// <summary>So many calls of the connector are carried out and never answered.</summary>
    public int Breaks { get; set; }

    /// <summary>The bearer tokens the connector saw.</summary>
    public List<string?> Bearers { get; } = [];

    public string Token(Func<SecurityTokenDescriptor, SecurityTokenDescriptor>? change = null, DateTimeOffset? now = null, string serviceUrl = ServiceUrl)
    {
        var at = (now ?? new HandMovedClock().GetUtcNow()).UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AppId,
            NotBefore = at.AddMinutes(-5),
            IssuedAt = at,
            Expires = at.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(change?.Invoke(descriptor) ?? descriptor);
    }

    public string Metadata(string keysUrl) => JsonSerializer.Serialize(new { issuer = Issuer, jwks_uri = keysUrl, id_token_signing_alg_values_supported = new[] { "RS256" } });

    public string Keys() => JsonSerializer.Serialize(new
    {
        keys = Published.Select(published =>
        {
            var numbers = published.Key.Rsa.ExportParameters(false);
            return new
            {
                kty = "RSA",
                use = "sig",
                kid = published.Key.KeyId,
                n = Base64UrlEncoder.Encode(numbers.Modulus),
                e = Base64UrlEncoder.Encode(numbers.Exponent),
                endorsements = published.Endorsements,
            };
        }),
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = request.RequestUri!;
        if (address.Host == "login.botframework.com") return Documents(address);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Calls)
        {
            Bearers.Add(request.Headers.Authorization?.ToString());
            Calls.Add((request.Method.Method, address.AbsoluteUri, body));
            if (Breaks-- > 0) throw new HttpRequestException("The connection broke.");
            return Script.TryDequeue(out var scripted) ? scripted : Json(HttpStatusCode.Created, $$"""{"id":"sent-{{Calls.Count}}"}""");
        }
    }

    public static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private HttpResponseMessage Documents(Uri address)
    {
        if (IsDown) throw new HttpRequestException("The channel is down.");
        if (address.AbsoluteUri == MetadataUrl)
        {
            KeyReadings++;
            return Json(HttpStatusCode.OK, Metadata("https://login.botframework.com/v1/.well-known/keys"));
        }
        return address.AbsolutePath == "/v1/.well-known/keys" ? Json(HttpStatusCode.OK, Keys()) : new(HttpStatusCode.NotFound);
    }
}
