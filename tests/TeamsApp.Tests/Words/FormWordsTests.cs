using System.Text.RegularExpressions;
using MicroMajor.Documents.Templates;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Words;

public sealed partial class FormWordsTests
{
    private static readonly FormWords Words = FormWords.Shipped;

    private static IReadOnlyList<FormFinding> Found { get; } =
    [
        .. BrokenForms.All.SelectMany(b => new FormCheck(FormEditions.Shipped, ProblemWords.Shipped.Slips, WordTemplate.Check) { Drafts = b.Drafts }.Of(b.Folder).Findings),
        .. BrokenTemplates.All.SelectMany(b => FormEdition.Read(OwnWord.Plain("own", b.Word, b.Map)) is var own ? WordTemplate.Check(own.Template!) : []),
    ];

    [Fact]
    public void The_table_of_broken_editions_holds_with_the_products_own_judgement_of_sentences()
    {
        foreach (var broken in BrokenForms.All)
        {
            var report = new FormCheck(FormEditions.Shipped, ProblemWords.Shipped.Slips, WordTemplate.Check) { Drafts = broken.Drafts }.Of(broken.Folder);
            Assert.Equal(broken.Findings.Order(StringComparer.Ordinal), report.Findings.Select(BrokenForm.Told).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_kind_of_finding_in_the_code_has_a_sentence_and_is_brought_about_in_the_table()
    {
        var codes = ((string[])["src/MicroMajor.Domain/Forms", "src/MicroMajor.Documents/Templates"]).SelectMany(f => Directory.EnumerateFiles(Path.Combine(NodeFolder.Repository, f), "*.cs"))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value + m.Groups[2].Value))
            // What a file is that is no Word file is told when it is opened.
            .Concat(BrokenTemplates.All.SelectMany(b => b.Findings).Select(f => f.Split(' ')[1]).Where(c => c.StartsWith("word-", StringComparison.Ordinal)))
            .Distinct().ToList();
        Assert.InRange(codes.Count, 100, 150);
        Assert.Empty(codes.Select(c => $"found-{c}").Except(Words.Codes));
        Assert.Empty(Words.Codes.Where(c => c.StartsWith("found-", StringComparison.Ordinal)).Select(c => c[6..]).Except(codes).Except(["sentence-unknown", "sentence-broken", "sentence-hole", "folder-changed", "drafts-unread"]));
        // What is taken already is brought about beside the table: it needs an edition in use.
        Assert.Empty(codes.Except(Found.Select(f => f.Code)).Except(["version-taken"]));
    }

    [Fact]
    public void Every_sentence_gets_the_facts_that_it_needs_and_shows_no_brace() =>
        Assert.Empty(
            from found in Found
            from language in Enum.GetValues<Language>()
            let said = Words.Sentence(found, language)
            let missing = Words.Wanted(found.Code, language).Where(place => found.Facts[place].Length == 0 && !(found.Code is "property-kind" or "when-never" && found.Facts[place].Length == 0)).ToList()
            where missing.Count > 0 || said.Length == 0 || (said.Contains('{') && found.Code is not ("property-kind" or "hole-typed"))
            select $"{found.Code} {language} {string.Join(',', missing)}: {said}");

    [Theory]
    [InlineData("a hole without a field", "表格里没有栏目“motto”。", "The form has no field “motto”.")]
    [InlineData("broken JSON, after Chinese letters", "第 3 行第 9 列起不是合法的 JSON。", "From line 3, column 9 on this is no valid JSON.")]
    [InlineData("a label without English", "缺少英文文字。", "The words in English are missing.")]
    [InlineData("a choice taken away that drafts hold", "2025 版的选项“2年”没有了，但有 1 份草稿选了它：请保留这个选项。", "The choice “2 years” of edition 2025 is gone, but 1 drafts hold it: please keep it.")]
    [InlineData("a type changed so that answers would be misread", "“applyDate”在 2025 版中是日期（Date），现在是是否（YesNo）：已填的内容会被读错。请换一个键。", "“applyDate” is a date (Date) in edition 2025 and a yes or no (YesNo) here: answers would be misread. Please take another key.")]
    [InlineData("not an object", "应为 {…}。", "should be {…}.")]
    public void A_finding_is_told_in_both_languages(string broken, string zh, string en)
    {
        var form = BrokenForms.All.Single(b => b.Name == broken);
        var found = new FormCheck(FormEditions.Shipped, ProblemWords.Shipped.Slips, WordTemplate.Check) { Drafts = form.Drafts }.Of(form.Folder).Findings[0];
        if (found.Code == "default-odd") found = new FormCheck(FormEditions.Shipped, ProblemWords.Shipped.Slips, WordTemplate.Check).Of(form.Folder).Findings.Single(f => f.Code == "type-changed");
        Assert.Equal((zh, en), (Words.Sentence(found, Language.Zh), Words.Sentence(found, Language.En)));
    }

    [Fact]
    public void A_sentence_of_an_editions_own_is_said_with_its_facts_and_its_clause()
    {
        var own = new Domain.Problem("C-09", Domain.Facts.Of(("over", "3"))) { Words = new("多了 {over} 学分，请减课", "{over} credits too many") };
        Assert.Equal("多了 3 学分，请减课（通知三.2：“总学分不超过 15 学分”）", ProblemWords.Shipped.Sentence(own, Language.Zh));
        Assert.StartsWith("3 credits too many (notice", ProblemWords.Shipped.Sentence(own, Language.En), StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?:Fault|Notice|Stop|Note|Refuse|Say|Map)\((?:(?:control|true|false|field\.Required|column\.Required),\ )?"([a-z]+-[a-z]+)"|"((?:section|field|column|choice)-twice)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Code();
}
