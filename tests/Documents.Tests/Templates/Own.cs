using MicroMajor.Documents.Templates;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Documents.Tests.Templates;

/// <summary>Word forms of the office's own, and programmes filed by them.</summary>
internal static class Own
{
    /// <summary>The shipped edition's questions on a form of the school's own.</summary>
    public static readonly FormEdition Edition = FormEdition.Read(OwnWord.Plain("own"));

    public static FormTemplate Template(byte[] word, string map = "") => new(new(word, map), TemplateMap.Read(map), Edition.Form);

    public static IReadOnlyList<FormFinding> Check(byte[] word, string map = "") => [.. WordTemplate.Check(Template(word, map))];

    public static FilingSnapshot On(FormEdition edition, Proposal proposal) =>
        FilingSnapshot.Of(proposal, edition, Programmes.Round, Programmes.Units.First(u => u.Code == proposal.UnitCode), Programmes.Units, Programmes.Directions);

    public static FilingSnapshot On(Proposal proposal) => On(Edition, proposal);

    public static FilingSnapshot Normal(string id = "WZY-2025-0007") => On(Programmes.Recommended(id, Programmes.NormalAnswers, opinion: "同意申报。\n请学校审定。"));

    public static FilingSnapshot Minimal => On(Programmes.Recommended("WZY-2025-0001", Answers.None.With("programName", "养老服务管理").With("type", "applied"), "med"));

    public static FilingSnapshot AtTheLimits => On(Programmes.Recommended("WZY-2025-0099", Programmes.FullAnswers, "biz", string.Concat(Enumerable.Repeat("同意申报。", 100))));
}
