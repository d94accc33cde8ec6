using System.Collections.Concurrent;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.People;

/// <summary>Units, experts and contacts in the lists Units and People; the office out of the tenant's app role.</summary>
internal sealed class PeopleDirectory(SharePointList units, SharePointList people, OfficeRole office, IOptions<SharePointOptions> options, TimeProvider time) : IDirectory
{
    private readonly Remembered<IReadOnlyList<Unit>> allUnits = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await units.AllAsync(Schema.Listed, Schema.Yes, ct)).Select(Unit)]);

    private readonly Remembered<IReadOnlyList<Expert>> allExperts = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), async ct =>
        [.. (await people.AllAsync("Expert", Schema.Yes, ct)).Select(Expert)]);

    private readonly Remembered<IReadOnlyList<PersonId>> theOffice = new(time, TimeSpan.FromSeconds(options.Value.CacheSeconds), office.HoldersAsync);

    private readonly ConcurrentDictionary<PersonId, (Contact Contact, DateTimeOffset Until)> contacts = [];

    public Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken ct) => allUnits.GetAsync(ct);

    public Task<IReadOnlyList<Expert>> ExpertsAsync(CancellationToken ct) => allExperts.GetAsync(ct);

    public Task<IReadOnlyList<PersonId>> OfficeAsync(CancellationToken ct) => theOffice.GetAsync(ct);

    public async Task<Contact?> FindContactAsync(PersonId person, CancellationToken ct)
    {
        if (Kept(person) is { } kept) return kept;
        return await people.FindAsync("PersonId", person.Value, ct) is { } row && Contact(row) is { } contact ? Keep(contact) : null;
    }

    public async Task<bool> SaveContactAsync(Contact contact, CancellationToken ct)
    {
        // Every message of a person brings their address along; it hardly ever differs from the last one.
        if (Kept(contact.Person) == contact) return false;
        var there = await people.FindAsync("PersonId", contact.Person.Value, ct);
        var known = there is null ? null : Contact(there);
        if (known == contact)
        {
            Keep(known);
            return false;
        }

        var fields = new FieldMap
        {
            ["PersonId"] = contact.Person.Value,
            ["ChatName"] = contact.Name,
            ["TenantId"] = contact.TenantId,
            ["ChannelUserId"] = contact.ChannelUserId,
            ["ConversationId"] = contact.ConversationId,
            ["ServiceUrl"] = contact.ServiceUrl,
            ["BotId"] = contact.BotId,
            ["Language"] = contact.Language,
        };
        // A pool of experts has lines of people who were never met.
        var met = known is null ? time.GetUtcNow() : known.MetAt;
        fields["MetAt"] = Instant.Text(met);
        if (there is null)
        {
            fields["Title"] = Limits.Heading(contact.Name);
            (there, var added) = await people.AddOnceAsync("PersonId", fields, ct);
            if (!added) await people.OverwriteAsync(there.Id, fields, ct);
        }
        else
        {
            await people.OverwriteAsync(there.Id, fields, ct);
        }

        Keep(contact with { MetAt = met });
        return known is null;
    }

    /// <summary>Units or experts were changed here: read them anew.</summary>
    public void Forget()
    {
        allUnits.Forget();
        allExperts.Forget();
    }

    private Contact? Kept(PersonId person) => contacts.TryGetValue(person, out var kept) && time.GetUtcNow() < kept.Until ? kept.Contact : null;

    private Contact Keep(Contact contact)
    {
        contacts[contact.Person] = (contact, time.GetUtcNow().AddSeconds(options.Value.ContactCacheSeconds));
        return contact;
    }

    private static Unit Unit(ListRow row) => new(
        row.Text("Code"), row.Text("Title"), row.Flag("TeachesUndergraduates"),
        [.. row.Text("Reviewers").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => new PersonId(id))]);

    private static Expert Expert(ListRow row) => new(new(row.Text("PersonId")), row.Text("Title"), row.Text("UnitCode"), row.Text("Organisation"), row.Text("Field"))
    {
        MaxLoad = (int?)row.Number("MaxLoad"),
        Absences = AbsenceText.Read(row.Text("Absences")),
        Languages = row.Text("Languages").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Deputy = row.Text("DeputyId") is { Length: > 0 } deputy ? new PersonId(deputy) : null,
        Reminders = PersonalSettingsList.ChoiceOf(row),
    };

    private static Contact? Contact(ListRow row) => row.Text("ConversationId").Length == 0 ? null : new(
        new(row.Text("PersonId")), row.Text("ChatName"), row.Text("TenantId"), row.Text("ChannelUserId"),
        row.Text("ConversationId"), row.Text("ServiceUrl"), row.Text("BotId"), row.Text("Language"))
    {
        MetAt = Instant.Read(row.Text("MetAt")),
    };
}
