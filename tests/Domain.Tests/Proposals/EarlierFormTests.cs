using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>A draft may begin from an earlier proposal: what is said anew is left out, and of somebody else's everything about persons.</summary>
public sealed class EarlierFormTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;

    private static readonly string[] Anew =
    [
        "applyDate", "argumentation.conclusion", "argumentation.date", "argumentation.form", "argumentation.participants", "buildEnd", "buildStart", "endDate", "enrolDate", "lead.ack", "startDate",
    ];

    [Fact]
    public void Of_an_own_proposal_all_is_taken_over_but_dates_the_argumentation_and_reasons()
    {
        var earlier = CompleteForm.Answers.WithRows("justifications", [new("r1", [new("rule", "C-08"), new("text", "实践课")])]);
        var taken = EarlierForm.Of(earlier, Form, Form, own: true);
        Assert.Equal(Anew, earlier.Texts.Keys.Except(taken.Answers.Texts.Keys).Order(StringComparer.Ordinal));
        Assert.All(taken.Answers.Texts, t => Assert.Equal(earlier[t.Key], t.Value));
        Assert.Equal(earlier.Tables.Except(["justifications"]), taken.Answers.Tables);
        Assert.Equal(earlier.Rows("courses").Select(r => new Row(r.Id, r.Cells.Where(c => c.Key is not ("start" or "end")))), taken.Answers.Rows("courses"));
        Assert.Equal(earlier.Rows("team"), taken.Answers.Rows("team"));
        Assert.Equal(["申请时间", "招生时间", "开课时间"], taken.Renewed.Take(3).Select(r => r.Zh));
        Assert.Contains(taken.Renewed, r => r.Zh.StartsWith("课程设置表·", StringComparison.Ordinal));
        Assert.Contains(taken.Renewed, r => r.Zh == "例外说明");
        Assert.Empty(taken.Personal);
        Assert.Empty(taken.Unknown);
    }

    [Fact]
    public void Of_somebody_elses_nothing_about_persons_is_taken_over_nor_the_name()
    {
        var earlier = CompleteForm.Answers.With("lead.name.person", "11111111-0000-4000-8000-000000000001");
        var taken = EarlierForm.Of(earlier, Form, Form, own: false);
        var left = string.Join('\n', taken.Answers.Texts.Values.Concat(taken.Answers.Tables.SelectMany(taken.Answers.Rows).SelectMany(r => r.Cells.Values)));
        foreach (var person in earlier.Rows("team").Select(r => r["name"]).Append(earlier["lead.phone"]).Append(earlier["lead.management"]).Append(earlier["lead.name.person"]).Append(earlier["programName"]))
            Assert.DoesNotContain(person, left, StringComparison.Ordinal);
        Assert.DoesNotContain(taken.Answers.Texts.Keys, k => k.StartsWith("lead.", StringComparison.Ordinal));
        Assert.Empty(taken.Answers.Rows("team"));
        Assert.All(taken.Answers.Rows("courses"), r => Assert.Equal("", r["teacher"]));
        Assert.Equal(earlier["objectives"], taken.Answers["objectives"]);
        Assert.Equal(5, taken.Answers.Rows("courses").Count);
        Assert.Contains(taken.Personal, p => p.Zh == "负责人姓名");
    }

    [Fact]
    public void Every_field_that_names_or_reaches_a_person_is_known_to() =>
        Assert.Empty(Form.Fields.SelectMany(f => f.Columns.Append(f)).Where(f => f.Key.StartsWith("lead.", StringComparison.Ordinal) || f.Key is "team" or "leadCourses" or "teacher").Where(f => !f.Personal && !f.Renew).Select(f => f.Key));

    [Fact]
    public void What_the_new_form_does_not_have_is_named_and_left()
    {
        var newer = new FormDefinition("2031", [.. Form.Sections.Select(s => s with { Fields = [.. s.Fields.Where(f => f.Key != "positioning").Select(f => f.Key == "courses" ? f with { Columns = [.. f.Columns.Where(c => c.Key != "module")] } : f)] })]);
        var taken = EarlierForm.Of(CompleteForm.Answers, Form, newer, own: true);
        Assert.Equal("", taken.Answers["positioning"]);
        Assert.All(taken.Answers.Rows("courses"), r => Assert.Equal("", r["module"]));
        Assert.Equal(["专业定位", "课程设置表·模块"], taken.Unknown.Select(u => u.Zh));
    }

    [Fact]
    public void What_the_new_form_hides_is_not_taken_over()
    {
        var taken = EarlierForm.Of(CompleteForm.Answers.With("type", "urgent").With("frontierFocus", "旧的"), Form, Form, own: true);
        Assert.Equal("", taken.Answers["frontierFocus"]);
        Assert.Equal("", taken.Answers["applicationMode"]);
    }

    [Fact]
    public void Only_the_office_marks_only_what_is_recommended_and_the_owner_is_told()
    {
        Proposal good = A.Proposal().Complete().Recommended().OwingNothing();
        Assert.Equal("not-the-office", Assert.Single(good.MarkExample(true, A.Dean, A.Day).Problems).Code);
        Assert.Equal("example-not-recommended", Assert.Single(A.Proposal().Complete().NotRecommended().Build().MarkExample(true, A.Office, A.Day).Problems).Code);
        var marked = good.MarkExample(true, A.Office, A.Day).Value;
        Assert.Equal(good with { IsExample = true, Owed = marked.Owed }, marked);
        Assert.Equal(["AuditDue", "CardDue", "MessageDue"], marked.Owed.Select(o => o.GetType().Name));
        Assert.Same(marked, marked.MarkExample(true, A.Office, A.Day).Value);
        Assert.Equal(6, marked.MarkExample(false, A.Office, A.Day.AddMinutes(1)).Value.Owed.Select(o => o.Key).Distinct().Count());
    }
}
