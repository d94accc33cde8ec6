using MicroMajor.Domain.Operations;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Doctor;

/// <summary>
/// <c>TeamsApp doctor [--url https://…] [--package FILE.zip] [--lang en]</c>: looks a live configuration over and says, one line each, what was found and
/// what to do. Changes nothing. Ends with 0 when nothing has to be put right, else with 1.
/// </summary>
internal static class DoctorCommand
{
    /// <param name="arrange">What a host that runs the command inside itself changes.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, Action<WebApplicationBuilder>? arrange = null)
    {
        var asked = DoctorArguments.Of(arguments);
        var words = new DoctorWords();
        List<Diagnosis> found = [];
        try
        {
            await using var app = App.Build(asked.Rest, arrange);
            Say(Diagnosis.Good("configuration"));
            foreach (var finding in await App.LookOverStoreAsync(app.Services, default)) Say(finding);
            Say(await App.LookOverScheduleAsync(app.Services, default));
            var isWhole = found.All(f => f.Health is Health.Good or Health.Doubtful);
            await foreach (var finding in new ProgramCheckup(app.Services).RunAsync(asked, readsStore: isWhole)) Say(finding);
        }
        catch (Exception faults) when (FaultsOf(faults) is { Count: > 0 } each)
        {
            foreach (var fault in each) Say(fault);
        }

        int Count(Health health) => found.Count(f => f.Health == health);
        await output.WriteLineAsync(words.Filled("sum", asked.Language, new Dictionary<string, string>
        {
            ["good"] = $"{Count(Health.Good)}",
            ["doubtful"] = $"{Count(Health.Doubtful)}",
            ["bad"] = $"{Count(Health.Bad)}",
            ["unseen"] = $"{Count(Health.Unseen)}",
        }));
        return Count(Health.Bad) == 0 ? 0 : 1;

        void Say(Diagnosis finding)
        {
            found.Add(finding);
            output.WriteLine($"{Mark(finding.Health)} {words.Filled(finding.Code, asked.Language, finding.Facts)}");
        }
    }

    private static IReadOnlyList<Diagnosis> FaultsOf(Exception failure) => failure switch
    {
        OptionsValidationException faults => [.. faults.Failures.Select(f => SettingFault.Of(faults.OptionsType, f))],
        AggregateException several => [.. several.InnerExceptions.SelectMany(FaultsOf)],
        _ => [],
    };

    private static string Mark(Health health) => health switch
    {
        Health.Good => "✓",
        Health.Doubtful => "!",
        Health.Bad => "✗",
        _ => "-",
    };
}

/// <summary>What the command was asked.</summary>
/// <param name="Rest">Settings for the program itself, e.g. <c>--Teams:AppId=…</c>.</param>
internal sealed record DoctorArguments(Uri? Url, string? Package, Language Language, string[] Rest)
{
    public static DoctorArguments Of(string[] arguments)
    {
        var rest = new List<string>(arguments);
        var url = Taken("--url");
        return new(
            url is null ? null : Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) ? address : throw new ArgumentException("--url is an https address."),
            Taken("--package"), Taken("--lang") == "en" ? Language.En : Language.Zh, [.. rest]);

        string? Taken(string name)
        {
            var at = rest.IndexOf(name);
            if (at < 0) return null;
            var value = at + 1 < rest.Count ? rest[at + 1] : throw new ArgumentException($"{name} needs a value.");
            rest.RemoveRange(at, 2);
            return value;
        }
    }
}
