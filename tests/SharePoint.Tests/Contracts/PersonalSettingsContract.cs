using MicroMajor.Domain.People;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class PersonalSettingsContract(IPersonalSettings settings)
{
    [Fact]
    public async Task Who_settled_nothing_is_here_has_no_deputy_and_the_usual_reminders()
    {
        var found = await settings.FindAsync(Some.Person(), default);
        Assert.Equal((0, null, ReminderChoice.Milestones), (found.Absences.Count, found.Deputy, found.Reminders));
    }

    [Fact]
    public async Task What_is_settled_reads_back_and_is_taken_back()
    {
        var (person, deputy) = (Some.Person(), Some.Person());
        var kept = new PersonalSettings(person, "何清和") { Absences = [new(new(2025, 6, 20), new(2025, 6, 27))], Deputy = deputy, DeputyName = "周文博", Reminders = ReminderChoice.Daily };
        await settings.SaveAsync(kept, default);
        var found = await settings.FindAsync(person, default);
        Assert.Equal(("何清和", (PersonId?)deputy, "周文博", ReminderChoice.Daily), (found.Name, found.Deputy, found.DeputyName, found.Reminders));
        Assert.Equal(kept.Absences, found.Absences);
        Assert.Contains(await settings.WithDeputiesAsync(default), s => s.Person == person);

        await settings.SaveAsync(new(person, "何清和"), default);
        found = await settings.FindAsync(person, default);
        Assert.Equal((0, null, "", ReminderChoice.Milestones), (found.Absences.Count, found.Deputy, found.DeputyName, found.Reminders));
        Assert.DoesNotContain(await settings.WithDeputiesAsync(default), s => s.Person == person);
    }
}

public sealed class MemoryPersonalSettingsTests() : PersonalSettingsContract(new MemoryPersonalSettings());

[Collection(OneTenant.Name)]
public sealed class SharePointPersonalSettingsTests(SharedTenant tenant) : PersonalSettingsContract(tenant.Store.Get<IPersonalSettings>())
{
    private readonly TenantStore store = tenant.Store;

    [Fact]
    public async Task An_experts_own_settings_are_those_that_the_office_sees_in_the_pool()
    {
        var expert = new Expert(Some.Person(), "杨承泽", "edu", "", "人工智能") { MaxLoad = 3, Languages = ["中文", "英文"] };
        await store.Get<Seeding>().PutExpertAsync(expert, default);
        await store.Get<IPersonalSettings>().SaveAsync(new(expert.Id, expert.Name) { Absences = [new(new(2025, 6, 20), new(2025, 6, 20))], Reminders = ReminderChoice.DueDay }, default);
        var found = (await store.Get<IDirectory>().ExpertsAsync(default)).Single(e => e.Id == expert.Id);
        Assert.Equal((3, true, false, ReminderChoice.DueDay), (found.MaxLoad, found.IsAway(new(2025, 6, 20)), found.IsAway(new(2025, 6, 21)), found.Reminders));
        Assert.Equal(expert.Languages, found.Languages);
    }
}
