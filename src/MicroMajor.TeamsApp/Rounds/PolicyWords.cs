using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What the office's card says of a round's limits, from <c>policy.json</c>.</summary>
internal sealed class PolicyWords
{
    private const int LinesShown = 10;
    private const int LongestLine = 120;
    private const int LongestValue = 4_000;
    private const int LongestNumber = 20;

    private readonly SentenceFile file = new("Words/policy.json");

    public string Say(string code, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(code, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    public bool IsUsual(PolicyMember member, RoundPolicy policy) => member.Read(policy) == member.Read(new());

    public string GroupTitle(PolicyGroup group, RoundPolicy policy, Language language)
    {
        var changed = PolicyGroups.MembersOf(group).Count(m => !IsUsual(m, policy));
        return Say(changed > 0 ? "group-changed" : "group", language, ("group", group.Title.In(language)), ("n", $"{changed}"));
    }

    public PolicyInput Input(PolicyMember member, RoundPolicy policy, Language language)
    {
        var (value, usual) = (member.Read(policy), member.Read(new()));
        var ours = member.Clause == NoticeRule.Ours;
        IReadOnlyList<ChoiceView> choices = member.Kind switch
        {
            PolicyKind.YesNo => [new(Say("yes", language), "true"), new(Say("no", language), "false")],
            PolicyKind.Choice => [.. member.Choices.Select(name => new ChoiceView(Say($"choice-{name}", language), name))],
            _ => [],
        };
        return new(
            member.Key,
            member.Kind == PolicyKind.Lines ? "lines" : choices.Count > 0 ? "choice" : "text",
            Say(ours ? "label-ours" : "label", language, ("label", member.Label.In(language)), ("clause", member.Clause)),
            value,
            member.Kind == PolicyKind.Lines
                ? Say(value == usual ? "usual-lines" : "usual-lines-changed", language, ("n", $"{Lines(usual).Length}"))
                : Say(value == usual ? "usual" : "usual-changed", language, ("usual", Value(member, usual, language))),
            choices,
            member.Kind == PolicyKind.Lines ? Math.Max(LongestValue, value.Length) : LongestNumber);
    }

    public string Change(PolicyMember member, RoundPolicy before, RoundPolicy after, Language language)
    {
        var (was, now) = (member.Read(before), member.Read(after));
        if (member.Kind != PolicyKind.Lines) return Say("change", language, ("member", member.Label.In(language)), ("before", Value(member, was, language)), ("after", Value(member, now, language)));
        var (added, removed) = (Lines(now).Except(Lines(was)).ToList(), Lines(was).Except(Lines(now)).ToList());
        var names = added.Select(a => $"+{a}").Concat(removed.Select(r => $"−{r}"));
        return Say("change-lines", language, ("member", member.Label.In(language)), ("added", $"{added.Count}"), ("removed", $"{removed.Count}"), ("names", RowLine.Cut(string.Join(' ', names), LongestLine)));
    }

    public IReadOnlyList<string> Effect(PolicyOutlook outlook, Language language)
    {
        var (drafts, sent) = (outlook.Drafts, outlook.HandedIn);
        var lines = new List<string>
        {
            Say("looked", language, ("n", $"{drafts.Drafts + sent.Drafts}"), ("drafts", $"{drafts.Drafts}"), ("sent", $"{sent.Drafts}")),
        };
        if (outlook.IsCut) lines.Add(Say("looked-more", language, ("n", $"{drafts.Drafts + sent.Drafts}")));
        if (drafts.NowFail.Count > 0) lines.Add(Say("drafts-fail", language, ("n", $"{drafts.NowFail.Count}")));
        if (drafts.NoLongerFail.Count > 0) lines.Add(Say("drafts-pass", language, ("n", $"{drafts.NoLongerFail.Count}")));
        if (drafts.Changed.Count + sent.Changed.Count == 0) lines.Add(Say("no-effect", language));
        return lines;
    }

    public IReadOnlyList<string> Lines(IReadOnlyList<DraftEffect> effects, Func<DraftEffect, IReadOnlyList<Problem>> what, Language language)
    {
        var lines = effects.Take(LinesShown).Select(e => Say("line", language, ("id", e.Id), ("name", RowLine.Cut(e.Name, 40)),
            ("what", RowLine.Cut(string.Join(' ', what(e).Select(p => ProblemWords.Shipped.Plain(p, language))), LongestLine)))).ToList();
        if (effects.Count > LinesShown) lines.Add(Say("lines-more", language, ("n", $"{effects.Count - LinesShown}")));
        return lines;
    }

    private string Value(PolicyMember member, string value, Language language) => member.Kind switch
    {
        PolicyKind.YesNo => Say(value == "true" ? "yes" : "no", language),
        PolicyKind.Choice => Say($"choice-{value}", language),
        _ => value,
    };

    private static string[] Lines(string value) => value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
