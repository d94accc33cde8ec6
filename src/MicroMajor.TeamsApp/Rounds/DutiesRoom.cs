using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The duties of clause 三.3: the office sees who owes and reminds; the colleges name their directions.</summary>
public sealed class DutiesRoom(DutyDesk desk, NameDirections name, RemindColleges remind)
{
    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("就业方向", "employment duties"), new("就业薄弱专业和赋能方向：教务处看全校、提醒学院，学院填写", "Weak majors and their directions: the office sees all and reminds, colleges name theirs"), new("就业方向", "Duties"), "duties/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("duties/open", desk.OpenAsync)
        .On("duties/form", name.FormAsync)
        .On("duties/name", name.SaveAsync)
        .On("duties/remind", remind.AnswerAsync)
        .OnText("duties/open", "就业方向", "就业薄弱专业", "employment duties", "duties");
}
