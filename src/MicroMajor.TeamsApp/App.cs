using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Scheduling;
using MicroMajor.SharePoint;
using MicroMajor.SharePoint.Backups;
using MicroMajor.SharePoint.Checkup;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.People.Erasing;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Telemetry;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp;

/// <summary>The composition of the program: the only place that names the store.</summary>
public static class App
{
    /// <summary>Builds the program. Faults in the configuration, the cards, the words or the verb table end it here.</summary>
    /// <param name="arrange">What a host that starts the program inside itself changes: its address, its configuration, its clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? arrange = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("MICROMAJOR_");
        arrange?.Invoke(builder);

        builder.AddTelemetry();
        builder.Services.TryAddSingleton(TimeProvider.System);
        // Before the turns, so that it stops after them: what they leave to be delivered is still taken.
        builder.Services.AddScheduling(builder.Configuration).AddHostedService<Deliveries>();
        builder.Services.AddEntraCredential(builder.Configuration).AddSharePoint(builder.Configuration).AddTeamsEdge(builder.Configuration);
        builder.Services.AddLive().AddTabsEdge(builder.Configuration);
        builder.Services.AddOptions<SharePointOptions>().PostConfigure<Budgets>(Spend);
        AddWords(builder.Services);
        AddRooms(builder.Services);
        AddNotifications(builder.Services);
        AddPages(builder.Services);

