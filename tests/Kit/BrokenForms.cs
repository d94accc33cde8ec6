using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using static MicroMajor.Kit.NewForm;

namespace MicroMajor.Kit;

/// <summary>An edition with one fault, and exactly what the check finds in it.</summary>
public sealed record BrokenForm(string Name, FormFolder Folder, params IReadOnlyList<string> Findings)
{
    /// <summary>What drafts hold.</summary>
    public IReadOnlyList<Answers> Drafts { get; init; } = [];

    /// <summary>A finding as the table writes it: <c>! code file place facts</c>, with <c>?</c> in front of what does not stop.</summary>
    public static string Told(FormFinding finding) => $"{(finding.Stops ? '!' : '?')} {finding.Code} {finding.File} {finding.Place} {Told(finding.Code, finding.Facts)}".Trim();

    // Which facts a sentence has, and which properties a field, is the product's to say.
    private static string Told(string code, Facts facts) => string.Join(", ", facts.Where(f => code is not ("sentence-hole" or "property-unknown") || f.Key != "known").Select(f => $"{f.Key}={f.Value}"));

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Every kind of fault, one edition each.</summary>
public static class BrokenForms
{
    private const string Form = FormFiles.FormFile;
    private const string Layout = FormFiles.LayoutFile;
    private const string Words = FormFiles.WordsFile;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BrokenForm> All { get; } =
    [
        // The folder and its files.
        new("nothing in the folder", new("2026", []), $"! file-missing {Form}", $"! file-missing {Layout}"),
        new("no layout", Without(Layout), $"! file-missing {Layout}"),
        new("a file that is none of an edition's", With("macro.docm", [1, 2]), "? file-unknown macro.docm"),
        new("a map without a Word form", With("annex2.map.json", "{}"u8.ToArray()), "? map-alone annex2.map.json"),
        new("a map that is none", NewForm.Folder(OwnWord.Files() with { Template = new(OwnWord.Form(isNew: true), "{ \"holes\": [ { \"tag\": \"x\" } ] }") }), "! property-missing annex2.map.json [1] property=key"),
        new("a file too large to read", WithSize(Form, FormFile.LargestSize + 1), $"! file-large {Form}  max=256, now=256"),
        new("a file in another encoding", WithBytes(Form, [0xB1, 0xED]), $"! file-encoding {Form}"),
        new("a layout longer than a column", WithText(Layout, new string(' ', 60_001)), $"! file-long {Layout}  max=60000, now=60001"),

        // JSON.
        new("broken JSON, after Chinese letters", WithText(Form, "{\n  \"version\": \"2026\",\n  \"名称\": x\n}"), $"! json-broken {Form}  column=9, line=3"),
        new("an empty file", WithText(Layout, ""), $"! json-broken {Layout}  column=1, line=1"),
        new("nested too deep", WithText(Layout, new string('[', 20) + new string(']', 20)), $"! json-broken {Layout}  column=17, line=1"),
        new("not an object", WithText(Layout, "[]"), $$"""! property-kind {{Layout}}  property=, wanted={…}"""),
        new("a property misspelt", Formed(f => FieldOf(f, "microCredential")["requird"] = true), $"! property-unknown {Form} sharing/microCredential property=requird"),
        new("a property twice", WithText(Layout, """{ "sections": [], "sections": [] }"""), $"! property-twice {Layout}  property=sections"),
        new("a property missing", Formed(f => FieldOf(f, "microCredential").Remove("type")), $"! property-missing {Form} sharing/microCredential property=type"),
        new("a property of another kind", Formed(f => FieldOf(f, "microCredential")["required"] = "yes"), $"! property-kind {Form} sharing/microCredential property=required, wanted=true / false"),
        new("a list that is none", Formed(f => FieldOf(f, "microCredential")["choices"] = "none"), $"! property-kind {Form} sharing/microCredential property=choices, wanted=[…]"),
        new("nothing where something is wanted", Formed(f => FieldOf(f, "microCredential")["choices"] = null), $"! property-kind {Form} sharing/microCredential property=choices, wanted=[…]"),
        new("a number with a fraction of a row", Formed(f => FieldOf(f, "courses")["maxRows"] = 2.5), $"! property-kind {Form} courses/courses property=maxRows, wanted=123"),
        new("an unknown type of field", Formed(f => FieldOf(f, "microCredential")["type"] = "Dropdown"), $"! type-unknown {Form} sharing/microCredential known=Text, LongText, Number, Date, YesNo, Choice, MultiChoice, Phone, Table, property=type, value=Dropdown"),
        new("an unknown type of column", Formed(f => Columns(f, "courses")[^1]!["type"] = "Colour"), $"! type-unknown {Form} courses/courses.textbook known=Text, LongText, Number, Date, YesNo, Choice, MultiChoice, Phone, Table, property=type, value=Colour"),
        new("an unknown way to show a field", Laid(l => Items(l, 0)[0]!["show"] = "Poster"), $"! type-unknown {Layout} 一、微专业基本情况/programName+type known=Pair, Wide, Narrative, Statement, Inset, Table, property=show, value=Poster"),

        // Words in both languages.
        new("a label without English", Formed(f => FieldOf(f, "microCredential")["label"] = Parse("""{ "zh": "微证书" }""")), $"! label-missing {Form} sharing/microCredential language=en"),
        new("a blank title", Formed(f => Section(f, "sharing")["title"]!["zh"] = " "), $"! label-missing {Form} sharing language=zh"),
        new("a choice without Chinese", Formed(f => FieldOf(f, "microCredential")["choices"]![1]!["label"]!["zh"] = ""), $"! label-missing {Form} sharing/microCredential=digital language=zh"),
        new("a label longer than a card's line", Formed(f => FieldOf(f, "microCredential")["label"]!["zh"] = new string('长', 61)), $"! label-long {Form} sharing/microCredential max=60, now=61, text=长长长长长长长长长长长长…"),

        // Keys.
        new("a section twice", Formed(f => f["sections"]!.AsArray().Add(Parse("""{ "key": "sharing", "title": { "zh": "再", "en": "Again" }, "fields": [ { "key": "other1", "type": "Text", "label": { "zh": "其一", "en": "One" } } ] }"""))), $"! section-twice {Form}  key=sharing", $"? field-unplaced {Layout}  field=其一, fieldEn=One, key=other1"),
        new("a field twice", Formed(f => Add(f, """{ "key": "microCredential", "type": "Text", "label": { "zh": "微", "en": "M" } }""")), $"! field-twice {Form}  key=microCredential"),
        new("a column twice", Formed(f => Columns(f, "courses").Add(Parse("""{ "key": "textbook", "type": "Text", "label": { "zh": "教", "en": "T" } }"""))), $"! column-twice {Form} courses/courses key=textbook"),
        new("a choice twice", Formed(f => FieldOf(f, "microCredential")["choices"]!.AsArray().Add(Parse("""{ "value": "none", "label": { "zh": "无", "en": "No" } }"""))), $"! choice-twice {Form} sharing/microCredential key=none"),
        new("a choice that cannot be kept", Formed(f => FieldOf(f, "microCredential")["choices"]![0]!["value"] = "a,b"), $"! choice-bad {Form} sharing/microCredential value=a,b"),
        new("a key with a blank", Renamed("micro credential"), $"! key-bad {Form} sharing/micro credential key=micro credential"),
        new("a key longer than a column's name", Renamed("microCredentialOfTheWholeUniversity"), $"! key-long {Form} sharing/microCredentialOfTheWholeUniversity key=microCredentialOfTheWholeUniversity, max=30, now=35"),
        new("a column longer than a bookmark", Formed(f => Columns(f, "courses")[^1]!["key"] = "textbookOfTheSecondSemester"), $"! key-long {Form} courses/courses.textbookOfTheSecondSemester key=courses.textbookOfTheSecondSemester, max=32, now=34", $"! column-hole {Layout} 三、课程体系/courses column=textbook, table=courses", $"? column-unplaced {Layout} 三、课程体系/courses column=textbookOfTheSecondSemester, table=courses"),
        new("a key that the list keeps for itself", Renamed("state"), $"! key-taken {Form} sharing/state key=state"),
        new("a column with the name of a card's data", Formed(f => Columns(f, "courses")[^1]!["key"] = "row"), $"! key-taken {Form} courses/courses.row key=row", $"! column-hole {Layout} 三、课程体系/courses column=textbook, table=courses", $"? column-unplaced {Layout} 三、课程体系/courses column=row, table=courses"),
        new("a key spelt as an old one but for its letters", Formed(f => Add(f, """{ "key": "programname", "type": "Text", "label": { "zh": "名", "en": "N" } }""")), $"! key-spelling {Form} sharing/programname key=programname, other=programName, version=2025", $"? field-unplaced {Layout}  field=名, fieldEn=N, key=programname"),

        // Fields that make no sense.
        new("a table without columns", Formed(f => Add(f, """{ "key": "prizes", "type": "Table", "label": { "zh": "获奖", "en": "Prizes" } }""")), $"! table-bare {Form} sharing/prizes", $"? field-unplaced {Layout}  field=获奖, fieldEn=Prizes, key=prizes"),
        new("columns of no table", Formed(f => FieldOf(f, "credentialIssuer")["columns"] = Parse("""[ { "key": "a", "type": "Text", "label": { "zh": "甲", "en": "A" } } ]""")), $"! columns-stray {Form} sharing/credentialIssuer type=Text"),
        new("a table in a table", Formed(f => (Columns(f, "courses")[^1]!["type"], Columns(f, "courses")[^1]!["columns"]) = ("Table", Parse("""[ { "key": "a", "type": "Text", "label": { "zh": "甲", "en": "A" } } ]"""))), $"! table-nested {Form} courses/courses.textbook"),
        new("a limit of nothing", Formed(f => FieldOf(f, "credentialIssuer")["maxLength"] = 0), $"! limit-odd {Form} sharing/credentialIssuer limit=maxLength, value=0"),
        new("least above most", Formed(f => FieldOf(f, "classSize")["min"] = 3000), $"! limit-odd {Form} audience/classSize limit=min, value=3000"),
        new("nothing to choose from", Formed(f => FieldOf(f, "microCredential").Remove("choices")), $"! choices-none {Form} sharing/microCredential", $"! when-never {Form} sharing/credentialIssuer field=microCredential, value=digital"),
        new("choices of a text", Formed(f => FieldOf(f, "credentialIssuer")["choices"] = Parse("""[ { "value": "a", "label": { "zh": "甲", "en": "A" } } ]""")), $"! choices-stray {Form} sharing/credentialIssuer type=Text"),
        new("choices from nowhere", Formed(f => FieldOf(f, "credentialIssuer")["choicesFrom"] = "moon"), $"! source-unknown {Form} sharing/credentialIssuer known={string.Join(", ", FormDefinitionReader.ChoiceSources)}, source=moon"),
        new("choices for a date", Formed(f => FieldOf(f, "applyDate")["choicesFrom"] = "units"), $"! source-stray {Form} basics/applyDate type=Date"),
        new("an answer that begins with no choice", Formed(f => FieldOf(f, "microCredential")["default"] = "paper"), $"! default-odd {Form} sharing/microCredential value=paper"),

        // Conditions.
        new("a condition on no field", Asked("moon", "x"), $"! when-unknown {Form} sharing/credentialIssuer field=moon"),
        new("a condition that looks downwards", Formed(f => FieldOf(f, "microCredential")["when"] = Parse("""{ "field": "credentialIssuer", "is": ["x"] }""")), $"! when-below {Form} sharing/microCredential field=credentialIssuer", $"! when-valueless {Form} sharing/microCredential field=credentialIssuer"),
        new("a condition on another section", Asked("type", "urgent"), $"! when-elsewhere {Form} sharing/credentialIssuer field=type"),
        new("a condition on a text", Asked("coBuildUniversities", "x"), $"! when-valueless {Form} sharing/credentialIssuer field=coBuildUniversities"),
        new("a condition on a value that is never chosen", Asked("microCredential", "paper"), $"! when-never {Form} sharing/credentialIssuer field=microCredential, value=paper"),

        // What fits.
        new("no sections", Formed(f => f["sections"] = new JsonArray()), [$"! form-empty {Form}", $"! name-missing {Form}", .. Unread(), .. Holes(), .. Silent(), .. Dropped()]),
        new("a section without fields", Formed(f => f["sections"]!.AsArray().Add(Parse("""{ "key": "empty", "title": { "zh": "空", "en": "Empty" }, "fields": [] }"""))), $"! section-empty {Form} empty"),
        new("more fields than fit on a card", Formed(f => Times(7, n => Add(f, $$"""{ "key": "more{{n}}", "type": "Text", "label": { "zh": "更多{{n}}", "en": "More {{n}}" } }"""))), [$"! too-much {Form} sharing max=8, now=11, what=fields", .. Enumerable.Range(1, 7).Select(n => $"? field-unplaced {Layout}  field=更多{n}, fieldEn=More {n}, key=more{n}")]),
        new("two tables on a card", Formed(f => Section(f, "courses")["fields"]!.AsArray().Add(Parse("""{ "key": "prizes", "type": "Table", "label": { "zh": "获奖", "en": "Prizes" }, "columns": [ { "key": "a", "type": "Text", "label": { "zh": "甲", "en": "A" } } ] }"""))), $"! too-much {Form} courses max=1, now=2, what=tables", $"? field-unplaced {Layout}  field=获奖, fieldEn=Prizes, key=prizes"),
        new("more rows than can be read", Formed(f => FieldOf(f, "courses")["maxRows"] = 61), $"! too-much {Form} courses/courses max=60, now=61, what=maxRows"),
        new("longer texts than are kept", Formed(f => FieldOf(f, "introduction")["maxLength"] = 10_001), $"! too-much {Form} need/introduction max=10000, now=10001, what=maxLength"),

        // Against the editions that there are.
        new("a version that cannot be a name", Formed(f => f["version"] = "2026/秋"), $"! version-bad {Form}  version=2026/秋", $"! version-folder {Form}  folder=2026, version=2026/秋"),
        new("a version unlike the folder", Formed(f => f["version"] = "2027"), $"! version-folder {Form}  folder=2026, version=2027"),
        new("the version of a shipped edition", Folder(Files("2025")), $"! version-shipped {Form}  version=2025"),
        new("a type changed so that answers would be misread", Formed(f => FieldOf(f, "applyDate")["type"] = "YesNo"), $"! type-changed {Form} basics/applyDate key=applyDate, new=YesNo, old=Date, version=2025", $"! default-odd {Form} basics/applyDate value=@today"),
        new("a column's type changed", Formed(f => Column(f, "courses", "credits")["type"] = "YesNo"), $"! type-changed {Form} courses/courses.credits key=courses.credits, new=YesNo, old=Number, version=2025", $"! sum-odd {Layout} 三、课程体系/courses column=credits, table=courses"),
        new("a type that takes more", Formed(f => FieldOf(f, "classSize")["type"] = "Text"), $"? type-wider {Form} audience/classSize key=classSize, new=Text, old=Number, version=2025"),
        new("fewer rows", Formed(f => FieldOf(f, "courses")["maxRows"] = 12), $"? rows-fewer {Form} courses/courses before=20, key=courses, now=12, version=2025"),
        new("a choice taken away", Formed(WithoutTwoYears), $"? choice-gone {Form} schedule/duration label=2年, labelEn=2 years, value=2y, version=2025"),
        new("a choice taken away that drafts hold", Formed(WithoutTwoYears), $"! choice-held {Form} schedule/duration label=2年, labelEn=2 years, n=1, value=2y, version=2025") { Drafts = [Answers.None.With("duration", "2y"), Answers.None.With("duration", "1y")] },
        new("a cell's choice taken away that drafts hold", Formed(f => Column(f, "courses", "mode")["choices"]!.AsArray().RemoveAt(0)), $"! choice-held {Form} courses/courses.mode label=线上, labelEn=Online, n=1, value=online, version=2025") { Drafts = [Answers.None.WithRows("courses", [new("r1", [new("mode", "online")])])] },
        new("a field left out that no rule reads", Formed(f => Remove(f, "qualityAssurance")), $"! place-hole {Layout} 五、建设条件与论证/qualityAssurance key=qualityAssurance", $"? field-dropped {Form}  key=qualityAssurance, version=2025"),

        // The notice's rules.
        new("a hard rule without its field", Formed(f => Remove(f, "difference")), $"! rule-unread {Form}  key=difference, rules={RulesOf("difference")}", $"! place-hole {Layout} 二、建设必要性与人才培养方案/difference key=difference", $"? field-dropped {Form}  key=difference, version=2025"),
        new("a hard rule without its column", Formed(f => Columns(f, "courses").Remove(Column(f, "courses", "credits"))), $"! rule-unread {Form}  key=courses.credits, rules={RulesOf("courses.credits")}", $"! column-hole {Layout} 三、课程体系/courses column=credits, table=courses", $"! sum-odd {Layout} 三、课程体系/courses column=credits, table=courses", $"? field-dropped {Form}  key=courses.credits, version=2025"),
        new("a soft rule without its field", Formed(f => Remove(f, "frontierFocus")), $"! place-hole {Layout} 一、微专业基本情况/frontierFocus key=frontierFocus", $"? field-dropped {Form}  key=frontierFocus, version=2025", $"? rule-silent {Form}  key=frontierFocus, rules={RulesOf("frontierFocus")}"),

        // The layout.
        new("a hole without a field", Laid(l => Items(l, 0).Add(Parse("""{ "show": "Wide", "keys": ["motto"] }"""))), $"! place-hole {Layout} 一、微专业基本情况/motto key=motto"),
        new("a field that no document shows", Laid(l => Items(l, 0).RemoveAt(Items(l, 0).Count - 1)), $"? field-unplaced {Layout}  field=微证书, fieldEn=Micro-credential, key=microCredential", $"? field-unplaced {Layout}  field=颁发单位, fieldEn=Issued by, key=credentialIssuer"),
        new("a field in two places", Laid(l => Items(l, 0).Add(Parse("""{ "show": "Wide", "keys": ["type"] }"""))), $"! place-twice {Layout}  key=type"),
        new("half a pair", Laid(l => Items(l, 0)[0]!["keys"] = Parse("""["programName"]""")), $"! place-count {Layout} 一、微专业基本情况/programName now=1, show=Pair, wanted=2", $"? field-unplaced {Layout}  field=类型, fieldEn=Type, key=type"),
        new("a table shown as a text", Laid(l => Item(l, "team")["show"] = "Wide"), $"! place-text {Layout} 四、师资队伍/team key=team, show=Wide", $"! place-stray {Layout} 四、师资队伍/team property=columns, show=Wide"),
        new("a text shown as a table", Laid(l => Item(l, "guarantee")["show"] = "Table"), $"! place-table {Layout} 五、建设条件与论证/guarantee key=guarantee, show=Table"),
        new("a hole without a column", Laid(l => Cols(l, "team").Add(Parse("""{ "key": "hobby", "share": 3 }"""))), $"! column-hole {Layout} 四、师资队伍/team column=hobby, table=team"),
        new("a column that no document shows", Laid(l => Cols(l, "courses").RemoveAt(Cols(l, "courses").Count - 1)), $"? column-unplaced {Layout} 三、课程体系/courses column=textbook, table=courses"),
        new("a column in two places", Laid(l => Cols(l, "team").Add(Parse("""{ "key": "name", "share": 3 }"""))), $"! place-twice {Layout} 四、师资队伍/team key=team.name"),
        new("a table without columns in the document", Laid(l => Cols(l, "leadCourses").Clear()), [$"! columns-none {Layout} 四、师资队伍/leadCourses key=leadCourses", .. new[] { "name", "credits", "hours" }.Select(c => $"? column-unplaced {Layout} 四、师资队伍/leadCourses column={c}, table=leadCourses")]),
        new("a column of no width", Laid(l => Cols(l, "team")[0]!["share"] = 0), $"! share-odd {Layout} 四、师资队伍/team.name value=0"),
        new("a sum of words", Laid(l => Item(l, "courses")["sums"]!.AsArray().Add("textbook")), $"! sum-odd {Layout} 三、课程体系/courses column=textbook, table=courses"),
        new("a label where none is printed", Laid(l => Item(l, "guarantee")["labels"] = Parse("""["条件"]""")), $"! place-stray {Layout} 五、建设条件与论证/guarantee property=labels, show=Narrative"),
        new("sums below a pair", Laid(l => Items(l, 0)[0]!["sums"] = Parse("""["type"]""")), $"! place-stray {Layout} 一、微专业基本情况/programName+type property=sums, show=Pair"),
        new("a spare pair", Laid(l => Items(l, 0)[0]!["spare"] = true), $"! place-stray {Layout} 一、微专业基本情况/programName+type property=spare, show=Pair"),
        new("a section without a heading", Laid(l => l["sections"]!.AsArray().Add(Parse("""{ "heading": " ", "items": [] }"""))), $"! heading-blank {Layout}"),
        new("more sections than numerals", Laid(l => Times(3, n => l["sections"]!.AsArray().Add(Parse($$"""{ "heading": "又{{n}}", "items": [] }""")))), $"! headings-many {Layout}  max=7, now=8"),

        // Words of its own.
        new("words for no field", Worded("""{ "labels": { "moon": { "zh": "月", "en": "Moon" } } }"""), $"! words-hole {Words} labels/moon place=moon"),
        new("help for a choice", Worded("""{ "hints": { "type=urgent": { "zh": "急", "en": "Urgent" } } }"""), $"! words-hole {Words} hints/type=urgent place=type=urgent"),
        new("words in one language", Worded("""{ "labels": { "programName": { "zh": "名称" } } }"""), $"! label-missing {Words} labels/programName language=en"),
        new("blank words", Worded("""{ "labels": { "programName": { "zh": "名称", "en": " " } } }"""), $"! label-missing {Words} labels/programName language=en"),
        new("a sentence of no rule", Worded("""{ "rules": { "Z-99": { "zh": "甲", "en": "A" } } }"""), $"! sentence-unknown {Words} rules/Z-99 code=Z-99"),
        new("a sentence with an open brace", Worded("""{ "rules": { "C-09": { "zh": "超出 {over", "en": "Over" } } }"""), $"! sentence-broken {Words} rules/C-09 language=zh"),
        new("a sentence that asks for what the finding does not know", Worded("""{ "rules": { "C-09": { "zh": "超出 {over} 学分", "en": "{moon} credits over" } } }"""), $"! sentence-hole {Words} rules/C-09 language=en, place=moon"),
    ];

