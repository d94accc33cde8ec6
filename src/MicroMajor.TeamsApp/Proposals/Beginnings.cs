using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What a draft can begin from: a blank form, an earlier proposal of the person's own, or one that the office has marked as an example.</summary>
internal sealed class Beginnings(IProposals proposals)
{
    /// <summary>The choice of a blank form.</summary>
    public const string Blank = "blank";

    private const int OwnShown = 8;
    private const int ExamplesShown = 8;
    private const int FieldsNamed = 8;

    private static readonly SentenceFile Words = new("Words/beginnings.json");

    /// <summary>The choices; none when there is only a blank form.</summary>
    public static IReadOnlyList<ChoiceView> Of(IReadOnlyList<Proposal> mine, IReadOnlyList<Proposal> examples, Catalogue known, Language language)
    {
        List<ChoiceView> earlier =
        [
            .. mine.Where(p => p.Name.Length > 0).Take(OwnShown).Select(p => Choice("own", p)),
            .. examples.Where(p => mine.All(m => m.Id != p.Id)).Take(ExamplesShown).Select(p => Choice("example", p)),
        ];
        return earlier.Count == 0 ? [] : [new(Say("blank", language), Blank), .. earlier];

        ChoiceView Choice(string code, Proposal p) => new(
            Say(code, language, ("name", RowLine.Cut(p.Name, 30)), ("id", p.Id), ("unit", known.Units.FirstOrDefault(u => u.Code == p.UnitCode)?.Name ?? p.UnitCode),
                ("round", known.Rounds.FirstOrDefault(r => r.Id == p.RoundId)?.Name.In(language) ?? p.RoundId)),
            p.Id);
    }

    /// <summary>What is said when none is chosen to be read.</summary>
    public static string ChooseFirst(Language language) => Say("choose-first", language);

    /// <summary>What is read of one, and what is not.</summary>
    public static string Lead(bool own, Language language) => Say(own ? "lead-own" : "lead-example", language);

    /// <summary>The proposal, when this person may begin from it; somebody else's that is no example is answered as one that does not exist.</summary>
    public async Task<Begun?> FindAsync(string id, Turn turn, CancellationToken ct)
    {
        if (!ProposalDoor.IsId(id) || await proposals.FindAsync(id, ct) is not { } found) return null;
        var own = found.Value.Owner == new PersonId(turn.User.ObjectId);
        return own || found.Value.IsExample ? new(found.Value, own) : null;
    }

    /// <summary>What the draft takes over.</summary>
    public static TakenOver Take(Begun earlier, Proposal draft, Catalogue known) =>
        EarlierForm.Of(earlier.Proposal.Answers, known.Editions.Of(earlier.Proposal).Form, known.Editions.Of(draft).Form, earlier.IsOwn);

    /// <summary>What was done, what was left out and why.</summary>
    public static string Told(string id, Begun earlier, TakenOver taken, Language language) => string.Join(language == Language.Zh ? "" : " ", new[]
    {
        Say("started", language, ("id", id), ("name", RowLine.Cut(ProposalWords.TitleOf(earlier.Proposal, language), 30))),
        Named("renewed", taken.Renewed, language),
        Named("personal", taken.Personal, language),
        Named("unknown", taken.Unknown, language),
    }.Where(t => t.Length > 0));

    private static string Named(string code, IReadOnlyList<Bilingual> fields, Language language)
    {
        if (fields.Count == 0) return "";
        var names = string.Join(language == Language.Zh ? "、" : ", ", fields.Take(FieldsNamed).Select(f => f.In(language)));
        return Say(code, language, ("fields", fields.Count > FieldsNamed ? Say("and-more", language, ("fields", names), ("n", $"{fields.Count}")) : names));
    }

    private static string Say(string code, Language language, params (string Name, string Value)[] facts) =>
        Words.Fill(code, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}

/// <summary>The proposal that a draft begins from.</summary>
internal sealed record Begun(Proposal Proposal, bool IsOwn);
