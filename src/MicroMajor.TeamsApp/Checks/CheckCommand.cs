using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>
/// <c>check PROPOSAL.json [--policy POLICY.json] [--form FOLDER] [--at 2025-06-20T10:00+08:00]</c>: all rules on a proposal in a file, one finding a line as a
/// JSON object. Exit code 0: it could be submitted; 1: something stands in the way; 2: the call or a file makes no sense.
/// </summary>
internal static class CheckCommand
{
    private const string Usage = "check PROPOSAL.json [--policy POLICY.json] [--form FOLDER] [--at 2025-06-20T10:00+08:00]";

    private static readonly JsonSerializerOptions s_line = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs it.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter lines, TextWriter errors, TimeProvider time)
    {
        var (call, refused) = Call.Of(args, time.GetUtcNow());
        if (call is null) return Refuse(errors, [refused!, new("", $"用法：{Usage}", $"usage: {Usage}")]);
        var policy = new RoundPolicy();
        if (call.PolicyPath is { } path)
        {
            var (json, flaw) = FileText.Read(path);
            using var document = json;
            if (json is null) return Refuse(errors, [flaw!]);
            var (read, wrong) = PolicyFile.Read(json.RootElement);
            if (read is null) return Refuse(errors, wrong);
            policy = read;
        }

        var form = FormDefinitions.Current;
        if (call.FormPath is { } folder)
        {
            if (!Directory.Exists(folder)) return Refuse(errors, [new(folder, "没有这个文件夹。", "there is no such folder.")]);
            var report = CheckFormCommand.Report(folder);
            if (report.Edition is not { } edition)
                return Refuse(errors, [.. report.Findings.Where(f => f.Stops).Select(f => new Flaw(f.File, FormWords.Shipped.Sentence(f, Language.Zh), FormWords.Shipped.Sentence(f, Language.En)))]);
            form = edition.Form;
        }

        var (proposal, broken) = FileText.Read(call.ProposalPath);
        using var open = proposal;
        if (proposal is null) return Refuse(errors, [broken!]);
        var (context, flaws) = ProposalFile.Read(proposal.RootElement, form, policy, call.At);
        if (context is null) return Refuse(errors, flaws);
        var found = Found(context);
        foreach (var finding in found) lines.WriteLine(JsonSerializer.Serialize(Line.Of(finding, context), s_line));
        lines.Flush();
        foreach (var unjudged in Unjudged(proposal.RootElement)) errors.WriteLine(unjudged);
        return found.Any(f => RuleBook.Stops(f.Code)) ? 1 : 0;
    }

    private static List<Problem> Found(RuleContext context)
    {
        // What a file gives as reasons it gives for the proposal as it is in the file.
        var bound = context with { Answers = Reasons.Bound(context.Answers, NoticeRules.Check(context)) };
        var found = NoticeRules.Check(bound).ToList();
        found.AddRange(OfWeakMajors(context));
        if (context.Round.IsOver(context.Now)) found.Add(new("S-01", Facts.Of(("deadline", context.Round.Deadline.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture)))));
        return found;
    }

    // What no list was given for is said: silence would read like approval.
    private static IEnumerable<Flaw> Unjudged(JsonElement proposal)
    {
        if (!proposal.TryGetProperty("majors", out _)) yield return new("majors", "没有给出现有专业：没有与它们的名称和课程比较（C-05）。", "is not given: nothing was compared with the names and courses of existing majors (C-05).");
        if (!proposal.TryGetProperty("employment", out _)) yield return new("employment", "没有给出去向落实率：没有判断就业薄弱专业（O-01 至 O-03）。", "is not given: no major was judged by its graduates' employment (O-01 to O-03).");
    }

    // The weak majors whose students the proposal is for, or that carry it: what clause 三.3 says of them is worth knowing here.
    private static IEnumerable<Problem> OfWeakMajors(RuleContext context)
    {
        string[] named = [.. Duties.Served(context.Answers), .. new[] { "hostMajors", "targetMajors" }.SelectMany(t => context.Answers.Rows(t)).Select(r => r["name"].Trim())];
        return context.Weak.Where(w => named.Contains(w.Label)).SelectMany(w => w.Findings(context.Round.Policy));
    }

    private static int Refuse(TextWriter errors, IReadOnlyList<Flaw> flaws)
    {
        foreach (var flaw in flaws) errors.WriteLine(flaw);
        return 2;
    }

    private sealed record Call(string ProposalPath, string? PolicyPath, string? FormPath, DateTimeOffset At)
    {
        public static (Call? Call, Flaw? Flaw) Of(IReadOnlyList<string> args, DateTimeOffset now)
        {
            string? proposal = null, policy = null, form = null;
            DateTimeOffset? at = null;
            for (var i = 0; i < args.Count; i++)
            {
                var option = args[i];
                if (!option.StartsWith("--", StringComparison.Ordinal))
                {
                    if (proposal is not null) return (null, new("", $"只能核对一个文件，多出了“{option}”。", $"One file at a time: {option} is one too many."));
                    proposal = option;
                }
                else if (option is not ("--policy" or "--form" or "--at"))
                {
                    return (null, new("", $"没有选项“{option}”。", $"There is no option {option}."));
                }
                else if (++i == args.Count)
                {
                    return (null, new("", $"“{option}”后面缺少内容。", $"{option} wants a value."));
                }
                else if (option == "--policy")
                {
                    policy = args[i];
                }
                else if (option == "--form")
                {
                    form = args[i];
                }
                else if ((at = Members.InstantOf(args[i])) is null)
                {
                    return (null, new("", $"“{args[i]}”不是时刻，请写成 2025-06-20T10:00+08:00。", $"{args[i]} is no instant; write it like 2025-06-20T10:00+08:00."));
                }
            }

            return proposal is null ? (null, new("", "请给出要核对的文件。", "Name the file to check.")) : (new(proposal, policy, form, (at ?? now).ToUniversalTime()), null);
        }
    }

    /// <summary>A finding as it is printed; rows are counted from 1, as in the form.</summary>
    private sealed record Line(string Rule, string Strength, string Clause, string? Field, int? Row, string? Column, string Zh, string En)
    {
        public static Line Of(Problem finding, RuleContext context) => new(
            RuleBook.Find(finding.Code)?.Id ?? finding.Code,
            JsonNamingPolicy.CamelCase.ConvertName($"{RuleBook.Strength(finding.Code)}"),
            RuleBook.Find(Reasons.RuleOf(finding) ?? finding.Code)?.Clause ?? NoticeRule.Ours,
            finding.At?.Field,
            finding.At?.Row is { } row ? context.Answers.Rows(finding.At.Field).TakeWhile(r => r.Id != row).Count() + 1 : null,
            finding.At?.Column,
            ProblemWords.Shipped.Plain(finding, Language.Zh),
            ProblemWords.Shipped.Plain(finding, Language.En));
    }
}
