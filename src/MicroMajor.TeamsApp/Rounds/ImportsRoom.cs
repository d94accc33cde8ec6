using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The office's data: directions, units, majors, employment rates and experts, brought in from files with a look at what would change.</summary>
public sealed class ImportsRoom(ImportDesk desk, ImportFiles files, ApplyImport apply)
{
    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("导入", "import"), new("教务处：导入附件1、单位、专业、去向落实率、评审专家", "The office: bring in annex 1, units, majors, employment rates, experts"), new("导入", "Import"), "imports/open"),
    ];

    /// <summary>The verbs, the typed commands and the files.</summary>
    public Room AddTo(Room room) => room
        .On("imports/open", desk.OpenAsync)
        .On("imports/form", desk.FormAsync)
        .On("imports/preview", files.PastedAsync)
        .On("imports/show", desk.ShowAsync)
        .On("imports/reread", files.RereadAsync)
        .On("imports/apply", apply.AnswerAsync)
        .OnText("imports/open", "导入", "导入数据", "import", "imports")
        .OnFile(".csv", files.SentAsync)
        .OnFile(".tsv", files.SentAsync)
        .OnFile(".xlsx", files.SentAsync)
        // Refused with a sentence of their own: nobody should wonder why nothing happens.
        .OnFile(".xls", files.SentAsync)
        .OnFile(".xlsm", files.SentAsync);
}