    private static IEnumerable<string> Unread() => RulesReading(hard: true).Select(r => $"! rule-unread {Form}  key={r.Key}, rules={r.Rules}");

    private static IEnumerable<string> Silent() => RulesReading(hard: false).Select(r => $"? rule-silent {Form}  key={r.Key}, rules={r.Rules}");

    private static IEnumerable<(string Key, string Rules)> RulesReading(bool hard) =>
        from key in RuleBook.All.Where(r => r.Strength != RuleStrength.Process).SelectMany(r => r.Reads).Distinct()
        where !key.StartsWith("policy.", StringComparison.Ordinal) && !NoticeRule.Elsewhere.Contains(key)
        where RuleBook.All.Any(r => r.Strength == RuleStrength.Error && r.Reads.Contains(key)) == hard
        select (key, RulesOf(key));

    private static string RulesOf(string key) => string.Join("、", RuleBook.All.Where(r => r.Strength != RuleStrength.Process && r.Reads.Contains(key)).Select(r => r.Id));

    private static IEnumerable<string> Holes() => Shown().Select(s => $"! place-hole {Layout} {s.Heading}/{string.Join('+', s.Item.Keys)} key={s.Key}");

    private static IEnumerable<(string Heading, Domain.Filing.LayoutItem Item, string Key)> Shown() =>
        from section in FormEdition.Read(Files()).Layout.Sections
        from item in section.Items
        from key in item.Keys
        where !Domain.Filing.PrintedKeys.Counted.Contains(key)
        select (section.Heading, item, key);

