using MicroMajor.Domain.Filing;

namespace MicroMajor.Kit.Memory;

/// <summary>The register of written documents, in memory.</summary>
public sealed class MemoryFilingRegister : IFilingRegister
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Subject, string Code, string Kind), RegisteredDocument> entries = [];

    /// <inheritdoc />
    public Task EnterAsync(RegisteredDocument document, CancellationToken ct)
    {
        lock (gate)
        {
            var key = (document.Subject, document.ContentCode, document.Kind);
            entries[key] = entries.TryGetValue(key, out var there) ? there with { Url = document.Url, WrittenAt = document.WrittenAt, Digest = document.Digest } : document;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<RegisteredDocument>> OfCodeAsync(string contentCode, CancellationToken ct) => Find(e => e.ContentCode == contentCode);

    /// <inheritdoc />
    public Task<IReadOnlyList<RegisteredDocument>> OfSubjectAsync(string subject, CancellationToken ct) => Find(e => e.Subject == subject);

    private Task<IReadOnlyList<RegisteredDocument>> Find(Func<RegisteredDocument, bool> fits)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<RegisteredDocument>>([.. entries.Values.Where(fits).OrderByDescending(e => e.WrittenAt).Take(50)]);
    }
}
