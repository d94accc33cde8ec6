using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>A document that a round is to have.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Subject">What it is about in the register: a proposal, a round, or a college of a round (<c>round/unit</c>).</param>
/// <param name="Title">What it is called there: 微专业名称, the college, the round.</param>
public sealed record PlannedDocument(string Kind, string Subject, string Title, string Folder, string Name, FilingContent Content)
{
    /// <summary>Folder and name within the library.</summary>
    public string Path => $"{Folder}/{Name}";

    /// <summary>The code of what it is to say.</summary>
    public string ContentCode => Content.ContentCode;

    /// <summary>The proposal, of a document of one.</summary>
    public string ProposalId => Content is FilingContent.Form form ? form.Snapshot.ProposalId : "";
}

/// <summary>What a document is written from.</summary>
public abstract record FilingContent
{
    private FilingContent()
    {
    }

    /// <summary>The code of it.</summary>
    public abstract string ContentCode { get; }

    /// <summary>One programme: 附件2.</summary>
    public sealed record Form(FilingSnapshot Snapshot) : FilingContent
    {
        /// <inheritdoc />
        public override string ContentCode => Snapshot.ContentCode;
    }

    /// <summary>All programmes of a college: 附件2 in one file.</summary>
    public sealed record College(CollegeSnapshot Snapshot) : FilingContent
    {
        /// <inheritdoc />
        public override string ContentCode { get; } = Snapshot.ContentCode;
    }

    /// <summary>What was decided: the notice of the results, the text for publicity.</summary>
    public sealed record Decisions(DecisionSnapshot Snapshot) : FilingContent
    {
        /// <inheritdoc />
        public override string ContentCode { get; } = Snapshot.ContentCode;
    }

    /// <summary>A list of programmes: 附件3.</summary>
    public sealed record List(RoundSnapshot Snapshot) : FilingContent
    {
        /// <inheritdoc />
        public override string ContentCode { get; } = Snapshot.ContentCode;
    }
}

/// <summary>Which documents a round is to have (clause 五.3), as its policy says. The same data make the same plan.</summary>
public static class FilingPlan
{
    /// <summary>The plan, forms first: a list is never there before the forms that it lists.</summary>
    /// <param name="undecided">How many programmes of the round still wait for a decision: until there are none, the notice of the results is a draft.</param>
    public static IReadOnlyList<PlannedDocument> Of(Round round, IReadOnlyList<FilingSnapshot> programmes, IReadOnlyList<Duty> duties, IReadOnlyList<Unit> units, int undecided = 0)
    {
        programmes = [.. programmes.Where(p => !round.Holds(p.ProposalId))];
        if (programmes.Count == 0) return [];
        var folder = FolderOf(round);
        var list = RoundSnapshot.Of(round, programmes).With(duties, round, units);
        var content = new FilingContent.List(list);
        var decisions = new FilingContent.Decisions(DecisionSnapshot.Of(round, programmes, undecided));
        PlannedDocument OfRound(string kind, string name, FilingContent of) => new(kind, round.Id, round.Name.Zh, folder, name, of);
        return
        [
            .. Forms(round.Policy.Annex2Files, folder, programmes),
            .. Colleges(round, folder, programmes, duties, units),
            OfRound(DocumentKinds.Summary, FileNames.Summary(list), content),
            OfRound(DocumentKinds.FullSummary, FileNames.FullSummary(list), content),
            OfRound(DocumentKinds.Workbook, FileNames.Workbook(list), content),
            OfRound(DocumentKinds.ResultNotice, FileNames.ResultNotice(decisions.Snapshot), decisions),
            OfRound(DocumentKinds.Publicity, FileNames.Publicity(decisions.Snapshot), decisions),
        ];
    }

    // A Word form of the office's own cannot be bound with others: it is filed by itself, whatever the policy says.
    private static IEnumerable<PlannedDocument> Forms(Annex2Files files, string folder, IReadOnlyList<FilingSnapshot> programmes)
    {
        var names = FileNames.Forms(programmes);
        return programmes.GroupBy(p => p.UnitName).Where(g => files != Annex2Files.College || !CollegeSnapshot.Bound([.. g]).IsDone).SelectMany(g => g).OrderBy(p => p.ProposalId, StringComparer.Ordinal)
            .Select(p => new PlannedDocument(DocumentKinds.Form, p.ProposalId, p.ProgramName, folder, names[p.ProposalId], new FilingContent.Form(p)));
    }

    // In a folder of their own, so that a name that two lists would have is had by none.
    private static IEnumerable<PlannedDocument> Colleges(Round round, string folder, IReadOnlyList<FilingSnapshot> programmes, IReadOnlyList<Duty> duties, IReadOnlyList<Unit> units)
    {
        foreach (var college in programmes.GroupBy(p => p.UnitName).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (subject, place) = ($"{round.Id}/{college.Key}", $"{folder}/各学院");
            if (round.Policy.Annex2Files != Annex2Files.Programme && CollegeSnapshot.Bound([.. college]) is { IsDone: true, Value: var bound })
                yield return new(DocumentKinds.CollegeForms, subject, college.Key, place, FileNames.CollegeForms(bound), new FilingContent.College(bound));
            var codes = units.Where(u => PrintedText.Line(u.Name) == college.Key).Select(u => u.Code).ToList();
            var list = RoundSnapshot.Of(round, [.. college], college.Key).With([.. duties.Where(d => codes.Contains(d.UnitCode))], round, units);
            yield return new(DocumentKinds.CollegeSummary, subject, college.Key, place, FileNames.Summary(list), new FilingContent.List(list));
        }
    }

    /// <summary>Is it a document of the whole round, which the round itself keeps?</summary>
    public static bool IsOfRound(string kind) =>
        kind is DocumentKinds.Summary or DocumentKinds.FullSummary or DocumentKinds.Workbook or DocumentKinds.ResultNotice or DocumentKinds.Publicity;

    /// <summary>The folder of the round in the library.</summary>
    public static string FolderOf(Round round) => FileNames.Safe($"{round.Id} {round.Name.Zh}");
}
