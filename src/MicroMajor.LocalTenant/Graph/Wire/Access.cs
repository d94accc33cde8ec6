using MicroMajor.LocalTenant.Graph.Sites;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>What a route asks of its caller.</summary>
internal enum Access
{
    /// <summary>Any valid token.</summary>
    SignedIn,
    SiteRead,
    SiteWrite,

    /// <summary>The shape of lists: lists and columns. <c>Sites.Selected</c> with write is Contribute and cannot do this (seen, not documented).</summary>
    SiteManage,

    /// <summary>Who may use the site: an administrator's business, and never the app's.</summary>
    SiteOwn,
    UserRead,
    ServicePrincipalRead,
    AppRoleAssignmentRead,
    ActivitySend,
}

/// <summary>The table from permissions to access.</summary>
internal sealed class AccessTable(SiteGrants grants)
{
    /// <summary>Throws Graph's 403 when the caller may not.</summary>
    public void Demand(Access access, Caller caller)
    {
        var allowed = access switch
        {
            Access.SignedIn => true,
            Access.SiteRead => caller.HasAny("Sites.Read.All", "Sites.ReadWrite.All", "Sites.Manage.All", "Sites.FullControl.All") || Selected(caller, "read", "write", "manage", "owner", "fullcontrol"),
            Access.SiteWrite => caller.HasAny("Sites.ReadWrite.All", "Sites.Manage.All", "Sites.FullControl.All") || Selected(caller, "write", "manage", "owner", "fullcontrol"),
            Access.SiteManage => caller.HasAny("Sites.Manage.All", "Sites.FullControl.All") || Selected(caller, "manage", "owner", "fullcontrol"),
            Access.SiteOwn => caller.HasAny("Sites.FullControl.All"),
            Access.UserRead => caller.HasAny("User.Read.All", "User.ReadBasic.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
            Access.ServicePrincipalRead => caller.HasAny("Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
            Access.AppRoleAssignmentRead => caller.HasAny("Application.Read.All", "AppRoleAssignment.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"),
            Access.ActivitySend => caller.HasAny("TeamsActivity.Send", "TeamsActivity.Send.User"),
            _ => false,
        };
        if (allowed)
            return;
        throw access is Access.SiteRead or Access.SiteWrite or Access.SiteManage or Access.SiteOwn
            ? GraphError.Denied()
            : new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    private bool Selected(Caller caller, params ReadOnlySpan<string> roles)
    {
        if (!caller.HasAny("Sites.Selected") || grants.Of(caller.AppId) is not { } granted)
            return false;
        foreach (var role in roles)
        {
            if (role == granted)
                return true;
        }

        return false;
    }
}
