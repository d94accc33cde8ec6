using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Something that no form was made for, typed or pasted into one place of it, and what comes of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Place">A field, or table.column of the table's first row.</param>
/// <param name="Typed">What the client sends.</param>
internal sealed record BadInput(string Name, string Place, string Typed)
{
    private static readonly string s_long = string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)('一' + i * 7 % 3000)));

    /// <summary>What is kept, shown again and can be found; what was typed, unless it says otherwise.</summary>
    public string Kept { get; init; } = Typed;

    /// <summary>What is printed; what is kept, unless it says otherwise.</summary>
    public string? Printed { get; init; }

    /// <summary>Has the place a place in the document, too?</summary>
    public bool IsPrinted => Place != "courses.start";

    /// <summary>The finding that it brings; none of its own when null.</summary>
    public (string Code, string Zh, string En)? Found { get; init; }

    /// <summary>What is typed beside it at the same time.</summary>
    public IReadOnlyDictionary<string, string> Beside { get; init; } = new Dictionary<string, string>();

    /// <summary>The credits of all courses together, as they are counted and printed then.</summary>
    public string? Total { get; init; }

    /// <summary>The table of the place, or null.</summary>
    public string? Table => FormDefinitions.Current.Field(Place) is null ? Place.Split('.')[0] : null;

    /// <summary>The field or column.</summary>
    public string Key => Table is null ? Place : Place[(Table.Length + 1)..];

    /// <summary>Does it name a programme or a course, so that people look for it?</summary>
    public bool IsName => Place == "programName" && Kept.Length > 0;

    /// <summary>The outcomes that are promised.</summary>
    public static IReadOnlyList<BadInput> All { get; } =
    [
        // Names: what can be looked for, and must not be there twice.
        new("full-width letters and digits in a name", "programName", "Ｐｙｔｈｏｎ　３．０与数据"),
        new("full-width punctuation in a name", "programName", "人工智能＋（融合）：“新”商科！"),
        new("soft breaks of Word in a name", "programName", "智慧\u000B物流\u00AD与供应链") { Kept = "智慧\n物流与供应链", Printed = "智慧 物流与供应链" },
        new("private-use characters in a name", "programName", "\uE5E5低空\uF8FF经济\U000F0041管理") { Kept = "低空经济管理" },
        new("emoji in a name", "programName", "🚁低空👩‍🔬技术🇨🇳"),
        new("letters outside the basic plane in a name", "programName", "𠮷林乡村𪚥文旅"),
        new("an emoji joiner between letters of a name", "programName", "数字\u200D出版\u200C编辑\u2063学") { Kept = "数字出版编辑学" },
        new("marks of direction in a name", "programName", "\u202E跨境\u2067电商\u200F直播\u061C") { Kept = "跨境电商直播" },
        new("Arabic letters in a name", "programName", "阿拉伯语 العربية 商务"),
        new("NUL and control characters in a name", "programName", "海洋\0生物\u0007医药\u001B技术") { Kept = "海洋生物医药技术" },
        new("half of an emoji in a name", "programName", "冰雪\uD83D运动\uDE00产业") { Kept = "冰雪运动产业" },
        new("hidden tags in a name", "programName", "康养\U000E0049\U000E0047\U000E007F护理") { Kept = "康养护理" },
        new("nothing that can be seen as a name", "programName", "\u200B\u200D\u3164\uFEFF\u202E")
        {
            Kept = "", Found = ("F-02", "请填写“微专业名称”：这是备案表必须确定的内容。", "Fill in “Name of the micro-major”: the filing form must settle it."),
        },
        new("quotes of a filter in a name", "programName", "O'Neil' or fields/State eq 'x"),
        new("the end of a CDATA section in a name", "programName", "]]></w:t><w:t>数据&amp;治理"),
        new("a formula in a name", "programName", "=cmd|'/C calc'!A0"),
        new("a link in a name", "programName", "[点此](https://evil.example)新媒体"),
        new("a mention and a template in a name", "programName", "<at>全体</at>${title}{{DATE()}}"),

        // Texts.
        new("a text pasted from Word", "introduction", "\uF0B7\u00A0第一\u000B\uF0D8 第二\u00AD项\r\n第三\u2028段\f完")
        {
            Kept = "• 第一\n• 第二项\n第三\n段\n完",
        },
        new("a picture and a heading of Markdown", "introduction", "# 题\n![图](https://evil.example/a.png)\n1. *一* `x` ~~删~~"),
        new("control characters and halves in a text", "introduction", "甲\0乙\u0001丙\uD800丁\uDC00戊\uFFFE\uFFFF") { Kept = "甲乙丙丁戊" },
        new("families of emoji in a text", "introduction", string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦🏳️‍🌈", 20))),
        new("ten thousand characters where 300 are advised", "introduction", s_long)
        {
            Found = ("X-09-long", "“微专业介绍”现有 10000 字，远超建议的 300 字，最多 600 字：至少精简 9400 字。", "“Introduction” has 10000 characters, far more than the 300 advised; at most 600 are taken: shorten it by at least 9400."),
        },

        // Numbers, dates, a telephone.
        new("full-width digits as credits", "courses.credits", "２．５") { Printed = "2.5" },
        new("negative credits", "courses.credits", "-3")
        {
            Found = ("too-small-cell", "“课程设置表”第 1 行“数据思维与Python基础”：“学分”不能小于 0.5。", "Row 1 of “Courses”, “数据思维与Python基础”: “Credits” cannot be less than 0.5."),
        },
        new("2.55 credits in too few hours", "courses.credits", "2.55")
        {
            Beside = new Dictionary<string, string> { ["hours"] = "40", ["theoryHours"] = "25", ["practiceHours"] = "15" },
            Found = ("C-10", "课程设置第 1 行“数据思维与Python基础”为 2.55 学分、40 学时，低于每学分 16 学时：增加到 40.8 学时即可。", "Row 1 of the courses, “数据思维与Python基础”, has 40 hours for 2.55 credits, fewer than 16 per credit: 40.8 hours would do."),
            Total = "14.55",
        },
        new("a word as credits", "courses.credits", "三")
        {
            Found = ("not-a-number-cell", "“课程设置表”第 1 行“数据思维与Python基础”：“学分”应填数字。", "Row 1 of “Courses”, “数据思维与Python基础”: “Credits” should be a number."),
        },
        new("an exponent as credits", "courses.credits", "1e3")
        {
            Found = ("not-a-number-cell", "“课程设置表”第 1 行“数据思维与Python基础”：“学分”应填数字。", "Row 1 of “Courses”, “数据思维与Python基础”: “Credits” should be a number."),
        },
        new("more digits than a number has", "courses.credits", new string('9', 40))
        {
            Found = ("not-a-number-cell", "“课程设置表”第 1 行“数据思维与Python基础”：“学分”应填数字。", "Row 1 of “Courses”, “数据思维与Python基础”: “Credits” should be a number."),
        },
        new("a link as a course", "courses.name", "[x](https://evil.example)|'\"]]>"),
        new("31 February", "startDate", "2025-02-31")
        {
            Found = ("no-such-day", "“开课时间”：日历上没有“2025-02-31”这一天，请核对。", "“Start of teaching”: the calendar has no day “2025-02-31”; please check."),
        },
        new("31 February in a course", "courses.start", "２０２６年２月３１日")
        {
            Found = ("no-such-day-cell", "“课程设置表”第 1 行“数据思维与Python基础”：日历上没有“２０２６年２月３１日”这一天，请核对“开始日期”。", "Row 1 of “Courses”, “数据思维与Python基础”: the calendar has no day “２０２６年２月３１日”; please check “First day”."),
        },
        new("a date as people write it", "startDate", "２０２５．９．１５") { Printed = "2025年9月15日" },
        new("autumn as a date", "startDate", "明年秋天")
        {
            Found = ("not-a-date", "“开课时间”应填日期，如 2025-09-01。", "“Start of teaching” should be a date, like 2025-09-01."),
        },
        new("a telephone in full-width digits", "lead.phone", "（０４１２）－５５５０１２３"),
        new("a choice that is none", "duration", "' or 1 eq 1")
        {
            Found = ("not-a-choice", "“学制”的选项已不存在，请重新选择。", "The choice in “Length of study” is no longer there; please choose again."),
        },
    ];
}
