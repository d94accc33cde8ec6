using System.Text.Json;
using MicroMajor.LocalTenant;

// --port 5100 --data tenant.db --bot http://127.0.0.1:5101/api/messages --seed tenant.json
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
};
await using var tenant = LocalTenantApp.Build(options);
await tenant.StartAsync();
Console.WriteLine($"Local tenant ready on {tenant.Services.GetRequiredService<TenantAddress>().Base}");
await tenant.WaitForShutdownAsync();
return 0;
