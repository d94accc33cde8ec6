using System.Text.RegularExpressions;
using MicroMajor.Kit;
using MicroMajor.Scheduling;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Infra;

/// <summary>The templates for Azure, as far as they can be held against themselves and against the program: there is no compiler for them here.</summary>
public sealed partial class BicepTests
{
    // Right by default, or in place of what the template does.
    private static readonly string[] s_left =
    [
        "Teams__ServiceUrlHosts__0", "Teams__FileHosts__0", "Identity__ClientSecret",
        "Scheduling__File", "Scheduling__Name", "Scheduling__AtOnce", "Scheduling__CheckInSeconds", "Scheduling__DrainSeconds",
    ];

    [Fact]
    public void Every_bracket_of_the_templates_is_closed() => Assert.All(BicepFile.All(), f => Assert.Null(f.Unbalanced()));

    [Fact]
    public void Every_parameter_and_every_output_is_described_in_a_sentence() => Assert.All(BicepFile.All(), file =>
    {
        foreach (var (kind, name) in new[] { "param", "output" }.SelectMany(kind => file.Declared(kind).Select(name => (kind, name))))
            Assert.Matches(@"^description \( '.{10,}\.' ", file.DecoratorsOf(kind, name).SingleOrDefault(d => d.StartsWith("description", StringComparison.Ordinal)) ?? $"{file.Name}: {name} has none");
    });

    [Fact]
    public void Every_name_that_is_used_is_declared_once_and_every_declared_one_is_used() => Assert.All(BicepFile.All(), file =>
    {
        string[] declared = [.. new[] { "param", "var", "resource", "module" }.SelectMany(file.Declared)];
        Assert.Equal(declared.Distinct(), declared);
        Assert.Equal([], file.Used.Except(declared));
        Assert.Equal([], declared.Except(file.Used).Except(Ends(file)));
    });

    [Fact]
    public void Every_module_is_given_all_that_it_needs_and_nothing_else() => Assert.All(BicepFile.All().SelectMany(f => f.Modules), module =>
    {
        var file = BicepFile.Read(module.File);
        Assert.Equal([], file.Needed.Except(module.Given));
        Assert.Equal([], module.Given.Except(file.Declared("param")));
    });

    [Fact]
    public void Every_resource_is_of_a_version_by_its_date() => Assert.All(BicepFile.All().SelectMany(f => f.Types), type => Assert.Matches(@"^Microsoft\.[A-Za-z]+(/[A-Za-z]+)+@20\d\d-\d\d-\d\d(-preview)?$", type));

    [Fact]
    public void There_is_no_secret_in_the_templates() => Assert.All(BicepFile.All(), file =>
    {
        foreach (var name in file.Declared("param").Where(n => SecretName().IsMatch(n)))
        {
            Assert.Contains("secure ( )", file.DecoratorsOf("param", name));
            Assert.True(file.Needed.Contains(name) || file.DefaultOf(name) == "''", $"{file.Name}: {name} has a default");
        }

        // A value of a property that is called like a secret is a name, never a text.
        for (var at = 0; at + 2 < file.Tokens.Count; at++)
            Assert.False(SecretName().IsMatch(file.Tokens[at]) && file.Tokens[at + 1] is ":" or "=" && file.Tokens[at + 2][0] == '\'', $"{file.Name}: {file.Tokens[at]} = {file.Tokens[at + 2]}");
        Assert.DoesNotContain(file.Texts, t => Guid.TryParse(t, out _) && t != KeyVaultReader);
    });

    [Fact]
    public void The_example_gives_the_template_all_that_it_needs()
    {
        var (template, example) = (BicepFile.Read("main.bicep"), BicepFile.Read("example.bicepparam"));
        Assert.Equal(["main.bicep"], example.Texts.Take(1));
        Assert.Equal([], template.Needed.Except(example.Declared("param")));
        Assert.Equal([], example.Declared("param").Except(template.Declared("param")));
    }

