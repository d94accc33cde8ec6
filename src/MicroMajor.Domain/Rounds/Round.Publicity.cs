using System.Text.Json.Serialization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Rounds;

/// <summary>
/// 公示 as a stage of a round. It stands with the round, objections and all: that it cannot end while one is open is then decided and
/// written in one.
/// </summary>
public sealed partial record Round
{
    /// <summary>Most objections of one publicity: they stand in one column.</summary>
    public const int MostObjections = 20;

    /// <summary>Most characters of an objection, and of its answer.</summary>
    public const int LongestObjection = 800;

    /// <summary>Most open objections of one person: nobody fills the list for everybody else.</summary>
    public const int MostOfOne = 3;

    /// <summary>The latest publicity; null when there was none.</summary>
    public Publicity? Publicity { get; init; }

    /// <summary>Is a list shown at this time?</summary>
    [JsonIgnore]
    public bool IsPublic => Publicity is { EndedAt: null };

    /// <summary>Is the programme held back by an objection that was upheld?</summary>
    public bool Holds(string proposalId) => Publicity?.Objections.Any(o => o.ProposalId == proposalId && o.Holds) == true;

    /// <summary>Why the filing documents have to wait, or null: by policy until the publicity is over.</summary>
    public Problem? FilesWait => !Policy.FileAfterPublicity || Publicity is { EndedAt: not null } ? null
        : Publicity is not { } now ? new("filing-before-publicity", Facts.Of(("days", $"{Policy.PublicityDays}")))
        : new("filing-during-publicity", Facts.Of(("ends", Text(now.EndsAt)), ("open", now.Open.Count > 0 ? $"{now.Open.Count}" : "")));

