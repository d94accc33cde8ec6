using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Forms;

/// <summary>An edition may leave out what a softer rule reads.</summary>
public sealed class LeanFormTests
{
    [Fact]
    public void A_rule_whose_field_the_form_does_not_have_falls_silent_and_the_others_speak()
    {
        string[] left = ["frontierFocus", "lead.ack", "coUnits", "servedFlaggedMajors"];
        var form = FormDefinitions.Current;
        var lean = form with { Sections = [.. form.Sections.Select(s => s with { Fields = [.. s.Fields.Where(f => !left.Contains(f.Key))] })] };
        var answers = CompleteForm.Answers.With("type", "interdisciplinary").With("lead.title", "讲师").With("lead.ack", "").With("frontierFocus", "");
        var whole = NoticeRules.Check(new(form, answers, A.Round(), A.Unit(), A.Directions, A.Day));
        var found = NoticeRules.Check(new(lean, answers, A.Round(), A.Unit(), A.Directions, A.Day));
        Assert.Contains(whole, f => f.Code == "T-08");
        Assert.Contains(found, f => f.Code == "L-02");
        Assert.Equal(whole.Where(f => f.At is null || !left.Contains(f.At.Field)), found);
    }
}
