using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Words;

public sealed partial class ProblemWordsTests
{
    private static readonly ProblemWords Words = ProblemWords.Shipped;

    [Fact]
    public void Every_rule_of_the_book_has_a_sentence() => Assert.Empty(RuleBook.All.Select(r => r.Id).Except(Words.Codes));

    [Fact]
    public void Every_problem_that_the_code_names_has_a_sentence() => Assert.Empty(CodesIn("src").Except(Words.Codes).Except(new TabWords(Words).Codes));

    [Fact]
    public void The_source_names_many_problems() => Assert.InRange(CodesIn("src/MicroMajor.Domain").Count, 90, 400);

    [Fact]
    public void Every_problem_of_the_domain_is_brought_about_in_these_tests() =>
        Assert.Empty(CodesIn("src/MicroMajor.Domain").Except(EveryProblem.Of().Select(p => p.Code)));

    [Fact]
    public void Every_sentence_gets_the_facts_that_it_needs() =>
        Assert.Empty(
            from problem in EveryProblem.Of()
            from language in Enum.GetValues<Language>()
            from place in Words.Wanted(problem.Code, language)
            where problem.Facts[place].Length == 0
            select $"{problem.Code} {language} wants {place}");

    [Fact]
    public void No_sentence_shows_a_brace_a_bracket_or_the_name_of_something_in_the_code() =>
        Assert.Empty(
            from problem in EveryProblem.Of()
            from language in Enum.GetValues<Language>()
            let said = Words.Sentence(problem, language)
            where Leftover().IsMatch(said)
            select $"{problem.Code}: {said}");

    [Fact]
    public void A_sum_that_is_too_large_says_by_how_much_and_what_would_do()
    {
        var problem = Assert.Single(EveryProblemOf(CompleteForm.Answers.WithRows("courses", CompleteForm.Courses(6, 3m))), p => p.Code == "C-09");
        Assert.Equal("6 门课程共 18 学分，超出 15 学分 3 学分：减一门 3 学分课程即可。（通知三.2：“总学分不超过 15 学分”）", Words.Sentence(problem, Language.Zh));
        Assert.Equal("6 courses make 18 credits, 3 more than the 15 allowed: leaving out one course of 3 credits is enough. (notice 三.2: “总学分不超过 15 学分”)", Words.Sentence(problem, Language.En));
    }

    [Fact]
    public void Where_no_single_course_would_do_the_fewest_are_named()
    {
        var problem = Assert.Single(EveryProblemOf(CompleteForm.Answers.WithRows("courses", CompleteForm.Courses(9, 3m))), p => p.Code == "C-09");
        Assert.Equal("9 门课程共 27 学分，超出 15 学分 12 学分：减 4 门课程（3 + 3 + 3 + 3 学分）即可。", Words.Plain(problem, Language.Zh));
    }

    [Fact]
    public void The_deadline_is_told_by_the_clock_in_China()
    {
        var late = Assert.Single(A.Proposal().Build().Submit(A.Round(), [], A.Owner, A.Deadline.AddSeconds(1)).Problems);
        Assert.Equal("申报已于 2025年6月25日 23:59（北京时间）截止，不能再提交。", Words.Plain(late, Language.Zh));
        Assert.Equal("Submission closed at 25 June 2025 23:59 (Beijing time).", Words.Plain(late, Language.En));
    }

    [Fact]
    public void A_refused_act_is_told_in_the_words_for_act_and_state()
    {
        var refused = Assert.Single(A.Proposal().Build().Endorse("", A.Dean, A.Day).Problems);
        Assert.Equal("现在是“填报中”，不能推荐。", Words.Sentence(refused, Language.Zh));
        Assert.Equal("It is “Draft” now; you cannot endorse it.", Words.Sentence(refused, Language.En));
    }

    [Fact]
    public void A_conflict_is_told_with_its_reason() =>
        Assert.Equal("专家乙不能评审这份申报：来自申报单位。", Words.Sentence(new("expert-conflicted", Facts.Of(("expert", "专家乙"), ("conflict", "conflict-unit"))), Language.Zh));