    /// <summary>The office begins to show the list.</summary>
    /// <param name="code">The content code of the list as it is now.</param>
    /// <param name="seen">The code that the office saw: what is shown is what was looked at.</param>
    /// <param name="undecided">How many programmes still wait for a decision.</param>
    public Outcome<Round> BeginPublicity(string code, string seen, IReadOnlyList<PublishedProgramme> programmes, int undecided, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Publicity is { EndedAt: null } now) return new Problem("publicity-runs", Facts.Of(("ends", Text(now.EndsAt))));
        if (programmes.Count == 0) return new Problem("publicity-nothing");
        if (undecided > 0) return new Problem("publicity-undecided", Facts.Of(("n", $"{undecided}")));
        if (code != seen) return new Problem("publicity-other-list");
        var ends = WorkingDays.EndOf(at, Policy.PublicityDays, Policy);
        // Another list lets nothing go that an upheld objection holds: the office settles that by itself.
        var holding = Publicity?.Objections.Where(o => o.Holds).ToList() ?? [];
        var publicity = new Publicity(code, at, ends, programmes) { Objections = holding, Held = [.. holding.Select(o => Publicity!.Of(o)).DistinctBy(p => p.ProposalId)] };
        return (this with { Publicity = publicity }).Noted("BeginPublicity", by, at, "", "", Text(ends));
    }

    /// <summary>The office ends it: not before its last day is over, and not while an objection is open.</summary>
    public Outcome<Round> EndPublicity(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Publicity is not { EndedAt: null } now) return new Problem("publicity-not-running");
        if (at <= now.EndsAt) return new Problem("publicity-not-over", Facts.Of(("ends", Text(now.EndsAt))));
        if (now.Open.Count > 0) return new Problem("publicity-objections-open", Facts.Of(("n", $"{now.Open.Count}")));
        return (this with { Publicity = now with { EndedAt = at } }).Noted("EndPublicity", by, at, "");
    }

    /// <summary>Somebody objects: a member of the tenant for themselves, or the office for whoever wrote to it.</summary>
    /// <param name="which">The programme's id, or its name as it stands in the list.</param>
    /// <param name="name">The real name of whoever objects; of a member their own.</param>
    public Outcome<Round> Object(string which, string name, string text, Actor by, bool forAnother, DateTimeOffset at)
    {
        if (forAnother && !by.IsOffice) return new Problem("not-the-office");
        if (Publicity is not { EndedAt: null } now) return new Problem("publicity-not-running");
        // What reached the office on paper counts until it ends the stage; a click counts while the list is shown.
        if (!forAnother && at > now.EndsAt) return new Problem("publicity-over", Facts.Of(("ends", Text(now.EndsAt))));
        if ((now.Programmes.FirstOrDefault(p => p.ProposalId == which) ?? now.Programmes.FirstOrDefault(p => which.Length > 0 && p.Name == which)) is not { } programme) return new Problem("objection-which");
        if (string.IsNullOrWhiteSpace(name)) return new Problem("objection-who");
        if (string.IsNullOrWhiteSpace(text)) return new Problem("objection-empty");
        if (text.Length > LongestObjection || name.Length > 60) return new Problem("objection-too-long", Facts.Of(("max", $"{LongestObjection}"), ("now", $"{text.Length}")));
        if (!forAnother && now.Open.Count(o => o.Person == by.Id) >= MostOfOne) return new Problem("objections-of-one", Facts.Of(("max", $"{MostOfOne}")));
        if (now.Objections.Count >= MostObjections) return new Problem("objections-too-many", Facts.Of(("max", $"{MostObjections}")));
        var objection = new Objection(now.Objections.Select(o => o.Number).DefaultIfEmpty().Max() + 1, programme.ProposalId, text, name, forAnother ? null : by.Id, at);
        var with = (this with { Publicity = now with { Objections = [.. now.Objections, objection] } }).Noted("Object", by, at, "", "", $"{objection.Number}");
        return with.Telling(Audience.Office, "told-objection", objection, programme, "office");
    }

    /// <summary>The office answers an objection with a reason; one that is upheld holds its programme back.</summary>
    public Outcome<Round> AnswerObjection(int number, Verdict? verdict, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Publicity is not { } now || now.Objections.FirstOrDefault(o => o.Number == number) is not { } objection) return new Problem("no-such-objection");
        if (objection.Verdict is { } given) return new Problem("objection-answered", Facts.Of(("by", objection.AnsweredBy), ("verdict", $"{given}")));
        if (verdict is not { } said) return new Problem("objection-no-verdict");
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        if (reason.Length > LongestObjection) return new Problem("objection-too-long", Facts.Of(("max", $"{LongestObjection}"), ("now", $"{reason.Length}")));
        var answered = objection with { Verdict = said, Answer = reason, AnsweredBy = by.Name, AnsweredAt = at };
        var programme = now.Of(objection);
        var with = (this with { Publicity = With(now, answered) }).Noted("AnswerObjection", by, at, reason, $"{number}", $"{said}");
        if (objection.Person is { } person) with = with.Telling(Audience.Of(person), said == Verdict.Upheld ? "told-objection-upheld" : "told-objection-rejected", answered, programme, "objector");
        return said == Verdict.Upheld ? with.Telling(Audience.Of(programme.Owner), "told-held", answered, programme, "owner").Showing(programme, $"{number}|held") : with;
    }

    /// <summary>The office has looked into an upheld objection, and the result stands after all.</summary>
    public Outcome<Round> SettleObjection(int number, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Publicity is not { } now || now.Objections.FirstOrDefault(o => o.Number == number) is not { } objection) return new Problem("no-such-objection");
        if (!objection.Holds) return new Problem("objection-holds-nothing");
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        if (reason.Length > LongestObjection) return new Problem("objection-too-long", Facts.Of(("max", $"{LongestObjection}"), ("now", $"{reason.Length}")));
        var settled = objection with { Settled = reason };
        var programme = now.Of(objection);
        var with = (this with { Publicity = With(now, settled) }).Noted("SettleObjection", by, at, reason, $"{number}", "");
        return with.Telling(Audience.Of(programme.Owner), "told-no-longer-held", settled, programme, "owner").Showing(programme, $"{number}|settled");
    }

    private static Publicity With(Publicity publicity, Objection changed) => publicity with { Objections = [.. publicity.Objections.Select(o => o.Number == changed.Number ? changed : o)] };

    // Who objected is in no sentence: the owner is told what it means for the programme.
    private Round Telling(Audience to, string code, Objection objection, PublishedProgramme programme, string whom) => this with
    {
        Owed =
        [
            .. Owed,
            new MessageDue(to, code, new Dictionary<string, string>
            {
                ["proposal"] = programme.ProposalId,
                ["name"] = programme.Name,
                ["reason"] = whom == "owner" ? "" : objection.Answer,
                ["n"] = $"{objection.Number}",
            })
            { Key = $"{Id}|objection|{Text(Publicity!.BeganAt)}|{objection.Number}|{code}" },
        ],
    };

    private Round Showing(PublishedProgramme programme, string key) => this with
    {
        Owed = [.. Owed, new CardDue(Audience.Of(programme.Owner), new(MatterKind.Proposal, programme.ProposalId)) { Key = $"{Id}|objection|{Text(Publicity!.BeganAt)}|{key}" }],
    };
}
