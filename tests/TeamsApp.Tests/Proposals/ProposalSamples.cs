using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The owner's cards in the shapes they take: blank, half-filled, complete, returned, decided, and filled with what trips cards up.</summary>
internal static class ProposalSamples
{
    private static readonly FormDefinition Form = FormDefinitions.Current;

    private static readonly DeskLine Line = new(Samples.Nasty, "WZY-2025-0007", "✎", "accent", "打开", "proposals/open") { ProposalId = "WZY-2025-0007" };

    /// <summary>Their views in a language.</summary>
    public static IReadOnlyList<ICardView> In(Language language) =>
    [
        ProposalHome.Of(Stand(Answers.None), language),
        ProposalHome.Of(Stand(FilledForm.Answers), language, Banner.Done("已保存 14:05")),
        ProposalHome.Of(Stand(Trouble()), language, Banner.Refused(Samples.Nasty)),
        ProposalHome.Of(Stand(FilledForm.Answers, p => p with { State = ProposalState.ReturnedByUnit, ReturnReason = Samples.Nasty }), language),
        ProposalHome.Of(Stand(FilledForm.Answers, p => p with { State = ProposalState.Recommended, Decision = new(true, "特色鲜明", 91.5m, new("e"), OwnerAtWork.Monday), Documents = [new FiledDocument("annex2", "a", "https://contoso.sharepoint.example/a.docx", "code", OwnerAtWork.Monday)] }), language),
        ProposalHome.Of(Stand(FilledForm.Answers, p => p with { State = ProposalState.Withdrawn }), language),
        .. Sections("basics", "courses", "justifications").Select(s => SectionForm.Of(s, Stand(Answers.None), language)),
        .. Sections("basics", "direction", "targets", "need", "courses").Select(s => SectionForm.Of(s, Stand(Trouble()), language, Banner.Look("!"), showProblems: true)),
        SectionForm.Of(Form.Section("need")!, Stand(FilledForm.Answers), language, showProblems: true, first: "difference"),
        SectionForm.Of(Form.Section("team")!, Stand(FilledForm.Answers), language, Banner.Done("已删除“周明”")) with { Undo = new("team", "r1") },
        ProposalMore.Of(Stand(Trouble()), language),
        new ProposalLink("WZY-2025-0007", Samples.Nasty, Samples.Nasty, Samples.Nasty, "https://teams.microsoft.com/l/entity/a/mine?context=%7B%7D"),
        new ProposalShared("WZY-2025-0007", Samples.Nasty, Samples.Nasty, "underway", Samples.Nasty, "https://teams.microsoft.com/l/entity/a/mine?context=%7B%7D"),
        new ProposalShared("WZY-2025-0007", Samples.Nasty, "数学学院", "decided", "有结果", "https://teams.microsoft.com/l/entity/a/mine?context=%7B%7D") { Mine = true, State = Samples.Nasty, Color = "good", Mark = "✓", Waiting = Samples.Nasty, Verb = "proposals/open", VerbTitle = Samples.Nasty },
        new ProposalShared("WZY-2025-0007", Samples.Nasty, "", "preparing", "准备", "https://teams.microsoft.com/l/entity/a/review?context=%7B%7D") { Mine = true, State = "s", Verb = "review/open", VerbTitle = "a", AssignmentId = "9" },
        new WordAsk("WZY-2025-0007", Samples.Nasty),
        new WordAsk("WZY-2025-0007", "a") { Banner = Banner.Refused(MicroMajor.TeamsApp.Words.WordFileWords.NoSuchFile(language)), Link = Samples.Nasty },
        new WordChoice(Samples.Nasty) { Drafts = [Line with { Verb = "word/compare" }], CanStart = true },
        new WordChoice("a.docx"),
        Compared(Trouble(), FilledForm.Answers, language, 0),
        Compared(FilledForm.Answers, Trouble(), language, 1, Banner.Look(Samples.Nasty)),
        WithdrawForm.Of(Stand(Trouble()), language),
        TextDialog.Of(Form.Field("introduction")!, Stand(FilledForm.Answers), language),
        TextDialog.Of(Form.Field("introduction")!, Stand(Trouble()), language, Banner.Refused(Samples.Nasty), Samples.Nasty, Samples.Nasty),
        RowForm.Of(Form.SectionOf("courses"), Form.Field("courses")!, FilledForm.Answers.Rows("courses")[2], Stand(FilledForm.Answers), language, first: "credits"),
        ProposalHome.Of(Stand(Trouble(), p => p with { Bookmarks = [new(p.Owner, "courses")], UpdatedBy = Samples.Nasty }), language, everything: true),
        TextForm.Of(Form.SectionOf("introduction"), Form.Field("introduction")!, Stand(Trouble()), language),
        RowForm.Of(Form.SectionOf("courses"), Form.Field("courses")!, null, Stand(FilledForm.Answers), language),
        RowForm.Of(Form.SectionOf("courses"), Form.Field("courses")!, Trouble().Rows("courses")[0], Stand(Trouble()), language, Banner.Refused(Samples.Nasty)),
        ProposalCheck.Of(Stand(Trouble()), language),
        ProposalCheck.Of(Stand(FilledForm.Answers), language),
        ProposalCheck.Of(Stand(Exceptions()), language, Banner.Done(Samples.Nasty)),
        .. Reasons.Of(Exceptions(), Stand(Exceptions()).Findings, new()).Select(r => ReasonForm.Of(r, Form.Field("justifications")!.Columns[1], Stand(Exceptions()), "check", language, Banner.Look("!"))),
        SectionForm.Of(Form.Section("schedule")!, Stand(Exceptions()), language, showProblems: true, first: "buildEnd"),
        RowForm.Of(Form.SectionOf("courses"), Form.Field("courses")!, Exceptions().Rows("courses")[0], Stand(Exceptions()), language, first: "credits"),
        .. Reasons.Of(Exceptions(), Stand(Exceptions()).Findings, new()).Take(1).Select(r => ReasonForm.Of(r, Form.Field("justifications")!.Columns[1], Stand(Exceptions()), "at", language) with { At = "courses/r1/credits" }),
        ProposalReading.Of(Stand(FilledForm.Answers), language, 0),
        ProposalReading.Of(Stand(Trouble()), language, 1, "review/task", "12"),
        ProposalHome.Of(Stand(FilledForm.Answers, Back), language),
        ReturnChecklist.Of(Stand(FilledForm.Answers, Back), language, Banner.Refused(Samples.Nasty))!,
        ReturnChecklist.Of(Stand(FilledForm.Answers, Back), language, page: 1)!,
        ReturnChecklist.Of(Stand(FilledForm.Answers, Back), language, number: 1)!,
        ReturnChecklist.Of(Stand(FilledForm.Answers, p => Back(p) with { State = ProposalState.UnitReview }), language)!,
        ReturnPointForm.Of(Stand(FilledForm.Answers, Back), language, 2, "2.2", 0)!,
        ReturnPointForm.Of(Stand(FilledForm.Answers, Back), language, 2, "", 0)!,
        ReturnPointForm.Of(Stand(FilledForm.Answers, Back), language, 1, "1.1", 0)!,
        ExampleReading.Of(Stand(FilledForm.Answers), true, 0, language) with { StartKey = "k", StartRound = "r1", StartUnit = "U01" },
        ExampleReading.Of(Stand(Trouble()), false, 1, language),
        new StartForm("k") { Summary = "s", Rounds = [], Units = [], Closed = [Samples.Nasty] },
        new StartForm("k") { Summary = "s", Rounds = [new(Samples.Nasty, "r1")], Round = "r1", OnlyRound = Samples.Nasty, Units = [new(Samples.Nasty, "U1")], Drafts = [Line] },
        new StartForm("k") { Summary = "s", Rounds = [new("一", "r1"), new("二", "r2")], Round = "r2", Units = [new("甲", "U1")], Unit = "U1", Banner = Banner.Refused("请选择"), Sources = [new("空白表", "blank"), new(Samples.Nasty, "WZY-2025-0001")], From = "blank" },
        new MyDesk("我的任务", [new(Samples.Nasty, [Line, Line with { ProposalId = null, AssignmentId = "9", Verb = "review/open" }], Samples.Nasty)]),
        new MyDesk("我的任务", []) { Empty = "没有" },
        new HelpCard("帮助", [new(Samples.Nasty, Samples.Nasty, "按", "proposals/start")]),
        new HelpCard("帮助", []) { Unknown = Samples.Nasty, Nearest = new("我要申报", "开始", "我要申报", "proposals/start") },
        new WelcomeCard("您好") { Rounds = [Samples.Nasty] },
    ];

