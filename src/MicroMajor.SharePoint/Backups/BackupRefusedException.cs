using MicroMajor.Domain.Operations;

namespace MicroMajor.SharePoint.Backups;

/// <summary>A backup cannot be written or restored so; the finding says why, and what to do.</summary>
public sealed class BackupRefusedException : Exception
{
    internal BackupRefusedException(string code, params (string Name, string Value)[] facts)
        : base(code) => Finding = Diagnosis.Bad(code, facts);

    /// <summary>Why.</summary>
    public Diagnosis Finding { get; }
}
