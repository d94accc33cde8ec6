using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit.Memory;

/// <summary>The editions of the form in memory.</summary>
public sealed class MemoryEditions : IFormEditions
{
    private readonly Lock gate = new();
    private readonly List<FormEdition> kept = [];

    /// <summary>The store does not let the app make columns.</summary>
    public bool IsForbidden { get; set; }

    /// <inheritdoc />
    public Task<FormEditions> AllAsync(CancellationToken ct)
    {
        lock (gate) return Task.FromResult(FormEditions.Shipped.With([.. kept]));
    }

    /// <inheritdoc />
    public Task<Outcome<FormEdition>> KeepAsync(FormFiles files, Actor by, DateTimeOffset at, CancellationToken ct) => Task.FromResult(Keep(files));

    private Outcome<FormEdition> Keep(FormFiles files)
    {
        lock (gate)
        {
            var present = FormEditions.Shipped.With(kept).Find(files.Version);
            if (present is not null) return present.Digest == files.Digest ? present : new Problem("form-version-taken", Facts.Of(("version", files.Version)));
            if (IsForbidden) return new Problem("form-columns-forbidden", Facts.Of(("version", files.Version)));
            var edition = FormEdition.Read(files);
            kept.Add(edition);
            return edition;
        }
    }
}
