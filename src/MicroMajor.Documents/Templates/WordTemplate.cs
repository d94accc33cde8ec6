using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>The check of a Word form before its edition is brought into use.</summary>
public static class WordTemplate
{
    /// <summary>Everything that is wrong with it or worth knowing.</summary>
    public static IEnumerable<FormFinding> Check(FormTemplate template) => TemplateReading.Of(template, isTried: true).Found;
}
