using System.Text;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp;
using MicroMajor.TeamsApp.Backups;
using MicroMajor.TeamsApp.Checks;
using MicroMajor.TeamsApp.Doctor;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;

// Hold a proposal in a file against the rules of the notice, without a tenant.
if (args is ["check", ..])
{
    // Lines of UTF-8 without a mark at their head, whatever the console speaks: they are read by scripts.
    await using var lines = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
    return CheckCommand.Run(args[1..], lines, Console.Error, TimeProvider.System);
}

// Bring the site to the present schema, and nothing else.
if (args is ["provision", ..])
{
    await using var app = App.Build(args[1..]);
    var done = await app.Services.GetRequiredService<Provisioner>().RunAsync(CancellationToken.None);
    foreach (var name in done.Created) Console.WriteLine($"created {name}");
    foreach (var name in done.Changed) Console.WriteLine($"changed {name}");
    Console.WriteLine($"{done.Created.Count} created, {done.Changed.Count} changed");
    return 0;
}

// Look a live configuration over: what is amiss, and what to do about it.
if (args is ["doctor", ..])
{
    await using var lines = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
    try
    {
        return await DoctorCommand.RunAsync(args[1..], lines);
    }
    catch (ArgumentException misread)
    {
        Console.Error.WriteLine(misread.Message);
        return 2;
    }
}

// Take one person out of the lists; without --yes, only say what that would change.
if (args is ["erase", ..])
{
    await using var lines = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
    return await EraseCommand.RunAsync(args[1..], lines);
}

// Keep a site's lists and library as a file, bring them back, or see whether they fit together.
if (args is ["backup" or "restore" or "verify", ..])
{
    await using var lines = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
    return await BackupCommand.RunAsync(args[0], args[1..], lines);
}

// Check an edition of the form, without a tenant.
if (args is ["check-form", ..]) return CheckFormCommand.Run(args[1..], Console.Out, Console.Error);

await App.Build(args).RunAsync();
return 0;
