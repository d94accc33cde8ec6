using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>One act, in the words of the reader: when, on what, which, from where to where, by whom, why.</summary>
public sealed record AuditLine(string At, string ProposalId, string Act, string From, string To, string By, string Reason);

/// <summary>The acts of a round as a workbook (操作记录): one line an act, oldest first, texts as texts.</summary>
public static class AuditBook
{
    private static readonly IReadOnlyList<BookColumn<AuditLine>> s_columns =
    [
        new("时间（北京）", 17, l => l.At), new("申报编号", 15, l => l.ProposalId), new("操作", 16, l => l.Act), new("原状态", 18, l => l.From), new("新状态", 18, l => l.To), new("操作人", 16, l => l.By), new("理由", 60, l => l.Reason),
    ];

    /// <summary>The workbook.</summary>
    /// <param name="at">When it was taken: so far it tells the story (UTC).</param>
    public static byte[] Write(Round round, IReadOnlyList<AuditLine> lines, DateTimeOffset at) => PlainBook.Write("操作记录", round, s_columns, lines, at);
}