    // Returned twice, with points of every kind.
    private static Proposal Back(Proposal proposal) => proposal with
    {
        State = ProposalState.ReturnedByOffice,
        Returns =
        [
            new(1, ActorRole.UnitReviewer, new("d"), Samples.Nasty, OwnerAtWork.Monday, 2, "", [new("1.1", "", Samples.Nasty) { Done = true }]),
            new(2, ActorRole.Office, new("o"), "林晓岚", OwnerAtWork.Monday, 5, new string('长', 450),
            [
                new("2.1", "positioning", Samples.Nasty), new("2.2", "courses/r1/credits", new string('点', 400)) { Answer = Samples.Nasty }, new("2.3", "section:goals", "改") { Done = true, Answer = new string('答', 700) },
                new("2.4", "gone", "旧栏目"), new("2.5", "", "整体再读一遍"),
            ]),
        ],
    };

    private static WordChanges Compared(Answers now, Answers then, Language language, int page, Banner? banner = null)
    {
        var reading = new FormReading(then.Texts, then.Tables.ToDictionary(t => t, t => (IReadOnlyList<ReadRow>)[.. then.Rows(t).Select(r => new ReadRow(r.Id, r.Cells))])) { IsOurs = true, Twice = ["programName"], Imprint = Imprint.Of("WZY-2025-0007", Answers.None, Form) };
        var standing = Stand(now);
        return WordChanges.Of(Adoption.Of(reading, now, Form, standing.Units, standing.Directions, "WZY-2025-0007"), "code", standing, language, banner).On(page, new HashSet<int> { 0, 12 });
    }

