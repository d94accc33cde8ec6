using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Reading;

/// <summary>The forms of a college as they lie in one file, read back.</summary>
/// <param name="ContentCode">The code of the whole file.</param>
public sealed record WrittenCollege(string ContentCode, IReadOnlyList<WrittenForm> Forms)
{
    /// <summary>Reads a file that this program wrote, also after Word or SharePoint saved it again. What is no Word file throws.</summary>
    public static WrittenCollege Read(byte[] bytes)
    {
        var marked = new Marked(bytes);
        return new(marked[Mark.Code], WrittenForm.ReadAll(marked));
    }
}