        var app = builder.Build();
        // All faults of the configuration at once, before any of its parts is asked for.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapTeamsEdge().MapTabsEdge();
        app.MapGet("/health/live", () => "ok");
        MapReadiness(app);
        return app;
    }

    // The proxy in front hears that this instance leaves before it does: for so long it still answers.
    private static void MapReadiness(WebApplication app)
    {
        var drain = app.Services.GetRequiredService<IOptions<SchedulingOptions>>().Value.Drain;
        app.MapGet("/health/ready", () => app.Lifetime.ApplicationStopping.IsCancellationRequested ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text("ok"));
        if (drain > TimeSpan.Zero) app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(drain));
    }

    /// <summary>Looks the store of a program over, from its identity to the office's role; changes nothing.</summary>
    public static Task<IReadOnlyList<Diagnosis>> LookOverStoreAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<StoreCheckup>().RunAsync(ct);

    /// <summary>Takes a person out of the lists, or counts what that would change.</summary>
    public static Task<IReadOnlyList<ErasedList>> EraseAsync(IServiceProvider services, PersonId person, string alias, bool write, CancellationToken ct) =>
        services.GetRequiredService<PersonErasure>().RunAsync(person, alias, write, ct);

    /// <summary>Backs the site up, restores it, or holds site or file against itself; null, or why it was refused.</summary>
    public static async Task<Diagnosis?> BackUpAsync(IServiceProvider services, string verb, string? file, Action<Diagnosis> say, CancellationToken ct)
    {
        var backups = services.GetRequiredService<SiteBackups>();
        try
        {
            await (verb switch { "backup" => backups.WriteAsync(file!, say, ct), "restore" => backups.RestoreAsync(file!, say, ct), _ => backups.VerifyAsync(file, say, ct) });
            return null;
        }
        catch (BackupRefusedException refused)
        {
            return refused.Finding;
        }
    }

    // Whatever goes out to Graph is spent before; what Graph asks for holds for all.
    private static void Spend(SharePointOptions options, Budgets budgets)
    {
        Budget? Of(GraphLimit limit) => limit switch { GraphLimit.Units => budgets.Units, GraphLimit.Feed => budgets.Feed, _ => null };
        options.Pace = new(
            (limit, cost, ct) => Of(limit) is { } budget ? budgets.SpendAsync(budget, cost, ct) : Task.CompletedTask,
            (limit, wait) => Of(limit)?.Hold(wait));
    }

    /// <summary>Looks over where the program keeps what is to be done.</summary>
    public static Task<Diagnosis> LookOverScheduleAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<ScheduleCheckup>().RunAsync(ct);

    private static void AddWords(IServiceCollection services)
    {
        // A host that starts the program many times may bring the compiled cards along.
        services.TryAddSingleton(_ => CardWords.Load(typeof(App).Assembly));
        services.TryAddSingleton(provider => CardShelf.Load(typeof(App).Assembly, provider.GetRequiredService<CardWords>()));
        AddSentences(services);
    }

    private static void AddSentences(IServiceCollection services) => services
        .AddSingleton<MessageWords>()
        .AddSingleton<ProblemWords>()
        .AddSingleton<FormWords>()
        .AddSingleton<StateWords>()
        .AddSingleton<ReviewWords>()
        .AddSingleton<ImportWords>()
        .AddSingleton<PlanWords>()
        .AddSingleton<PackWords>()
        .AddSingleton<MilestoneWords>().AddSingleton<PublicityWords>()
        .AddSingleton<BoardWords>()
        .AddSingleton<MeetingWords>();

    private static void AddRooms(IServiceCollection services) => services
        .AddSingleton<Actors>()
        .AddSingleton<Catalogues>().AddSingleton<OwnerCards>().AddSingleton<ConflictCards>().AddSingleton<TogetherRoom>()
        .AddSingleton<IReadOnlyList<DeskPartOf>>(provider => [provider.GetRequiredService<TogetherRoom>().DeskAsync, provider.GetRequiredService<ReviewRoom>().DeskAsync])
        .AddSingleton<IReadOnlyList<Command>>([.. ReviewRoom.Commands, .. PlanRoom.Commands, .. ImportsRoom.Commands, .. DutiesRoom.Commands, .. RoundOpeningRoom.Commands, .. RoundPolicyRoom.Commands, .. FormEditionsRoom.Commands, .. PackRoom.Commands, .. FilingRoom.Commands, .. ResultsRoom.Commands, .. PublicityRoom.Commands, .. MeetingRoom.Commands, .. NoticeRoom.Commands, .. SettingsRoom.Commands])
        .AddSingleton(NoticeText.Current).AddSingleton<NoticeRoom>().AddSingleton<PolicyEffects>().AddSingleton<RoundPolicyRoom>().AddSingleton<RoundOpeningRoom>()
        .AddSingleton<ProposalsRoom>().AddSingleton<WordRoom>().AddSingleton<ChecklistRoom>()
        .AddSingleton<SearchShelf>().AddSingleton<ProposalSearch>().AddSingleton<TextSearch>().AddSingleton<ShareWords>().AddSingleton<ShareRoom>()
        .AddSingleton<ReviewDoor>().AddSingleton<ReviewDraw>().AddSingleton<ProposalStep>()
        .AddSingleton<Endorsements>().AddSingleton<Screenings>().AddSingleton<ExpertCards>().AddSingleton<ExpertDesk>().AddSingleton<RoundDesks>().AddSingleton<GiveReviewSheet>().AddSingleton<ReviewRoom>().AddSingleton<CloseReviews>().AddSingleton<RubricRoom>().AddSingleton<RecordReviews>().AddSingleton<SheetCheck>(provider => provider.GetRequiredService<RecordReviews>().OfFileAsync).AddSingleton<AssignmentCareDraw>().AddSingleton<AssignmentCareRoom>()
        .AddSingleton<RoundReviews>().AddSingleton<WorkDecisions>().AddSingleton<RankingDraw>().AddSingleton<RankingRoom>().AddSingleton<GiveRankingReport>()
        .AddSingleton<SettingsRoom>().AddSingleton<RoundWalk>().AddSingleton<AuditRoom>()
        .AddSingleton<PlanGrounds>().AddSingleton<PlanDraw>().AddSingleton<PublishPlan>().AddSingleton<PlanRoom>().AddSingleton<LateConflicts>().AddSingleton<TellConflicts>()
        .AddSingleton<SinceReturn>().AddSingleton<ReturnRoom>()
        .AddSingleton<PlanImport>().AddSingleton<ImportDesk>().AddSingleton<ImportFiles>().AddSingleton<ApplyImport>().AddSingleton<ImportsRoom>()
        .AddSingleton<RoundDuties>().AddSingleton<DutyDesk>().AddSingleton<NameDirections>().AddSingleton<RemindColleges>().AddSingleton<DutiesRoom>()
        .AddSingleton<RoundFilings>().AddSingleton<FilingCards>().AddSingleton<FilingProgress>().AddSingleton<WriteFilingDocuments>().AddSingleton<MarkFilingDocuments>().AddSingleton<FilingRoom>().AddSingleton<FileCheck>(provider => provider.GetRequiredService<FilingRoom>().OfFileAsync)
        .AddSingleton<RoundDecisions>().AddSingleton<ResultsRoom>().AddSingleton<PublicityRoom>().AddSingleton<CollegePapers>().AddSingleton<CollegeOutdated>(provider => provider.GetRequiredService<CollegePapers>().IsOutdatedAsync)
        .AddSingleton<PackInk>().AddSingleton<RoundPacks>().AddSingleton<PackDraw>().AddSingleton<PackDesk>().AddSingleton<HandInPack>().AddSingleton<ReturnPack>().AddSingleton<AllowLatePack>().AddSingleton<RemindHandIns>().AddSingleton<WritePack>().AddSingleton<PackRoom>().AddSingleton<UnwantedFiles>()
        .AddSingleton<MilestonesRoom>().AddSingleton<MeetingDraw>().AddSingleton<MeetingOutcomes>().AddSingleton<MeetingRoom>()
        .AddSingleton<DeliveryWords>().AddSingleton<PersonAccounts>().AddSingleton<ResendCards>().AddSingleton<DeliveryDraw>().AddSingleton<DeliveryRoom>()
        .AddSingleton<FormDesk>().AddSingleton<FormEditionsRoom>().AddSingleton<FormStarter>()
        .AddSingleton(provider =>
        {
            var (room, keeper, contacts) = (new Room(), provider.GetRequiredService<CardKeeper>(), provider.GetRequiredService<Contacts>());
            provider.GetRequiredService<ProposalsRoom>().AddTo(room);
            provider.GetRequiredService<WordRoom>().AddTo(room);
            provider.GetRequiredService<TogetherRoom>().AddTo(room);
            provider.GetRequiredService<ShareRoom>().AddTo(room);
            provider.GetRequiredService<ReviewRoom>().AddTo(room);
            provider.GetRequiredService<PlanRoom>().AddTo(room);
            provider.GetRequiredService<RankingRoom>().AddTo(room);
            provider.GetRequiredService<GiveRankingReport>().AddTo(room);
            provider.GetRequiredService<CloseReviews>().AddTo(room);
            provider.GetRequiredService<RubricRoom>().AddTo(room);
            provider.GetRequiredService<RecordReviews>().AddTo(room);
            provider.GetRequiredService<AssignmentCareRoom>().AddTo(room);
            provider.GetRequiredService<SettingsRoom>().AddTo(room);
            provider.GetRequiredService<AuditRoom>().AddTo(room);
            // A code is looked up before it is taken for a question about the notice.
            provider.GetRequiredService<FilingRoom>().AddTo(room);
            provider.GetRequiredService<ResultsRoom>().AddTo(room);
            provider.GetRequiredService<PublicityRoom>().AddTo(room);
            provider.GetRequiredService<PackRoom>().AddTo(room);
            provider.GetRequiredService<UnwantedFiles>().AddTo(room);
            provider.GetRequiredService<NoticeRoom>().AddTo(room);
            provider.GetRequiredService<RoundPolicyRoom>().AddTo(room);
            provider.GetRequiredService<RoundOpeningRoom>().AddTo(room);
            provider.GetRequiredService<ChecklistRoom>().AddTo(room);
            provider.GetRequiredService<ReturnRoom>().AddTo(room);
            provider.GetRequiredService<ImportsRoom>().AddTo(room);
            provider.GetRequiredService<FormEditionsRoom>().AddTo(room);
            provider.GetRequiredService<FormStarter>().AddTo(room);
            provider.GetRequiredService<DutiesRoom>().AddTo(room);
            provider.GetRequiredService<MilestonesRoom>().AddTo(room);
            provider.GetRequiredService<MeetingRoom>().AddTo(room);
            provider.GetRequiredService<DeliveryRoom>().AddTo(room);
            return room.OnMet(contacts.MetAsync).OnShown(keeper.ShownAsync).OnEditing(keeper.EditedAsync).OnShowing(keeper.ShowingAsync);
        });

    // What the tabs read; what they do is done by the verbs of the cards.
    private static void AddPages(IServiceCollection services) => services
        .AddSingleton<MePage>()
        .AddSingleton<HereBoard>()
        .AddSingleton<SearchPage>()
        .AddSingleton<MyDeskPage>()
        .AddSingleton<ProposalDeskPage>()
        .AddSingleton<ReviewPage>()
        .AddSingleton<IReadOnlyList<TabPartsOf>>(provider => [provider.GetRequiredService<ReviewPage>().DeskAsync])
        .AddSingleton<RoundTally>()
        .AddSingleton<BoardDesk>()
        .AddSingleton<RankingPage>()
        .AddSingleton<PlanPage>()
        .AddSingleton(provider =>
        {
            var routes = new TabRoutes();
            provider.GetRequiredService<MePage>().MapTo(routes);
            provider.GetRequiredService<MyDeskPage>().MapTo(routes);
            provider.GetRequiredService<ProposalDeskPage>().MapTo(routes);
            provider.GetRequiredService<SearchPage>().MapTo(routes);
            provider.GetRequiredService<ReviewPage>().MapTo(routes);
            provider.GetRequiredService<BoardDesk>().MapTo(routes);
            provider.GetRequiredService<RankingPage>().MapTo(routes);
            provider.GetRequiredService<PlanPage>().MapTo(routes);
            return routes;
        });

    private static void AddNotifications(IServiceCollection services) => services
        .AddSingleton<FeedKeeper>()
        .AddSingleton<DeliveryQueue>().AddSingleton<Debts>().AddSingleton<CardKeeper>().AddSingleton<Contacts>()
        .AddSingleton(provider =>
        {
            var matters = new MatterCards();
            matters.On(MatterKind.Proposal, provider.GetRequiredService<OwnerCards>().DrawHomeAsync);
            provider.GetRequiredService<PackRoom>().AddTo(matters);
            return provider.GetRequiredService<ReviewRoom>().AddTo(matters);
        })
        .AddSingleton<ReviewReminderRun>().AddSingleton<MilestoneReminderRun>().AddSingleton<ReminderClock>();
}
