using MicroMajor.Domain.Proposals;

namespace MicroMajor.Demo;

/// <summary>What an owner does on reading a sentence. Each repair uses only what its sentence says, and what the owner meant to write.</summary>
internal static class Repairs
{
    /// <summary>The change that the sentence asks for, made on the sheet; null when the owner has to give it no thought.</summary>
    public static Change? Of(Reading reading, Sheet sheet)
    {
        switch (reading.Code)
        {
            case "C-09":
                // “减一门 3 学分课程即可”: the last of those with that many credits goes.
                var gone = sheet.Courses.FindLastIndex(c => c["credits"] == reading["drop"]);
                if (gone < 0) throw new DemoRefused($"no course has the {reading["drop"]} credits that the sentence says.");
                sheet.Courses.RemoveAt(gone);
                return new Change.RowGone("courses", gone);
            case "C-02" or "C-03":
                var column = Sheet.KeyOf(reading["field"], "courses");
                return Cell(sheet, reading.Number("row"), column, sheet.Meant("courses", reading.Number("row") - 1, column));
            case "X-03":
                return Cell(sheet, reading.Number("row"), "name", sheet.Meant("courses", reading.Number("row") - 1, "name"));
            case "X-12":
                return Cell(sheet, reading.Number("row"), "practiceHours", $"{reading.Number("hours") - reading.Number("theory")}");
            case "X-07":
                return Text(sheet, "classSize", sheet.Meant("classSize") is var meant && int.Parse(meant, System.Globalization.CultureInfo.InvariantCulture) <= reading.Number("places") ? meant : reading["places"]);
            case "X-06":
                return Text(sheet, Sheet.KeyOf(reading["after"]), sheet.Meant(Sheet.KeyOf(reading["after"])));
            case "L-02":
                return Text(sheet, "lead.title", sheet.Meant("lead.title"));
            case "justification-missing":
                // The sentence quotes the requirement that is not met.
                var rule = RuleBook.All.First(r => r.Quote == reading["rule"] && r.Strength == RuleStrength.Reason);
                return new Change.Reason(RuleBook.IdOf(rule.Id), ReasonFor(RuleBook.IdOf(rule.Id)));
            default:
                return reading["field"].Length > 0 && Sheet.KeyOf(reading["field"]) is var key && sheet.Meant(key).Length > 0 ? Text(sheet, key, sheet.Meant(key)) : null;
        }
    }

    private static Change.Section Text(Sheet sheet, string field, string text)
    {
        sheet.Texts[field] = text;
        return new(FormDefinitions.Current.SectionOf(field).Key);
    }

    private static Change.Row Cell(Sheet sheet, int number, string column, string text)
    {
        sheet.Courses[number - 1][column] = text;
        return new("courses", number - 1);
    }

    private static string ReasonFor(string rule) => rule switch
    {
        "C-08" => "综合课程以企业真实项目贯通两个学期，实践学时占四分之三，拆成两门会打断项目；总学分仍为十五学分。",
        "D-02" => "最后一个实践环节安排在企业暑期项目周，八月中旬完成，不影响学生毕业与学分认定。",
        "B-03" => "共建实践基地分三期投入，第三年用于课程资源完善，授课本身在第二年六月前全部完成。",
        _ => "经学院教学指导委员会讨论，结合本校实际作此安排，不影响培养目标的达成。",
    };
}

/// <summary>What has to be saved after a repair.</summary>
internal abstract record Change
{
    /// <summary>A section's texts.</summary>
    public sealed record Section(string Key) : Change;

    /// <summary>A row, by its place from 0.</summary>
    public sealed record Row(string Table, int Index) : Change;

    /// <summary>A row that is to go, by its place from 0.</summary>
    public sealed record RowGone(string Table, int Index) : Change;

    /// <summary>A reason for an exception.</summary>
    public sealed record Reason(string Rule, string Text) : Change;
}
