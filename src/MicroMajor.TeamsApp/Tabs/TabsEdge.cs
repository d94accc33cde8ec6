using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Puts the tabs into the program: their files, their endpoints, and what changes while they are open. The rooms bring the endpoints: <see cref="TabRoutes"/>.</summary>
public static class TabsEdge
{
    /// <summary>Where everything of the tabs is.</summary>
    public const string Root = "/tabs";

    /// <summary>Where the endpoints are.</summary>
    public const string Api = "/tabs/api";

    /// <summary>Registers the edge; options come from the section <see cref="TabsOptions.Section"/>. It expects <see cref="TeamsEdge"/> and the <see cref="TabRoutes"/> of the rooms.</summary>
    public static IServiceCollection AddTabsEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TabsOptions>().Bind(configuration.GetSection(TabsOptions.Section))
            .PostConfigure(options => options.Authority = options.Authority.Length > 0 ? options.Authority : configuration["Identity:AuthorityHost"] ?? "https://login.microsoftonline.com")
            .PostConfigure(options => options.TeamsAppId = new[] { options.TeamsAppId, configuration["SharePoint:TeamsAppId"], configuration["Teams:AppId"] }.FirstOrDefault(id => !string.IsNullOrEmpty(id)) ?? "")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TabsOptions>, TabsOptionsRules>();
        return services
            .AddSingleton<TabWords>()
            .AddSingleton<TabLinks>()
            .AddSingleton<TabPace>()
            .AddSingleton<TabEndpoint>()
            // Beside the program, wherever it is started from.
            .AddSingleton(provider => new TabFiles(Path.Combine(provider.GetRequiredService<IWebHostEnvironment>().ContentRootPath, "wwwroot", "tabs"), provider.GetRequiredService<TabWords>()))
            .AddSingleton<GivenFiles>()
            .AddSingleton<ChatCards>()
            .AddSingleton<TabActs>()
            .AddSingleton<LiveStream>()
            .AddSingleton(provider => new TabTokenCheck(
                // The options' rules allow http on this machine only.
                new HttpDocumentRetriever(provider.GetRequiredService<IHttpClientFactory>().CreateClient(TeamsEdge.KeysHttpClientName)) { RequireHttps = false },
                provider.GetRequiredService<IOptions<TabsOptions>>(),
                provider.GetRequiredService<IOptions<TeamsOptions>>(),
                provider.GetRequiredService<WireTime>(),
                provider.GetRequiredService<ILogger<TabTokenCheck>>()));
    }

    /// <summary>Maps everything below <see cref="Root"/>. Throws at once when the options or the table of endpoints are wrong.</summary>
    public static WebApplication MapTabsEdge(this WebApplication app)
    {
        var (options, teams) = (app.Services.GetRequiredService<IOptions<TabsOptions>>().Value, app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value);
        var (endpoint, files, routes) = (app.Services.GetRequiredService<TabEndpoint>(), app.Services.GetRequiredService<TabFiles>(), app.Services.GetRequiredService<TabRoutes>());
        app.Services.GetRequiredService<TabActs>().MapTo(routes);
        app.Services.GetRequiredService<LiveStream>().MapTo(routes);
        var policy = TabHeaders.Policy(options.Hosts);
        var tabs = app.MapGroup(Root);
        void Map(string method, string pattern, RequestDelegate handle) => tabs.MapMethods(pattern, [method], context =>
        {
            TabHeaders.Set(context.Response.Headers, policy);
            return handle(context);
        });

        foreach (var route in routes.All) Map(route.Method, $"/api{route.Pattern}", context => endpoint.HandleAsync(context, route));
        foreach (var method in new[] { "GET", "POST" }) Map(method, "/api/{**path}", endpoint.RefuseAsync);
        Map("GET", "/config", context => context.Response.WriteAsJsonAsync(new TabConfig(teams.AppId, options.Hosts), TabAnswer.Json, context.RequestAborted));
        foreach (var method in new[] { "GET", "HEAD" }) Map(method, "/{**path}", files.HandleAsync);
        return app;
    }
}

/// <summary>What the client must know before anybody is signed in.</summary>
/// <param name="Hosts">Further hosts that may frame it.</param>
internal sealed record TabConfig(string AppId, IReadOnlyList<string> Hosts);
