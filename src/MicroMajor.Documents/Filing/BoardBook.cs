using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>One proposal of the office's board, in the words of the reader.</summary>
public sealed record BoardBookLine(string Id, string Name, string Unit, string Owner, string State, string Waiting, string Credits, string Mean, string SubmittedAt, string UpdatedAt);

/// <summary>The office's board of a round as a workbook (申报一览): one line a proposal, in the order of the board.</summary>
public static class BoardBook
{
    private static readonly IReadOnlyList<BookColumn<BoardBookLine>> s_columns =
    [
        new("申报编号", 15, l => l.Id), new("微专业名称", 34, l => l.Name), new("申报单位", 24, l => l.Unit), new("填报人", 12, l => l.Owner), new("状态", 16, l => l.State),
        new("进展", 40, l => l.Waiting), new("总学分", 8, l => l.Credits), new("均分", 8, l => l.Mean), new("提交时间（北京）", 18, l => l.SubmittedAt), new("最后修改（北京）", 18, l => l.UpdatedAt),
    ];

    /// <summary>The workbook.</summary>
    /// <param name="at">When it was taken (UTC).</param>
    public static byte[] Write(Round round, IReadOnlyList<BoardBookLine> lines, DateTimeOffset at) => PlainBook.Write("申报一览", round, s_columns, lines, at);
}
