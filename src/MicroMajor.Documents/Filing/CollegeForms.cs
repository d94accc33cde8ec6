using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// 附件2 of a college: the forms of all its programmes in one file, each beginning on a page of its own that is numbered 1. The foot of its
/// pages says each programme's code and number, and the code of the whole file. A programme whose edition has a Word form of its own cannot be
/// in it: ask <see cref="CollegeSnapshot.Bound"/> first.
/// </summary>
public static class CollegeForms
{
    /// <summary>The file of these programmes, which are of one college and one round. The same programmes give the same bytes, whatever order they come in.</summary>
    public static byte[] Write(IReadOnlyList<FilingSnapshot> programmes) => Write(CollegeSnapshot.Of(programmes));

    /// <summary>The same into a stream that can go back, a programme at a time.</summary>
    public static void Write(IReadOnlyList<FilingSnapshot> programmes, Stream output) => Write(CollegeSnapshot.Of(programmes), output);

    /// <summary>The file of a college.</summary>
    public static byte[] Write(CollegeSnapshot college) => File(college).Bytes();

    /// <summary>The same into a stream that can go back, a programme at a time.</summary>
    public static void Write(CollegeSnapshot college, Stream output) => File(college).WriteTo(output);

    private static WordFile File(CollegeSnapshot college) => college.Programmes.Any(p => p.Template is not null)
        ? throw new ArgumentException("A Word form of the office's own is filed by itself.", nameof(college))
        : new(
        $"{FilingForm.Title}：{college.UnitName}",
        college.School,
        college.UnitName,
        college.ContentCode,
        college.DecidedAt,
        IsDraft: !college.IsFinal,
        Page.Form,
        [.. college.Programmes.SelectMany((p, i) => FilingForm.Blocks(p, Mark.Volume(i + 1)).Concat(i < college.Programmes.Count - 1 ? [new SectionBreak(Page.Form) { Foot = i }] : []))])
        {
            Feet = [.. college.Programmes.Select(p => new Foot(p.ContentCode, p.ProposalId, !p.IsFinal))],
        };
}
