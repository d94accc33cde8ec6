using Azure.Core;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Backups;
using MicroMajor.SharePoint.Checkup;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Identity;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Notifications;
using MicroMajor.SharePoint.People;
using MicroMajor.SharePoint.People.Erasing;
using MicroMajor.SharePoint.Proposals;
using MicroMajor.SharePoint.Review;
using MicroMajor.SharePoint.Rounds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Graph;

namespace MicroMajor.SharePoint;

/// <summary>Makes SharePoint the store.</summary>
public static class SharePointSetup
{
    /// <summary>
    /// The domain's ports on SharePoint, the <see cref="Provisioner"/> and <see cref="Seeding"/>.
    /// Takes <see cref="TokenCredential"/> and <see cref="TimeProvider"/> from the container.
    /// </summary>
    public static IServiceCollection AddSharePoint(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SharePointOptions>().Bind(configuration.GetSection(SharePointOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => GraphConnection.Open(s.GetRequiredService<IOptions<SharePointOptions>>().Value, s.GetRequiredService<TokenCredential>()));
        services.TryAddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<SitePlaces>();
        services.AddSingleton<KnownForms>();
        services.AddSingleton<ColumnRoom>();
        services.AddSingleton<ProposalMap>();
        services.AddSingleton<Schema>();
        services.AddSingleton<OfficeRole>();

        services.AddSingleton<KeptTemplates>();
        services.AddSingleton(s => s.Make<EditionList>(s.List(x => x.Forms)));
        services.AddSingleton<IFormEditions>(s => s.GetRequiredService<EditionList>());
        services.AddSingleton<IFormFolders, FormFolders>();
        services.AddSingleton<IProposals>(s => s.Make<ProposalList>(s.List(x => x.Proposals)));
        services.AddSingleton<IProposalBoard>(s => s.Make<ProposalBoard>(s.List(x => x.Proposals)));
        services.AddSingleton<IProposalVersions>(s => s.Make<ProposalVersions>(s.List(x => x.Proposals)));
        services.AddSingleton<IInvitations>(s => s.Make<InvitationList>(s.List(x => x.Editors)));
        services.AddSingleton<IAssignments>(s => s.Make<AssignmentList>(s.List(x => x.Assignments)));
        services.AddSingleton<IAudit>(s => s.Make<AuditList>(s.List(x => x.Audit)));
        services.AddSingleton<IAssignmentPlans>(s => s.Make<PlanList>(s.List(x => x.Plans)));
        services.AddSingleton<INotices>(s => s.Make<NoticeList>(s.List(x => x.Notices)));
        services.AddSingleton<IActivityFeed, TeamsActivityFeed>();
        services.AddSingleton<IFilingRegister>(s => s.Make<RegisterList>(s.List(x => x.Register)));
        services.AddSingleton<IMeetings>(s => s.Make<MeetingList>(s.List(x => x.Meetings)));
        services.AddSingleton<IHandIns>(s => s.Make<HandInList>(s.List(x => x.HandIns)));
        services.AddSingleton(s => s.Make<Library>(s.List(x => x.Library), s.GetRequiredService<Schema>().Library));
        services.AddSingleton<ILibrary>(s => s.GetRequiredService<Library>());
        services.AddSingleton<IFiledDocuments>(s => s.Make<LibraryMarks>(s.List(x => x.Library)));
        services.AddSingleton(s => new RoundList(s.List(x => x.Rounds), s.List(x => x.Directions), s.GetRequiredService<IOptions<SharePointOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRounds>(s => s.GetRequiredService<RoundList>());
        services.AddSingleton(s => new MajorList(s.List(x => x.Majors), s.List(x => x.Employment), s.List(x => x.Named), s.GetRequiredService<IOptions<SharePointOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMajors>(s => s.GetRequiredService<MajorList>());
        services.AddSingleton<IImports>(s => s.Make<ImportList>(s.List(x => x.Imports)));
        services.AddSingleton<IOfficeLists>(s => new OfficeLists(
            new Dictionary<OfficeList, OfficeListPlace>
            {
                [OfficeList.Directions] = OfficeListPlace.Directions(s.List(x => x.Directions)),
                [OfficeList.Units] = OfficeListPlace.Units(s.List(x => x.Units)),
                [OfficeList.Majors] = OfficeListPlace.Majors(s.List(x => x.Majors)),
                [OfficeList.Employment] = OfficeListPlace.Employment(s.List(x => x.Employment)),
                [OfficeList.Experts] = OfficeListPlace.Experts(s.List(x => x.People)),
            },
            list => s.Forget(list)));
        services.AddSingleton(s => new PeopleDirectory(
            s.List(x => x.Units), s.List(x => x.People), s.GetRequiredService<OfficeRole>(), s.GetRequiredService<IOptions<SharePointOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDirectory>(s => s.GetRequiredService<PeopleDirectory>());
        services.AddSingleton<IPersonalSettings>(s => s.Make<PersonalSettingsList>(s.List(x => x.People)));

        services.AddSingleton(s => new Provisioner(s.GetRequiredService<GraphServiceClient>(), s.GetRequiredService<SitePlaces>(), s.GetRequiredService<Schema>(), s.GetRequiredService<EditionList>(), s.GetRequiredService<ColumnRoom>(), new(s.List(x => x.Proposals))));
        services.AddSingleton(s => new StoreCheckup(
            s.GetRequiredService<GraphServiceClient>(), s.GetRequiredService<SitePlaces>(), s.GetRequiredService<IOptions<SharePointOptions>>(), s.GetRequiredService<IOptions<EntraOptions>>().Value.AuthorityHost,
            new(s.GetRequiredService<TokenCredential>()), s.Make<ListCheckup>(), s.Rows(), s.GetRequiredService<OfficeRole>()));
        services.AddSingleton(s => new PersonErasure(s.GetRequiredService<Schema>(), s.GetRequiredService<KnownForms>(), s.GetRequiredService<EditionList>(), name => s.List(x => x.All.Single(l => l.Name == name))));
        services.AddSingleton(s => s.Backups());
        services.AddSingleton<TenantPeople>();
        services.AddSingleton<IPeople>(s => s.GetRequiredService<TenantPeople>());
        services.AddSingleton(s => new Seeding(
            s.List(x => x.Units), s.List(x => x.People), s.List(x => x.Directions), s.List(x => x.Majors), s.List(x => x.Employment),
            s.GetRequiredService<RoundList>(), s.GetRequiredService<PeopleDirectory>(), s.GetRequiredService<MajorList>()));
        return services;
    }

    /// <summary>The app's credential out of the section <c>Identity</c>.</summary>
    public static IServiceCollection AddEntraCredential(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EntraOptions>().Bind(configuration.GetSection(EntraOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(s => EntraCredential.Create(s.GetRequiredService<IOptions<EntraOptions>>().Value));
    }

    private static SharePointList List(this IServiceProvider services, Func<Schema, ListShape> shape) =>
        new(services.GetRequiredService<GraphServiceClient>(), services.GetRequiredService<SitePlaces>(), () => shape(services.GetRequiredService<Schema>()));

    private static SiteBackups Backups(this IServiceProvider services)
    {
        var (schema, options) = (services.GetRequiredService<Schema>(), services.GetRequiredService<IOptions<SharePointOptions>>());
        SharePointList Open(Func<ListShape> shape) => new(services.GetRequiredService<GraphServiceClient>(), services.GetRequiredService<SitePlaces>(), shape);
        var files = new SiteFiles(services.GetRequiredService<GraphServiceClient>(), services.GetRequiredService<SitePlaces>(), Open(() => schema.Library), schema.Library, options);
        return new(schema, files, new(files, services.GetRequiredService<Library>(), services.GetRequiredService<ColumnRoom>(), Open), options, services.GetRequiredService<TimeProvider>(), Open);
    }

    private static RowCheckup Rows(this IServiceProvider services) => new(
    [
        new(services.List(x => x.Units), _ => { }, "Code")
        {
            Key = r => r.Text("Code"),
            People = r => r.Text(Schema.Listed) == Schema.Yes ? r.Text("Reviewers").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((id, n) => (id, $"Reviewers[{n + 1}]")) : [],
        },
        new(services.List(x => x.People), _ => { }, "PersonId") { People = r => r.Text("Expert") == Schema.Yes ? [(r.Text("PersonId"), "PersonId")] : [] },
        new(services.List(x => x.Rounds), r => RoundList.Read(r), "RoundId") { Key = r => r.Text("RoundId") },
        new(services.List(x => x.Proposals), r => services.GetRequiredService<ProposalMap>().Read(r), "RoundId", "OwnerId", "RoundState")
        {
            Refers = [new("RoundId", "Rounds"), new("UnitCode", "Units")],
            People = r => ProposalLifecycle.IsEditable(r.Word<ProposalState>("State")) ? [(r.Text("OwnerId"), "OwnerId")] : [],
        },
        new(services.List(x => x.Assignments), r => AssignmentList.Read(r), "ProposalId", "RoundId", "ExpertId")
        {
            Refers = [new("ProposalId", "Proposals", id => ProposalMap.ItemOf(id) ?? id), new("RoundId", "Rounds")],
            People = r => AssignmentList.Read(r).Value.IsOpen ? [(r.Text("ExpertId"), "ExpertId")] : [],
        },
        new(services.List(x => x.HandIns), r => HandInList.Read(r), "RoundId", "UnitCode") { Refers = [new("RoundId", "Rounds"), new("UnitCode", "Units")] },
        new(services.List(x => x.Plans), r => PlanList.Read(r), "RoundId") { Refers = [new("RoundId", "Rounds")] },
        new(services.List(x => x.Meetings), r => MeetingList.Read(r), "RoundId") { Refers = [new("RoundId", "Rounds")] },
    ],
    services.GetRequiredService<TenantPeople>().UsableAsync);

    private static void Forget(this IServiceProvider services, OfficeList list)
    {
        if (list == OfficeList.Directions) services.GetRequiredService<RoundList>().ForgetDirections();
        else if (list is OfficeList.Units or OfficeList.Experts) services.GetRequiredService<PeopleDirectory>().Forget();
        else services.GetRequiredService<MajorList>().Forget();
    }

    private static T Make<T>(this IServiceProvider services, params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);
}