    [Fact]
    public void A_missing_reason_quotes_the_clause_that_wants_it() =>
        Assert.EndsWith("（通知四.2：“建设期一般不超过 2 年”）", Words.Sentence(new("justification-missing", Facts.Of(("rule", "B-03"), ("min", "5"))), Language.Zh));

    [Fact]
    public void A_rule_of_our_own_quotes_no_clause() => Assert.Equal("", Words.Clause(new("X-07"), Language.Zh));

    [Fact]
    public void A_row_without_a_name_is_told_by_its_place()
    {
        var facts = Facts.Of(("row", "3"), ("field", "学分"), ("fieldEn", "Credits"));
        Assert.Equal("课程设置第 3 行缺少“学分”。", Words.Plain(new("C-02", facts), Language.Zh));
        Assert.Equal("课程设置第 3 行“数据治理”缺少“学分”。", Words.Plain(new("C-02", facts.And("name", "数据治理")), Language.Zh));
        Assert.Equal("Row 3 of the courses, “数据治理”, lacks “Credits”.", Words.Plain(new("C-02", facts.And("name", "数据治理")), Language.En));
    }

    [Fact]
    public void What_people_typed_is_never_read_as_a_place() =>
        Assert.Equal("负责人的职称“{title}[x]”不在高级职称（正高级、副高级）之列：请写职称全称，如 教授、副教授、高级工程师，或更换负责人。", Words.Plain(new("L-02", Facts.Of(("title", "{title}[x]"))), Language.Zh));

    [Fact]
    public void A_code_without_a_sentence_is_still_told_and_can_be_asked_about() =>
        Assert.Equal("这一步没有完成（never-heard-of）。请再试一次；仍不行，请联系教务处。", Words.Sentence(new("never-heard-of"), Language.Zh));

    [Fact]
    public void Several_sentences_stand_one_to_a_line() =>
        Assert.Equal("请写明理由。\n请选择评审结论。", Words.Sentences([new("reason-missing"), new("conclusion-missing")], Language.Zh));

    private static IReadOnlyList<Problem> EveryProblemOf(Answers answers) =>
        NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day));

    // The codes as they stand in the source: rule ids anywhere but in the rule book, and what is handed to a Problem.
    private static SortedSet<string> CodesIn(string folder)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(NodeFolder.Repository, folder), "*.cs", SearchOption.AllDirectories))
        {
            var path = file.Replace('\\', '/');
            if (path.Contains("/obj/") || path.Contains("/LocalTenant/") || path.Contains(".LocalTenant/") || path.EndsWith("RuleBook.All.cs", StringComparison.Ordinal)) continue;
            var source = File.ReadAllText(file);
            foreach (Match match in HandedToAProblem().Matches(source)) codes.Add(match.Groups[1].Value);
            if (!path.Contains("/Domain/Proposals/") && !path.Contains(".Domain/Proposals/")) continue;
            foreach (Match match in RuleId().Matches(Comment().Replace(source, ""))) codes.Add(match.Groups[1].Value);
            foreach (Match match in KindOf().Matches(source)) codes.UnionWith([match.Groups[1].Value, $"{match.Groups[1].Value}-cell"]);
        }

        return codes;
    }

    [GeneratedRegex("""(?:Problem\(|problems\.Add\(new\(|yield return new\(|Refused\()"([A-Za-z]+(?:-[A-Za-z0-9]+)+|required)""")]
    private static partial Regex HandedToAProblem();

    [GeneratedRegex(""" "([A-Z]-\d\d(?:-[a-z]+)?)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex RuleId();

    // The kinds of a wrong answer: ("not-a-date", facts).
    [GeneratedRegex("""\("((?:not-a|too)-[a-z-]+)", facts""")]
    private static partial Regex KindOf();

    [GeneratedRegex("///.*|//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[{}\[\]]|UnitReview|ReadyForReview|[A-Z][a-z]+By[A-Z]|conflict-|\b(lead|argumentation)\.[a-z]")]
    private static partial Regex Leftover();
}
