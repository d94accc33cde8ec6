using MicroMajor.SharePoint;
using MicroMajor.TeamsApp;

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

await App.Build(args).RunAsync();
return 0;
