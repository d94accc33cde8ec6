namespace MicroMajor.Domain.Filing;

/// <summary>A document that was written into the library. It stays in the register when a newer one takes its place: papers live longer than files.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Subject">The proposal of an annex2, the round of an annex3, <c>{round}/{unit}</c> of what is a college's.</param>
/// <param name="Name">微专业名称, or the name of the round.</param>
/// <param name="WrittenAt">When it was last written with this content (UTC).</param>
public sealed record RegisteredDocument(string ContentCode, string Kind, string Subject, string RoundId, string Name, string Url, DateTimeOffset WrittenAt)
{
    /// <summary>A digest of what can be read back from it: 32 hexadecimal letters; empty for what was entered before there were digests.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>A port: every content code that was ever printed, and what it stands for.</summary>
public interface IFilingRegister
{
    /// <summary>Enters a document that now lies in the library; the same content of the same kind and subject stays one entry, with the latest time.</summary>
    Task EnterAsync(RegisteredDocument document, CancellationToken ct);

    /// <summary>What was written with that code, newest first; empty when nothing was.</summary>
    Task<IReadOnlyList<RegisteredDocument>> OfCodeAsync(string contentCode, CancellationToken ct);

    /// <summary>What was written of the proposal or round, newest first (at most 50).</summary>
    Task<IReadOnlyList<RegisteredDocument>> OfSubjectAsync(string subject, CancellationToken ct);
}
