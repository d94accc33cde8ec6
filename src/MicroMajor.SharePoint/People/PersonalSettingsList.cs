using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.People;

/// <summary>What people have settled for themselves, in the list People.</summary>
internal sealed class PersonalSettingsList(SharePointList people, PeopleDirectory directory, IOptions<SharePointOptions> options, TimeProvider time) : IPersonalSettings
{
    private readonly Remembered<IReadOnlyList<PersonalSettings>> withDeputies = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await people.AllAsync("HasDeputy", Schema.Yes, ct)).Select(Read)]);

    public async Task<PersonalSettings> FindAsync(PersonId person, CancellationToken ct) =>
        await people.FindAsync("PersonId", person.Value, ct) is { } row ? Read(row) : new(person, "");

    public async Task SaveAsync(PersonalSettings settings, CancellationToken ct)
    {
        var fields = new FieldMap
        {
            ["PersonId"] = settings.Person.Value,
            ["Absences"] = AbsenceText.Of(settings.Absences),
            ["DeputyId"] = settings.Deputy?.Value,
            ["DeputyName"] = settings.DeputyName,
            ["HasDeputy"] = settings.Deputy is null ? null : Schema.Yes,
            ["Reminders"] = settings.Reminders == ReminderChoice.Milestones ? null : $"{settings.Reminders}",
        };
        var there = await people.FindAsync("PersonId", settings.Person.Value, ct);
        if (there is null)
        {
            (there, var added) = await people.AddOnceAsync("PersonId", Titled(fields, settings.Name), ct);
            if (!added) await people.OverwriteAsync(there.Id, fields, ct);
        }
        else
        {
            await people.OverwriteAsync(there.Id, fields, ct);
        }

        withDeputies.Forget();
        directory.Forget();
    }

    public Task<IReadOnlyList<PersonalSettings>> WithDeputiesAsync(CancellationToken ct) => withDeputies.GetAsync(ct);

    private static FieldMap Titled(FieldMap fields, string name)
    {
        fields["Title"] = Limits.Heading(name);
        return fields;
    }

    private static PersonalSettings Read(ListRow row) => new(new(row.Text("PersonId")), row.Text("Title"))
    {
        Absences = AbsenceText.Read(row.Text("Absences")),
        Deputy = row.Text("DeputyId") is { Length: > 0 } deputy ? new PersonId(deputy) : null,
        DeputyName = row.Text("DeputyName"),
        Reminders = ChoiceOf(row),
    };

    /// <summary>How the person wants to be reminded; what is none is what ships.</summary>
    public static ReminderChoice ChoiceOf(ListRow row) => Enum.TryParse<ReminderChoice>(row.Text("Reminders"), out var choice) && Enum.IsDefined(choice) ? choice : ReminderChoice.Milestones;
}
