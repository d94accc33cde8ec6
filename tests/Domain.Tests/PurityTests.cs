using System.Reflection;

namespace MicroMajor.Domain.Tests;

/// <summary>The domain decides; it does not look at clocks, files, networks or dice.</summary>
public sealed class PurityTests
{
    private static readonly Assembly Domain = typeof(Problem).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_runtimes_data_and_text()
    {
        string[] allowed =
        [
            "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Text.Json",
            "System.Text.Encodings.Web", "System.Text.RegularExpressions", "System.Security.Cryptography", "System.Threading",
            // The compiler fills lists through it.
            "System.Runtime.InteropServices",
        ];
        Assert.Empty(Domain.GetReferencedAssemblies().Select(a => a.Name).Except(allowed));
    }

    [Fact]
    public void Nothing_in_the_domain_keeps_a_state_that_changes() =>
        Assert.Empty(Domain.GetTypes()
            // What the compiler writes for lists and regular expressions is its own affair.
            .Where(t => !t.FullName!.Contains('<'))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<') && f.DeclaringType is { IsEnum: false })
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}"));

    [Fact]
    public void No_property_of_the_domain_can_be_set_after_it_was_made() =>
        Assert.Empty(Domain.GetTypes()
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
}