    [Fact]
    public void Every_setting_that_is_set_is_one_that_the_program_reads()
    {
        var options = OptionsTypes();
        Assert.NotEmpty(Settings());
        Assert.All(Settings(), setting =>
        {
            var parts = setting.Split("__");
            var option = options.GetValueOrDefault(parts[0])?.GetProperty(parts[1]);
            Assert.True(option is not null, $"Nothing reads {setting}.");
            Assert.Equal(option.PropertyType.IsArray ? 3 : 2, parts.Length);
        });
    }

    [Fact]
    public void Every_setting_that_the_README_names_is_set()
    {
        var table = File.ReadAllLines(Path.Combine(NodeFolder.Repository, "README.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l.Contains("__", StringComparison.Ordinal)).Select(l => l.Split('|')[1]);
        string[] named = [.. table.SelectMany(cell => SettingName().Matches(cell).Select(m => m.Value)).Distinct()];
        Assert.Contains("Teams__AppId", named);
        Assert.Equal([], named.Except(Settings()).Except(s_left));
    }

    [Fact]
    public void The_app_and_its_slot_are_hosted_alike_by_https_only()
    {
        var file = BicepFile.Read("main.bicep");
        Assert.Equal(2, Count(file, "properties", ":", "hosting"));
        foreach (var line in new[] { new[] { "httpsOnly", ":", "true" }, ["ftpsState", ":", "'Disabled'"], ["minTlsVersion", ":", "'1.2'"], ["scmMinTlsVersion", ":", "'1.2'"], ["healthCheckPath", ":", "'/health/ready'"] })
            Assert.Equal(1, Count(file, line));
        Assert.Equal(4, Count(file, "allow", ":", "false"));
    }

    // Held against files that are wrong, one thing each: what a rule never refuses it does not hold.
    [Theory]
    [InlineData("var a = { b: [ 1 }", "}", "")]
    [InlineData("var a = resourceGroup(", "(", "")]
    [InlineData("var a = b.id", null, "b")]
    [InlineData("var a = '${b}-c'", null, "b")]
    [InlineData("var a = { b: c ? d : e }", null, "c d e")]
    [InlineData("param a string\nvar d = { b: a }", null, "a")]
    public void A_file_that_is_wrong_is_found_out(string text, string? unbalanced, string used)
    {
        var file = BicepFile.Of(text);
        Assert.Equal(unbalanced, file.Unbalanced());
        Assert.Equal(used, string.Join(' ', file.Used));
    }

    [Fact]
    public void A_line_that_is_not_known_is_an_error() => Assert.Throws<FormatException>(() => BicepFile.Of("var a = 'open"));

    // Public by its definition: the role “Key Vault Secrets User”.
    private const string KeyVaultReader = "4633458b-17de-408a-b874-0445c86b69e6";

    // What nothing else refers to: a resource that stands for itself.
    private static IEnumerable<string> Ends(BicepFile file) => file.Declared("resource");

    private static string[] Settings() => [.. BicepFile.All().SelectMany(f => f.Texts).Where(t => t.StartsWith("MICROMAJOR_", StringComparison.Ordinal)).Select(t => t["MICROMAJOR_".Length..]).Distinct()];

    private static int Count(BicepFile file, params string[] line) => Enumerable.Range(0, file.Tokens.Count - line.Length).Count(at => line.Select((t, n) => file.Tokens[at + n] == t).All(same => same));

    // The classes of options of the program, by the section that they are read from.
    private static Dictionary<string, Type> OptionsTypes() => new[] { typeof(TeamsOptions).Assembly, typeof(SharePointOptions).Assembly, typeof(SchedulingOptions).Assembly }
        .SelectMany(a => a.GetTypes())
        .Select(t => (Type: t, Section: t.GetField("Section")?.GetRawConstantValue() as string))
        .Where(t => t.Section is not null)
        .ToDictionary(t => t.Section!, t => t.Type);

    [GeneratedRegex("password|secret|connectionString", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"[A-Z]\w*?__\w+")]
    private static partial Regex SettingName();
}
