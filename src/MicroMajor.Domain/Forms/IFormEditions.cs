using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Forms;

/// <summary>A port: the editions of the form. What is kept here is frozen: a folder may change afterwards, an edition in use does not.</summary>
public interface IFormEditions
{
    /// <summary>The shipped editions and those that were kept, at most a minute old; an edition kept here is there at once.</summary>
    Task<FormEditions> AllAsync(CancellationToken ct);

    /// <summary>
    /// Keeps the edition and makes room for its answers. The same again changes nothing. Refused with <c>form-version-taken</c> when another
    /// edition of that name is in use, with <c>form-columns-forbidden</c> when the store does not let the app make room: then an
    /// administrator does, and the same again is done.
    /// </summary>
    Task<Outcome<FormEdition>> KeepAsync(FormFiles files, Actor by, DateTimeOffset at, CancellationToken ct);
}

/// <summary>A port: the folders that the office puts new editions into (表单/…).</summary>
public interface IFormFolders
{
    /// <summary>The names of the folders, at most two hundred of them.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken ct);

    /// <summary>The folder of that name with the files of an edition, or null. What is larger than <see cref="FormFile.LargestOf"/> is not read.</summary>
    Task<FormFolder?> FindAsync(string version, CancellationToken ct);
}
