using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said of a programme after the decision, from <c>Words/milestones.json</c>.</summary>
public sealed class MilestoneWords
{
    // More of them are one line.
    private const int MostLines = 12, LongestDetail = 200;

    private readonly SentenceFile file = new("Words/milestones.json");

    /// <summary>The one that ships, for words that are asked for without a container.</summary>
    public static MilestoneWords Shipped { get; } = new();

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>How far a recommended programme has come and what is next, in a line each; none for any other.</summary>
    public IReadOnlyList<CardLine> Lines(Standing standing, Language language)
    {
        if (standing.Proposal.State != ProposalState.Recommended) return [];
        var record = standing.Proposal.Record;
        IEnumerable<MilestoneEntry> latest = new[] { MilestoneTrack.Filing, MilestoneTrack.Running, MilestoneTrack.End }.Select(record.LatestOn).OfType<MilestoneEntry>();
        var next = new MilestonesDue(standing.Proposal, standing.Round).All.Where(d => d.Step is not null && !(d.Step == Milestone.SubmittedToProvince && standing.Round.Holds(standing.Proposal.Id))).ToList();
        var shown = PublicityWords.Shipped.ForOwner(standing.Round, standing.Proposal.Id, language);
        return
        [
            .. shown.Length > 0 ? [new CardLine(shown)] : Array.Empty<CardLine>(),
            .. latest.Select(e => new CardLine($"● {Reached(e, language)}")),
            .. next.Select(d => new CardLine($"○ {Due(d, language)}")),
        ];
    }

    /// <summary>What comes next, and when, as a sentence with its clause.</summary>
    public string Due(MilestoneDue due, Language language)
    {
        var when = due switch
        {
            { By: { } by, From: { } from } when by != from => Filled("from-by", language, ("from", ChinaTime.Day(from, language)), ("by", ChinaTime.Day(by, language))),
            { By: { } by } => Filled("by", language, ("by", ChinaTime.Day(by, language))),
            { From: { } from } => Filled("from", language, ("from", ChinaTime.Day(from, language))),
            _ => "",
        };
        return Filled(when.Length > 0 ? "due" : "due-no-day", language, ("what", due.Step is { } step ? StateWords.Shipped.Of(step, language) : this["building", language]), ("when", when), ("clause", due.Clause));
    }

    /// <summary>The office's line about what is due in a round; empty when nothing is.</summary>
    public string Desk(IReadOnlyList<MilestoneReminder> reminders, Language language) => reminders.Count == 0 ? "" : Filled("desk-due", language,
        ("n", $"{reminders.Count}"),
        ("names", string.Join(language == Language.Zh ? "；" : "; ", reminders.OrderBy(r => r.Due.Day).Take(3).Select(r => Filled(
            "desk-due-one", language,
            ("name", RowLine.Cut(ProposalWords.TitleOf(r.Proposal, language), 30)),
            ("what", r.Due.Step is { } step ? StateWords.Shipped.Of(step, language) : this["building", language]),
            ("day", ChinaTime.Day(r.Due.Day!.Value, language)))))));

    /// <summary>The card of a programme's record.</summary>
    /// <param name="writes">May the reader write in it?</param>
    internal MilestonesCard Card(Standing standing, bool writes, TypedMilestone typed, string back, Banner? banner, Language language)
    {
        var (proposal, record) = (standing.Proposal, standing.Proposal.Record);
        var recommended = proposal.State == ProposalState.Recommended;
        var shown = record.All.Reverse().Take(MostLines).ToList();
        return new(proposal.Id, ProposalWords.TitleOf(proposal, language), $"{proposal.Id} · {standing.UnitName(proposal.UnitCode)}", State(proposal, language), banner, back)
        {
            Lines = [.. shown.Select(e => Line(e, record, writes && recommended, language))],
            More = record.All.Count > shown.Count ? Filled("more", language, ("n", $"{record.All.Count - shown.Count}")) : "",
            Next = recommended ? [.. new MilestonesDue(proposal, standing.Round).All.Select(d => new CardLine(Due(d, language)))] : [],
            Remarks = [.. record.Remarks(standing.Round).Select(p => new CardLine(ProblemWords.Shipped.Sentence(p, language)))],
            Form = writes && recommended ? Form(record, typed, language) : null,
        };
    }

    private MilestoneForm? Form(MilestoneRecord record, TypedMilestone typed, Language language)
    {
        var corrected = typed.Corrects is { } number ? record.Standing.FirstOrDefault(e => MilestoneRecord.NumberOf(e) == number) : null;
        if (corrected is null && record.IsEnded) return null;
        return new(
            corrected is null ? "" : MilestoneRecord.NumberOf(corrected).ToString(CultureInfo.InvariantCulture),
            corrected is null ? this["form", language] : Filled("form-correct", language, ("n", $"{MilestoneRecord.NumberOf(corrected)}"), ("what", Reached(corrected, language))),
            corrected is null ? string.Join('\n', record.Next.Where(s => s.Track != MilestoneTrack.End).Select(s => this[$"needs-{s.To}", language])) : "",
            [.. record.Next.Select(s => new CardOption(StateWords.Shipped.Of(s.To, language), $"{s.To}"))],
            typed.Step.Length > 0 ? typed.Step : record.Next is [var only, ..] && record.Next.Count(s => s.Track == MilestoneTrack.Filing) == 1 && only.Track == MilestoneTrack.Filing ? $"{only.To}" : "",
            typed.Date, typed.Number, typed.Link, typed.Remark, typed.IsVoid ? "true" : "false", typed.Why);
    }

    private MilestoneLine Line(MilestoneEntry entry, MilestoneRecord record, bool writes, Language language)
    {
        var number = MilestoneRecord.NumberOf(entry);
        var stands = record.Standing.Any(e => e.Number == entry.Number);
        var text = entry.Corrects is null ? Filled("line", language, ("n", $"{number}"), ("what", Reached(entry, language)))
            : entry.IsVoid ? Filled("line-void", language, ("n", $"{number}"), ("why", RowLine.Cut(entry.Why, LongestDetail)))
            : Filled("line-corrected", language, ("n", $"{number}"), ("what", Reached(entry, language)), ("why", RowLine.Cut(entry.Why, LongestDetail)));
        var detail = string.Join(" · ", new[]
        {
            RowLine.Cut(entry.Remark.ReplaceLineEndings(" "), LongestDetail),
            Filled("by-whom", language, ("who", entry.ByName), ("when", ChinaTime.DayAndClock(entry.At, language))),
            stands || entry.IsVoid ? "" : this["no-longer", language],
        }.Where(t => t.Length > 0));
        return new(text, detail, writes && stands ? number.ToString(CultureInfo.InvariantCulture) : "", entry.IsVoid ? "" : entry.Evidence?.Url ?? "", this["evidence", language]);
    }

    private string Reached(MilestoneEntry entry, Language language) => Filled("reached", language,
        ("what", StateWords.Shipped.Of(entry.Step, language)), ("day", ChinaTime.Day(entry.On, language)), ("number", entry.Reference.Length == 0 ? "" : Filled("number", language, ("number", entry.Reference))));

    private string State(Proposal proposal, Language language)
    {
        var record = proposal.Record;
        if (record.LatestOn(MilestoneTrack.End) is { } end) return StateWords.Shipped.Of(end.Step, language);
        var filing = StateWords.Shipped.Of(record.On(MilestoneTrack.Filing), language);
        return record.LatestOn(MilestoneTrack.Running) is { } running ? $"{filing} · {StateWords.Shipped.Of(running.Step, language)}" : filing;
    }
}