    private static IEnumerable<string> Dropped() => FormEditions.Shipped.Last().Form.Fields.Select(f => $"? field-dropped {Form}  key={f.Key}, version=2025");

    private static FormFolder Formed(Action<JsonObject> change) => Folder(Change(Files(), form: change));

    private static FormFolder Laid(Action<JsonObject> change) => Folder(Change(Files(), layout: change));

    private static FormFolder Worded(string words) => Folder(Files() with { Words = words });

    private static FormFolder Renamed(string key) => Folder(Change(
        Files(),
        form => (FieldOf(form, "microCredential")["key"], FieldOf(form, "credentialIssuer")["when"]!["field"]) = (key, key),
        layout => Item(layout, "microCredential")["keys"] = Parse($"""["{key}", "credentialIssuer"]""")));

    private static FormFolder Asked(string field, string value) => Formed(f => FieldOf(f, "credentialIssuer")["when"] = Parse($$"""{ "field": "{{field}}", "is": ["{{value}}"] }"""));

    private static FormFolder Without(string file) => With(file, null);

    private static FormFolder With(string file, byte[]? content)
    {
        var whole = Folder(Files());
        var others = whole.Files.Where(f => f.Name != file);
        return whole with { Files = [.. content is null ? others : others.Append(new(file, content.Length, content))] };
    }

