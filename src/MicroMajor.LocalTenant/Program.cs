using System.Text.Json;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Limits;

// --port 5100 --data tenant.db --bot http://127.0.0.1:5101/api/messages --seed tenant.json; --licences 1000 enforces the limits of a tenant of that size
var settings = new ConfigurationBuilder().AddEnvironmentVariables("LOCALTENANT_").AddCommandLine(args).Build();
var seedPath = settings["seed"];
if (seedPath is null || !File.Exists(seedPath))
{
    Console.Error.WriteLine("The local tenant needs --seed FILE: a JSON file with the tenant, its people and its app.");
    return 2;
}

var seed = JsonSerializer.Deserialize<TenantSeed>(File.ReadAllBytes(seedPath), JsonSerializerOptions.Web);
if (seed is null)
{
    Console.Error.WriteLine("The seed file is empty.");
    return 2;
}

var options = new LocalTenantOptions
{
    BaseAddress = new Uri($"http://127.0.0.1:{settings["port"] ?? "5100"}"),
    MessagingEndpoint = new Uri(settings["bot"] ?? "http://127.0.0.1:5101/api/messages"),
    Seed = seed,
    DatabasePath = settings["data"],
    Limits = int.TryParse(settings["licences"], out var licences) ? PlatformLimits.Of(licences) : null,
};
await using var tenant = LocalTenantApp.Build(options);
await tenant.StartAsync();
Console.WriteLine($"Local tenant ready on {tenant.Services.GetRequiredService<TenantAddress>().Base}");
await tenant.WaitForShutdownAsync();
return 0;
