using System.Text.RegularExpressions;
using MicroMajor.Domain.Operations;

namespace MicroMajor.TeamsApp.Doctor;

/// <summary>A fault of the configuration, by the name of the variable that an administrator sets.</summary>
internal static partial class SettingFault
{
    /// <param name="options">The options that it was found in.</param>
    /// <param name="failure">What the framework, or a rule of our own, says of it.</param>
    public static Diagnosis Of(Type options, string failure)
    {
        // https://learn.microsoft.com/dotnet/api/microsoft.extensions.options.dataannotationvalidateoptions-1: the one sentence that it makes of each.
        if (Sentence().Match(failure) is not { Success: true } said || options.GetField("Section")?.GetRawConstantValue() is not string section) return Diagnosis.Bad("configuration-fault", ("fault", failure));
        var (name, why) = ($"MICROMAJOR_{section}__{said.Groups["member"].Value}", said.Groups["why"].Value);
        return Needed().IsMatch(why) ? Diagnosis.Bad("setting-missing", ("name", name)) : Diagnosis.Bad("setting-wrong", ("name", name), ("why", why));
    }

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>\w+)' with the error: '(?<why>.*)'\.$", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex("is required|minimum length of '1'")]
    private static partial Regex Needed();
}
