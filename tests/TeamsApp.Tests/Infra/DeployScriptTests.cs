using System.Diagnostics;

namespace MicroMajor.TeamsApp.Tests.Infra;

/// <summary>The scripts that deploy, swap and take away, run with an <c>az</c> that only writes down what it was asked.</summary>
public sealed class DeployScriptTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deploy 部署 ");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void Deploying_makes_everything_lets_the_identity_vouch_and_fills_the_slot()
    {
        var (code, asked, said) = Run("deploy.sh", "group", "eastasia", "mine.bicepparam", "program.zip");
        Assert.Equal(0, code);
        Assert.Equal(
        [
            "group create --name group --location eastasia",
            "deployment group create --resource-group group --name micromajor --parameters mine.bicepparam",
            "ad app federated-credential list --id registrationId",
            "ad app federated-credential create --id registrationId --parameters {\"name\":\"appName\",\"issuer\":\"https://login.microsoftonline.com/registrationTenantId/v2.0\",\"subject\":\"identityPrincipalId\",\"audiences\":[\"api://AzureADTokenExchange\"]}",
            "webapp start --resource-group group --name appName --slot staging",
            "webapp deploy --resource-group group --name appName --slot staging --type zip --src-path program.zip",
        ], asked);
        Assert.Contains("infra/swap.sh group", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Deploying_again_does_not_vouch_twice()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "trusted"), "1");
        var (code, asked, _) = Run("deploy.sh", "group", "eastasia", "mine.bicepparam");
        Assert.Equal(0, code);
        Assert.DoesNotContain(asked, a => a.StartsWith("ad app federated-credential create", StringComparison.Ordinal) || a.StartsWith("webapp", StringComparison.Ordinal));
    }

    [Fact]
    public void Swapping_waits_until_the_slot_is_ready_and_stops_the_program_before()
    {
        var (code, asked, _) = Run("swap.sh", "group");
        Assert.Equal(0, code);
        Assert.Equal(
        [
            "webapp start --resource-group group --name appName --slot staging",
            "curl https://stagingHost/health/ready",
            "webapp deployment slot swap --resource-group group --name appName --slot staging --target-slot production",
            "webapp stop --resource-group group --name appName --slot staging",
        ], asked);
    }

    [Fact]
    public void What_does_not_get_ready_is_not_swapped_in()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "unready"), "");
        var (code, asked, _) = Run("swap.sh", "group");
        Assert.NotEqual(0, code);
        Assert.DoesNotContain(asked, a => a.StartsWith("webapp deployment slot swap", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_taken_away_without_a_yes()
    {
        var (code, asked, said) = Run("teardown.sh", "group");
        Assert.Equal(2, code);
        Assert.Equal([], asked);
        Assert.Contains("teardown.sh GROUP --yes", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_away_ends_the_trust_before_the_group()
    {
        var (code, asked, _) = Run("teardown.sh", "group", "--yes");
        Assert.Equal(0, code);
        Assert.Equal(
        [
            "ad app federated-credential list --id registrationId",
            "ad app federated-credential delete --id registrationId --federated-credential-id 0",
            "group delete --name group --yes",
        ], asked);
    }

    // Outputs are answered by their own names; how often the identity is trusted is 0, unless a test says otherwise.
    private (int Code, IReadOnlyList<string> Asked, string Said) Run(string script, params string[] arguments)
    {
        var log = Path.Combine(folder.FullName, "asked");
        Tool("az", """
            line="$*"
            if [[ "$line" == *"deployment group show"* ]]; then sed 's/.*outputs\.\([A-Za-z]*\)\.value.*/\1/' <<<"$line"; exit; fi
            line=${line/ --output none/}; line=${line/ --output tsv/}; line=${line%% --query *}
            printf '%s\n' "$line" >> "$HERE/asked"
            if [[ "$line" == *"federated-credential list"* ]]; then cat "$HERE/trusted" 2>/dev/null || echo 0; fi
            """);
        Tool("curl", """
            printf 'curl %s\n' "${@: -1}" >> "$HERE/asked"
            [ ! -e "$HERE/unready" ]
            """);
        var start = new ProcessStartInfo("bash", [Path.Combine(BicepFile.Folder, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HERE"] = folder.FullName;
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEnd() + run.StandardError.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, File.Exists(log) ? File.ReadAllLines(log) : [], said);
    }

    private void Tool(string name, string body)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
