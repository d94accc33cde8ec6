using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class FormDefinitionTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;

    [Fact]
    public void The_current_form_is_found_by_its_version() => Assert.Same(Form, FormDefinitions.Find("2025"));

    [Fact]
    public void A_version_that_never_was_is_not_found() => Assert.Null(FormDefinitions.Find("1999"));

    [Fact]
    public void Every_field_of_the_filing_form_is_asked()
    {
        // The field list of 附件2 without what is counted, what the tenant knows and what is signed on paper.
        string[] wanted =
        [
            "programName", "applyDate", "coUnits", "type", "industryField", "direction", "applicationMode", "frontierFocus", "hostMajors",
            "targetAudience", "targetGrades", "targetMajors", "servedFlaggedMajors", "enrollmentQuota", "classSize", "duration", "enrolDate",
            "startDate", "endDate", "buildStart", "buildEnd", "deliveryMode", "recognition", "isIndustryAcademic", "industryPartners",
            "coBuildUniversities", "shareUniversities", "introduction", "demandAnalysis", "positioning", "objectives", "requirements",
            "difference", "curriculumDesign", "teachingPlan", "courses", "lead.name", "lead.title", "lead.post", "lead.phone", "lead.research",
            "lead.duties", "lead.management", "lead.ack", "leadCourses", "team", "guarantee", "qualityAssurance", "argumentation.date",
            "argumentation.form", "argumentation.participants", "argumentation.conclusion", "justifications",
        ];
        Assert.Empty(wanted.Except(Form.Fields.Select(f => f.Key)));
    }

    [Fact]
    public void No_section_asks_for_more_than_fits_on_a_card() =>
        Assert.All(Form.Sections, s => Assert.InRange(s.Fields.Count(f => f.Type != FieldType.Table), 0, 8));

    [Fact]
    public void No_section_has_two_tables() => Assert.All(Form.Sections, s => Assert.InRange(s.Fields.Count(f => f.Type == FieldType.Table), 0, 1));

    [Fact]
    public void Every_field_and_column_says_where_it_comes_from_or_belongs_to_one_that_does() => Assert.All(Form.Fields, f => Assert.NotEqual("", f.Origin));

    [Fact]
    public void The_other_direction_can_be_chosen_even_while_annex_1_is_not_imported() =>
        Assert.Equal(["other"], FormChoices.Of(Form.Field("direction")!, Answers.None, [], []).Select(c => c.Value));

    [Theory]
    [InlineData("""{"version":"x","sections":[],"colour":"red"}""", "colour")]
    [InlineData("""{"version":"x","version":"y","sections":[]}""", "version")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Txt","label":{"zh":"栏","en":"F"}}]}]}""", "type")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Text","label":{"zh":"栏"}}]}]}""", "label")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Text","label":{"zh":"栏","en":"F"}},{"key":"f","type":"Text","label":{"zh":"栏","en":"F"}}]}]}""", "field-twice")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Text","label":{"zh":"栏","en":"F"},"when":{"field":"g","is":["1"]}}]}]}""", "when-unknown")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"g","type":"YesNo","label":{"zh":"栏","en":"G"}},{"key":"f","type":"Text","label":{"zh":"栏","en":"F"},"when":{"field":"g","is":["maybe"]}}]}]}""", "when-never")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Choice","label":{"zh":"栏","en":"F"}}]}]}""", "choices-none")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Choice","choicesFrom":"moon","label":{"zh":"栏","en":"F"}}]}]}""", "source-unknown")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"MultiChoice","choices":[{"value":"a,b","label":{"zh":"甲","en":"A"}}],"label":{"zh":"栏","en":"F"}}]}]}""", "choice-bad")]
    [InlineData("""{"version":"x","sections":[{"key":"s","title":{"zh":"节","en":"S"},"fields":[{"key":"f","type":"Table","label":{"zh":"栏","en":"F"}}]}]}""", "table-bare")]
    public void A_slip_in_the_form_file_stops_the_start_and_is_named(string json, string named)
    {
        var slip = Assert.Throws<FormDefinitionException>(() => FormDefinitionReader.Read(json));
        Assert.Contains(named, slip.Message);
    }
}
