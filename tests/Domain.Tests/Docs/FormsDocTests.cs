using System.Reflection;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Docs;

public sealed class FormsDocTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(NodeFolder.Repository, "docs", "forms.md"));

    [Fact]
    public void Every_property_of_the_files_is_in_the_description()
    {
        Type[] records = [typeof(FormField), typeof(LayoutItem), typeof(LayoutColumn), typeof(EditionWords)];
        var properties = records.SelectMany(r => r.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(p => p.SetMethod is { IsPublic: true }).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);
        Assert.DoesNotContain(properties.Distinct(), p => !Text.Contains($"`{p}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_that_a_file_can_have_is_in_the_description() =>
        Assert.DoesNotContain(Enum.GetNames<FieldType>().Concat(Enum.GetNames<LayoutKind>()).Concat(FormDefinitionReader.ChoiceSources).Concat(PrintedKeys.Counted), v => !Text.Contains($"`{v}`", StringComparison.Ordinal));

    [Fact]
    public void Every_limit_is_the_one_that_is_checked()
    {
        Assert.Contains($"at most {FitSlips.MostFields} fields and one table", Text, StringComparison.Ordinal);
        Assert.Contains($"at most {FitSlips.MostColumns} and 60", Text, StringComparison.Ordinal);
        Assert.Contains($"at most {DocumentLayout.MostSections}.", Text, StringComparison.Ordinal);
        Assert.Contains($"at most {FormFile.LargestSize / 1024} KB", Text, StringComparison.Ordinal);
    }
}