    private static IEnumerable<FormSection> Sections(params string[] keys) => keys.Select(k => Form.Section(k)!);

    /// <summary>A proposal with these answers, as things stand on the Monday of the round.</summary>
    public static Standing Stand(Answers answers, Func<Proposal, Proposal>? change = null)
    {
        IReadOnlyList<Unit> units = [new("U01", "数学与信息科学学院", true, []), new("U02", "教育科学学院", true, [])];
        IReadOnlyList<Direction> directions = [new("F1", "数字经济", "F1-1", "数字经济方向", "2025", "通知一.1")];
        var proposal = new Proposal("WZY-2025-0007", OwnerAtWork.Spring.Id, "U01", new("aaaa0001"), "林晓") { Answers = answers, UpdatedAt = OwnerAtWork.Monday };
        proposal = change?.Invoke(proposal) ?? proposal;
        var context = new RuleContext(Form, proposal.Answers, OwnerAtWork.Spring, units[0], directions, OwnerAtWork.Monday) { Units = units };
        return new(new(proposal, "\"1\""), OwnerAtWork.Spring, units, directions, FormEditions.Shipped.Of(proposal), NoticeRules.Check(context), OwnerAtWork.Monday);
    }

    /// <summary>A reason that is missing, one that is given and one whose facts have changed.</summary>
    private static Answers Exceptions()
    {
        var late = FilledForm.Answers.With("endDate", "2026-09-01").With("buildEnd", "2028-08-31").WithRows("courses", FilledForm.Answers.Rows("courses").Select(c => c.With("credits", "4").With("name", Samples.Nasty)));
        var given = Reasons.Given(Reasons.Given(late, "C-08", Samples.Nasty, Stand(late).Findings), "B-03", Samples.Nasty, Stand(late).Findings);
        return given.With("buildEnd", "2029-08-31");
    }

    /// <summary>Every field and cell filled with what could be taken for Markdown, JSON or a template.</summary>
    internal static Answers Trouble()
    {
        var answers = FilledForm.Answers.With("targetWholeSchool", "false").With("isIndustryAcademic", "true");
        foreach (var field in Form.Fields.Where(f => f.Type is FieldType.Text or FieldType.LongText or FieldType.Date or FieldType.Number)) answers = answers.With(field.Key, Samples.Nasty);
        foreach (var table in Form.Fields.Where(f => f.Type == FieldType.Table))
            for (var i = 1; i <= 9 && i <= table.MaxRows; i++)
                answers = answers.WithRow(table.Key, new Row($"r{i}", table.Columns.Select(c => KeyValuePair.Create(c.Key, Samples.Nasty))));
        return answers;
    }
}
