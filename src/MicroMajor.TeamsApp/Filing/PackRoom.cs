using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>报送 (clause 五.3): a college hands both annexes in, at once; the office sees who did, reminds, and sends back.</summary>
public sealed class PackRoom(PackDesk desk, HandInPack handIn, ReturnPack back, AllowLatePack late, RemindHandIns remind)
{
    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("报送", "hand in"), new("学院一次性报送附件2和附件3；教务处看各学院报送情况、提醒、退回", "A college hands in annexes 2 and 3 at once; the office sees who did, reminds, sends back"), new("报送", "Hand in"), "packs/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("packs/open", desk.OpenAsync)
        .On("packs/all", desk.AllAsync)
        .On("packs/ask", handIn.AskAsync)
        .On("packs/hand-in", handIn.AnswerAsync)
        .On("packs/return-form", back.FormAsync)
        .On("packs/return", back.AnswerAsync)
        .On("packs/allow", late.AnswerAsync)
        .On("packs/remind", remind.AnswerAsync)
        .OnText("packs/open", "报送", "材料包", "报送情况", "hand in", "hand-in", "pack");

    /// <summary>How a college's card is drawn when something happens elsewhere.</summary>
    public MatterCards AddTo(MatterCards matters) => matters.On(MatterKind.HandIn, desk.DrawAsync);
}
