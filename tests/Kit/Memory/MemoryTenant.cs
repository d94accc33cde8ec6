namespace MicroMajor.Kit.Memory;

/// <summary>The store in memory, with SharePoint's manners: versions, unique keys, pages, longest texts.</summary>
public sealed class MemoryTenant
{
    /// <summary>An empty store.</summary>
    public MemoryTenant() => (Versions, OfficeLists) = (new(Proposals), new(Directory, Rounds, Majors));

    /// <summary>The office's lists, as rows over the others.</summary>
    public MemoryOfficeLists OfficeLists { get; }

    /// <summary>The office's imports.</summary>
    public MemoryImports Imports { get; } = new();

    /// <summary>The proposals.</summary>
    public MemoryProposals Proposals { get; } = new();

    /// <summary>Every saved state of the proposals.</summary>
    public MemoryVersions Versions { get; }

    /// <summary>Who is invited to what.</summary>
    public MemoryInvitations Invitations { get; } = new();

    /// <summary>The assignments.</summary>
    public MemoryAssignments Assignments { get; } = new();

    /// <summary>The draft plans.</summary>
    public MemoryPlans Plans { get; } = new();

    /// <summary>The meetings.</summary>
    public MemoryMeetings Meetings { get; } = new();

    /// <summary>The rounds and directions.</summary>
    public MemoryRounds Rounds { get; } = new();

    /// <summary>The majors and the employment rates.</summary>
    public MemoryMajors Majors { get; } = new();

    /// <summary>Units, experts, office and contacts.</summary>
    public MemoryDirectory Directory { get; } = new();

    /// <summary>What people have settled for themselves.</summary>
    public MemoryPersonalSettings Settings { get; } = new();

    /// <summary>The editions of the form.</summary>
    public MemoryEditions Editions { get; } = new();

    /// <summary>The folders of editions.</summary>
    public MemoryFormFolders FormFolders { get; } = new();

    /// <summary>The tenant's people.</summary>
    public MemoryPeople People { get; } = new();

    /// <summary>The audit list.</summary>
    public MemoryAudit Audit { get; } = new();

    /// <summary>Which card lies in which chat.</summary>
    public MemoryNotices Notices { get; } = new();

    /// <summary>The activity feed.</summary>
    public MemoryActivityFeed Feed { get; } = new();

    /// <summary>Every content code that was written.</summary>
    public MemoryFilingRegister Register { get; } = new();

    /// <summary>What the colleges handed in.</summary>
    public MemoryHandIns HandIns { get; } = new();

    /// <summary>The document library.</summary>
    public MemoryLibrary Library { get; } = new();
}
