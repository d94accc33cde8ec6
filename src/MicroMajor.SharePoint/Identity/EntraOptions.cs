using System.ComponentModel.DataAnnotations;

namespace MicroMajor.SharePoint.Identity;

/// <summary>Who the app is in Entra; section <c>Identity</c>, checked at start.</summary>
public sealed class EntraOptions : IValidatableObject
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Identity";

    /// <summary>Who issues tokens. Default: the public cloud. Loopback (http) is for the local tenant.</summary>
    [Required, Url]
    public string AuthorityHost { get; set; } = "https://login.microsoftonline.com";

    /// <summary>The tenant's id; needed with a client secret.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The client id of the registration, or of the user-assigned managed identity.</summary>
    [Required]
    public string ClientId { get; set; } = "";

    /// <summary>The client secret; empty with a managed identity. Never in a file of the repository.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Use the managed identity of the machine that the app runs on, without any secret. Default: false.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>
    /// The user-assigned managed identity that vouches for the registration <see cref="ClientId"/>, by a federated credential of that registration.
    /// Empty: the identity is <see cref="ClientId"/> itself, and there is no registration.
    /// </summary>
    public string ManagedIdentityClientId { get; set; } = "";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ManagedIdentity && (ClientSecret.Length == 0 || TenantId.Length == 0))
            yield return new("Identity needs TenantId and ClientSecret, or ManagedIdentity.", [nameof(ClientSecret)]);
        if (ManagedIdentityClientId.Length > 0 && (!ManagedIdentity || TenantId.Length == 0))
            yield return new("Identity:ManagedIdentityClientId needs ManagedIdentity and TenantId.", [nameof(ManagedIdentityClientId)]);
        if (Uri.TryCreate(AuthorityHost, UriKind.Absolute, out var host) && host.Scheme != Uri.UriSchemeHttps && !host.IsLoopback)
            yield return new("Identity:AuthorityHost must be https.", [nameof(AuthorityHost)]);
    }
}
