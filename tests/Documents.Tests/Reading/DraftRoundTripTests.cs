using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class DraftRoundTripTests
{
    private static readonly string[] s_pieces =
    [
        "字", "微专业", "“引号”", "——", "……", "、", "（括号）", "007", "0.50", "A&B <c> \"d\" 'e'", "🚁👩‍🔬🇨🇳", "𠮷野家", "é", "é", "\n", "\n\n", "\t", " ", "　", "[r1].x", "=1+1", "{{x}}", "是", "2025-02-31", "。",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_answer_comes_back_exactly_as_it_was_kept(int seed)
    {
        var answers = Generated(new Random(seed));
        var after = Draft.Anew(Draft.Of(answers));
        foreach (var field in Draft.Form.Fields)
        {
            Assert.Equal((field.Key, answers[field.Key]), (field.Key, after[field.Key]));
            Assert.Equal(answers.Rows(field.Key), after.Rows(field.Key));
        }

        Assert.Equal(answers, after);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void An_untouched_copy_changes_nothing_whatever_is_typed_into_whatever_field(int seed)
    {
        var answers = Generated(new Random(seed), odd: true);
        Assert.Empty(Draft.Into(answers, Draft.Of(answers)).Changes.All);
    }

    [Fact]
    public void Every_table_at_its_limit_comes_back()
    {
        var answers = Programmes.FullAnswers;
        Assert.Equal(answers, Draft.Anew(Draft.Of(answers)));
    }

    [Fact]
    public void Two_teachers_of_one_name_are_told_apart()
    {
        var answers = Answers.None
            .WithRows("team", [new("r1", [new("name", "张伟")]), new("r2", [new("name", "张伟")])])
            .WithRows("courses", [new("r1", [new("name", "甲"), new("teacher", "r2")]), new("r2", [new("name", "乙"), new("teacher", "r1")])]);
        Assert.Equal(answers, Draft.Anew(Draft.Of(answers)));
    }

    public static TheoryData<string> Kinds => ["empty", "normal", "limits", "odd"];

    [Theory, MemberData(nameof(Kinds))]
    public void The_validator_has_nothing_to_say_about_a_draft(string kind)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Draft.Of(Answered(kind))), false);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{version}: {e.Description} {e.Path?.XPath}"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_field_and_every_column_has_a_place_to_fill_in(string kind)
    {
        var reading = Draft.Read(Draft.Of(Answered(kind)));
        Assert.Equal(Draft.Form.Fields.Where(f => f.Type != FieldType.Table).Select(f => f.Key).Order(StringComparer.Ordinal), reading.Texts.Keys.Order(StringComparer.Ordinal));
        foreach (var table in Draft.Form.Fields.Where(f => f.Type == FieldType.Table))
            Assert.All(reading.Tables[table.Key], r => Assert.Equal(table.Columns.Select(c => c.Key).Order(StringComparer.Ordinal), r.Cells.Keys.Order(StringComparer.Ordinal)));
        Assert.True(reading.IsOurs);
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes() => Assert.Equal(Draft.Of(Programmes.NormalAnswers), Draft.Of(Programmes.NormalAnswers));

    private static Answers Answered(string kind) => kind switch
    {
        "empty" => Answers.None,
        "normal" => Programmes.NormalAnswers,
        "limits" => Programmes.FullAnswers,
        _ => Generated(new Random(7), odd: true),
    };

    private static Answers Generated(Random random, bool odd = false)
    {
        var answers = Answers.None;
        foreach (var field in Draft.Form.Fields)
        {
            if (field.Type != FieldType.Table) answers = answers.With(field.Key, Value(field, random, odd, answers));
            else
                answers = answers.WithRows(field.Key, Enumerable.Range(1, random.Next(0, field.MaxRows + 1))
                    .Select(i => new Row($"r{i * 2}", field.Columns.Select(c => KeyValuePair.Create(c.Key, c.ChoicesFrom == "team" ? "" : Value(c, random, odd, answers)))))
                    .Where(r => r.Cells.Count > 0));
        }

        var team = answers.Rows("team").Where(r => r["name"].Length > 0).Select(r => r.Id).ToList();
        return team.Count == 0 ? answers : answers.WithRows("courses", answers.Rows("courses").Select(r => r.With("teacher", random.Next(4) == 0 ? "" : team[random.Next(team.Count)])).Where(r => r.Cells.Count > 0));
    }

    private static string Value(FormField field, Random random, bool odd, Answers answers)
    {
        if (random.Next(5) == 0) return "";
        if (odd && random.Next(3) == 0) return Text(random, true);
        var choices = FormChoices.Of(field, answers, Programmes.Units, Programmes.Directions).Select(c => c.Value).Distinct().ToList();
        return field.Type switch
        {
            FieldType.Date => new DateOnly(2025, 1, 1).AddDays(random.Next(1000)).ToString("yyyy-MM-dd"),
            FieldType.Number => random.Next(3) switch { 0 => $"{random.Next(100)}", 1 => $"0{random.Next(10)}.{random.Next(10)}0", _ => "２．５" },
            FieldType.YesNo => random.Next(2) == 0 ? "true" : "false",
            FieldType.Choice => choices[random.Next(choices.Count)],
            FieldType.MultiChoice => string.Join(',', choices.Where(_ => random.Next(2) == 0)),
            _ => Text(random, false),
        };
    }

    private static string Text(Random random, bool odd)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
        return odd ? text : Domain.CleanText.Of(text) is { Length: > 0 } clean ? clean : "";
    }
}
