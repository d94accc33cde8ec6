namespace MicroMajor.SharePoint.Lists;

/// <summary>Reads once more when the connection broke: Graph's own handler repeats answers of 429, 503 and 504 only.</summary>
internal sealed class SecondTry : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get) return await base.SendAsync(request, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
