using System.Text;
using System.Text.RegularExpressions;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Review;

/// <summary>
/// Keeps the names of the applicants from the experts of a blind round (盲评): lead, owner, team and co-editors are called by what they are,
/// wherever they are written; telephones and addresses of mail are left out. What they are and where they work stays: it is judged.
/// </summary>
public sealed partial class NameMask
{
    // With a surname in front, as good as a name.
    private const string Titles = "老师|教授|副教授|讲师|院士|研究员|副研究员|主任|副主任|院长|副院长|书记|校长|处长|所长|先生|女士";

    private static readonly Bilingual s_lead = new("负责人", "the lead");
    private static readonly Bilingual s_owner = new("填报人", "the applicant");
    private static readonly Bilingual s_hidden = new("（对专家隐去）", "(kept from experts)");
    private static readonly string[] s_doubleSurnames = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "独孤", "南宫", "西门"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> surnames = new(StringComparer.Ordinal);
    private readonly List<string> written = [];
    private readonly FormDefinition form;
    private readonly Func<Bilingual, string> say;
    private readonly Regex? pattern;

    private NameMask(Proposal proposal, FormDefinition form, Func<Bilingual, string> say)
    {
        (this.form, this.say) = (form, say);
        foreach (var field in form.Fields.Where(f => f.Type != FieldType.Table && f.ChoicesFrom == "people")) Add(proposal.Answers[field.Key], s_lead);
        Add(proposal.OwnerName, s_owner);
        var number = 0;
        foreach (var (table, column) in form.Fields.Where(f => f.Type == FieldType.Table).SelectMany(t => t.Columns.Where(c => c.ChoicesFrom == "people"), (t, c) => (t, c)))
            foreach (var row in proposal.Answers.Rows(table.Key))
            {
                number++;
                Add(row[column.Key], new($"成员{number}", $"member {number}"));
            }

        foreach (var (editor, index) in proposal.Editors.Select((e, i) => (e, i + 1))) Add(editor.Name, new($"合作填报人{index}", $"co-editor {index}"));
        // The longest first: 陈思远航 is not 陈思远.
        var any = string.Join('|', written.OrderByDescending(w => w.Length).Select(Spaced));
        var titled = surnames.Count == 0 ? "" : $"(?<![提最较更])(?<surname>{string.Join('|', surnames.Keys.Select(Regex.Escape))})(?=(?:{Titles}))(?:{Titles})";
        var whole = string.Join('|', new[] { any, titled }.Where(p => p.Length > 0));
        pattern = whole.Length == 0 ? null : new(whole, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The mask of a proposal, as it was filled in by that form.</summary>
    /// <param name="say">In which language they are called by what they are.</param>
    public static NameMask Of(Proposal proposal, FormDefinition form, Func<Bilingual, string> say) => new(proposal, form, say);

    /// <summary>The text without a name.</summary>
    public string In(string text)
    {
        if (text.Length == 0) return text;
        var masked = pattern?.Replace(text, m => m.Groups["surname"] is { Success: true } surname ? surnames[surname.Value] : names.GetValueOrDefault(Spelling.Of(m.Value), say(s_hidden))) ?? text;
        return Reachable().Replace(masked, say(s_hidden));
    }

    /// <summary>The proposal as an expert reads it: what it says, without a name, and without what is the applicants' own.</summary>
    public Proposal In(Proposal proposal) => new(proposal.Id, proposal.RoundId, proposal.UnitCode, new(""), say(s_owner))
    {
        State = proposal.State,
        FormVersion = proposal.FormVersion,
        Answers = In(proposal.Answers),
        Revision = proposal.Revision,
        Submissions = proposal.Submissions,
        SubmittedAt = proposal.SubmittedAt,
        UpdatedAt = proposal.UpdatedAt,
        UnitOpinion = In(proposal.UnitOpinion),
        EndorsedAt = proposal.EndorsedAt,
        Decision = proposal.Decision is { } decision ? decision with { Reason = In(decision.Reason) } : null,
    };

    /// <summary>The finding without a name in its facts.</summary>
    public Problem In(Problem problem) => problem with { Facts = Facts.Of([.. problem.Facts.Select(f => (f.Key, In(f.Value)))]) };

    private Answers In(Answers answers)
    {
        var accounts = form.Fields.Select(f => f.PersonKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var phones = form.Fields.Where(f => f.Type == FieldType.Phone).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var masked = answers.Texts.Aggregate(answers, (a, t) => a.With(t.Key, accounts.Contains(t.Key) ? "" : phones.Contains(t.Key) ? say(s_hidden) : In(t.Value)));
        foreach (var key in answers.Tables.ToList())
        {
            var columns = form.Field(key)?.Columns ?? [];
            masked = masked.WithRows(key, answers.Rows(key).Select(r => new Row(r.Id, r.Cells
                .Where(c => columns.All(o => o.PersonKey != c.Key))
                .Select(c => KeyValuePair.Create(c.Key, columns.Any(o => o.Key == c.Key && o.Type == FieldType.Phone) ? say(s_hidden) : In(c.Value))))));
        }

        return masked;
    }

    // Several names may stand in one field; the first calling is kept: the lead is a member of the team as well.
    private void Add(string typed, Bilingual called)
    {
        foreach (var name in typed.Split(['、', '，', ',', '；', ';', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var spelt = Spelling.Of(name);
            if (spelt.Length < 2 || !names.TryAdd(spelt, say(called))) continue;
            written.Add(name);
            if (spelt.Length is 2 or 3 or 4 && spelt.All(IsHan)) surnames.TryAdd(s_doubleSurnames.FirstOrDefault(s => spelt.Length > 2 && spelt.StartsWith(s, StringComparison.Ordinal)) ?? spelt[..1], say(called));
        }
    }

    // Blanks inside a name do not make another person: 张 三.
    private static string Spaced(string name) => string.Join(@"[\s·・]*", Spelt(name).EnumerateRunes().Select(r => Regex.Escape(r.ToString())));

    private static string Spelt(string name) => string.Concat(name.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && r.Value is not ('·' or '・')));

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    [GeneratedRegex(@"(?<![0-9])1[3-9][0-9][-\s]?[0-9]{4}[-\s]?[0-9]{4}(?![0-9])|(?<![0-9])0[0-9]{2,3}[-－][0-9]{7,8}(?![0-9])|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")]
    private static partial Regex Reachable();
}
