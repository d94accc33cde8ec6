using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class InvitationsContract(IInvitations invitations)
{
    /// <summary>Lets time pass between two invitations.</summary>
    protected virtual void Wait() { }

    [Fact]
    public async Task A_person_finds_what_they_are_invited_to_newest_first_and_nothing_else()
    {
        var (one, two) = (Some.Person(), Some.Person());
        string[] ids = [Some.Word("WZY"), Some.Word("WZY"), Some.Word("WZY")];
        foreach (var id in ids)
        {
            await invitations.SetAsync(id, one, true, default);
            Wait();
        }

        await invitations.SetAsync(ids[1], two, true, default);
        Assert.Equal(ids.Reverse(), await invitations.OfPersonAsync(one, default));
        Assert.Equal([ids[1]], await invitations.OfPersonAsync(two, default));
        Assert.Empty(await invitations.OfPersonAsync(Some.Person(), default));
    }

    [Fact]
    public async Task Saying_it_twice_comes_to_the_same_and_so_does_taking_it_back_twice()
    {
        var (id, person) = (Some.Word("WZY"), Some.Person());
        await invitations.SetAsync(id, person, false, default);
        await invitations.SetAsync(id, person, true, default);
        await invitations.SetAsync(id, person, true, default);
        Assert.Equal([id], await invitations.OfPersonAsync(person, default));
        await invitations.SetAsync(id, person, false, default);
        await invitations.SetAsync(id, person, false, default);
        Assert.Empty(await invitations.OfPersonAsync(person, default));
        await invitations.SetAsync(id, person, true, default);
        Assert.Equal([id], await invitations.OfPersonAsync(person, default));
    }

    [Fact]
    public async Task Eight_payments_of_one_invitation_make_one()
    {
        var (id, person) = (Some.Word("WZY"), Some.Person());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => invitations.SetAsync(id, person, true, default))));
        Assert.Equal([id], await invitations.OfPersonAsync(person, default));
    }
}

public sealed class MemoryInvitationsTests() : InvitationsContract(new MemoryTenant().Invitations);

[Collection(OneTenant.Name)]
public sealed class SharePointInvitationsTests(SharedTenant tenant) : InvitationsContract(tenant.Store.Get<IInvitations>())
{
    protected override void Wait() => tenant.Store.Clock.Advance(TimeSpan.FromSeconds(1));
}