    private static FormFolder WithBytes(string file, byte[] content) => With(file, content);

    private static FormFolder WithText(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    private static FormFolder WithSize(string file, long size) => Folder(Files()) is var whole ? whole with { Files = [.. whole.Files.Where(f => f.Name != file), new(file, size, null)] } : whole;

    private static void Add(JsonObject form, string field) => Section(form, "sharing")["fields"]!.AsArray().Add(Parse(field));

    private static void Remove(JsonObject form, string key) => FieldOf(form, key).Parent!.AsArray().Remove(FieldOf(form, key));

    private static void WithoutTwoYears(JsonObject form) => FieldOf(form, "duration")["choices"]!.AsArray().RemoveAt(3);

    private static JsonObject Column(JsonObject form, string table, string column) => Columns(form, table).Single(c => (string?)c!["key"] == column)!.AsObject();

    private static JsonArray Items(JsonObject layout, int section) => layout["sections"]![section]!["items"]!.AsArray();

    private static JsonObject Item(JsonObject layout, string key) => layout["sections"]!.AsArray().SelectMany(s => s!["items"]!.AsArray()).Single(i => (string?)i!["keys"]![0] == key)!.AsObject();

    private static JsonArray Cols(JsonObject layout, string key) => Item(layout, key)["columns"]!.AsArray();

    private static void Times(int times, Action<int> act)
    {
        for (var n = 1; n <= times; n++) act(n);
    }
}
