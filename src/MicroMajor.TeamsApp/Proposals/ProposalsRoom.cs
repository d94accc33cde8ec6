using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The owner's side: from 我要申报 to a submitted proposal, and every look at it in between.</summary>
/// <param name="otherDesks">What other rooms put on a person's desk (我的任务), after the person's own proposals.</param>
/// <param name="otherCommands">What other rooms answer to, for the help card.</param>
public sealed class ProposalsRoom(
    IProposals proposals,
    IRounds rounds,
    Actors actors,
    IPeople people,
    IAssignments assignments,
    Catalogues catalogues,
    OwnerCards cards,
    ConflictCards conflicts,
    CardShelf shelf,
    DeliveryQueue deliveries,
    TimeProvider time,
    IReadOnlyList<DeskPartOf> otherDesks,
    IReadOnlyList<Command> otherCommands)
{
    private static readonly IReadOnlyList<Command> Commands =
    [
        new(new("我要申报", "start"), new("开始一份新的微专业申报", "Start a new micro-major proposal"), new("我要申报", "Start"), "proposals/start"),
        new(new("我的任务", "my tasks"), new("看看我的申报和待办，各到哪一步了", "See your proposals and tasks, and where each stands"), new("我的任务", "My tasks"), "proposals/mine"),
        new(new("帮助", "help"), new("显示这张卡片", "Show this card"), new("帮助", "Help"), "help"),
    ];

    /// <summary>Registers the verbs and the typed phrases.</summary>
    public Room AddTo(Room room)
    {
        var door = new ProposalDoor(proposals, assignments, actors);
        var programmes = new OtherProgrammes(proposals);
        var picked = new PickedPeople(people);
        var keep = new KeepTyped(proposals, picked, time);
        var check = new CheckProposal(door, cards, programmes);
        var place = new OpenPlace(door, cards);
        var start = new StartProposal(proposals, catalogues, shelf, time);
        var guide = new Guide([.. Commands.Take(2), .. otherCommands, .. Commands.Skip(2)], catalogues, shelf, time);
        new FindNames(catalogues).AddTo(room);
        return new TextDialogs(door, keep, cards, shelf).AddTo(room)
            .On("proposals/start", start.AnswerAsync)
            .On("proposals/create", new CreateProposal(proposals, rounds, catalogues, start, cards).AnswerAsync)
            .On("proposals/example", new ReadExample(proposals, catalogues, start, cards, shelf).AnswerAsync)
            .On("proposals/open", new OpenProposal(door, cards).AnswerAsync)
            .On("proposals/section", new OpenSection(door, keep, cards).AnswerAsync)
            .On("proposals/save", new SaveSection(door, keep, cards, conflicts).AnswerAsync)
            .On("proposals/text", new OpenText(door, keep, cards).AnswerAsync)
            .On("proposals/row", new OpenRow(door, keep, cards).AnswerAsync)
            .On("proposals/row-save", new SaveRow(door, proposals, picked, cards, conflicts).AnswerAsync)
            .On("proposals/row-remove", new RemoveRow(door, proposals, cards).AnswerAsync)
            .On("proposals/row-restore", new RestoreRow(door, proposals, keep, cards).AnswerAsync)
            .On("proposals/at", place.AnswerAsync)
            .On("proposals/resume", new ResumeProposal(door, cards).AnswerAsync)
            .On("proposals/check", check.AnswerAsync)
            .On("proposals/reason", new OpenReason(door, cards).AnswerAsync)
            .On("proposals/reason-save", new SaveReason(door, proposals, cards, conflicts, check, place).AnswerAsync)
            .On("proposals/submit", new SubmitProposal(door, proposals, rounds, catalogues, cards, programmes, deliveries).AnswerAsync)
            .On("proposals/more", new OpenMore(door, cards).AnswerAsync)
            .On("proposals/withdraw-ask", new AskWithdraw(door, cards).AnswerAsync)
            .On("proposals/withdraw", new WithdrawProposal(door, proposals, cards, deliveries).AnswerAsync)
            .On("proposals/move-form", new MoveToForm(door, proposals, cards, deliveries).AnswerAsync)
            .On("proposals/read", new ReadProposal(door, cards, shelf).AnswerAsync)
            .On("proposals/mine", new MyProposals(proposals, catalogues, actors, otherDesks, shelf).AnswerAsync)
            .OnSearch("proposals/units", new FindUnits(catalogues).AnswerAsync)
            .OnSearch("proposals/teachers", new FindPeople(people).AnswerAsync)
            .On("help", guide.HelpAsync)
            .On("welcome", guide.WelcomeAsync)
            .OnArrival(guide.WelcomeAsync)
            .OnUnknownText((turn, _) => guide.UnknownAsync(room, turn))
            .OnText("proposals/start", "我要申报", "开始申报", "申报", "start")
            .OnText("proposals/mine", "我的任务", "进度", "我的申报", "my tasks", "tasks", "progress", "status")
            .OnText("help", "帮助", "help");
    }
}
