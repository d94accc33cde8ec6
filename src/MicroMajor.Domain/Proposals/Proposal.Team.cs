using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Its teaching team.</content>
public sealed partial record Proposal
{
    /// <summary>The row of a person of the directory in the team, known by their id, or by their name while nobody said who is meant; null when they are no member.</summary>
    public Row? MemberOf(FormField team, DirectoryPerson person)
    {
        var (name, id) = (NameOf(team).Key, NameOf(team).PersonKey ?? "");
        var rows = Answers.Rows(team.Key);
        return rows.FirstOrDefault(r => r[id] == person.Id.Value) ?? rows.FirstOrDefault(r => r[name] == person.Name && r[id].Length == 0);
    }

    /// <summary>Makes a person of the directory a member of the team, unless they are one. What the directory does not know stays blank.</summary>
    /// <param name="like">How a new row begins.</param>
    public Outcome<Proposal> Join(FormField team, DirectoryPerson person, Row like, Actor by, DateTimeOffset at)
    {
        if (MemberOf(team, person) is not null) return this;
        var cells = like.Cells.ToDictionary(StringComparer.Ordinal);
        cells[NameOf(team).Key] = person.Name;
        if (NameOf(team).PersonKey is { } id) cells[id] = person.Id.Value;
        return PutRow(team, null, cells, by, at);
    }

    private static FormField NameOf(FormField team) => team.Columns.First(c => c.Key == "name");
}
