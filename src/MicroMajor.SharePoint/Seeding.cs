using System.Globalization;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.People;
using MicroMajor.SharePoint.Rounds;

namespace MicroMajor.SharePoint;

/// <summary>Puts units, experts, directions, majors, rates and rounds into their lists: for a first set-up, the demo and tests. The same again changes nothing.</summary>
public sealed class Seeding
{
    private readonly SharePointList units;
    private readonly SharePointList people;
    private readonly SharePointList directions;
    private readonly SharePointList majors;
    private readonly SharePointList employment;
    private readonly RoundList rounds;
    private readonly PeopleDirectory directory;
    private readonly MajorList majorList;

    internal Seeding(
        SharePointList units, SharePointList people, SharePointList directions, SharePointList majors, SharePointList employment,
        RoundList rounds, PeopleDirectory directory, MajorList majorList) =>
        (this.units, this.people, this.directions, this.majors, this.employment, this.rounds, this.directory, this.majorList) =
        (units, people, directions, majors, employment, rounds, directory, majorList);

    /// <summary>The unit by its code.</summary>
    public async Task PutUnitAsync(Unit unit, CancellationToken ct)
    {
        await PutAsync(units, "Code", new()
        {
            ["Code"] = unit.Code,
            ["Title"] = unit.Name,
            ["TeachesUndergraduates"] = unit.TeachesUndergraduates,
            ["Reviewers"] = string.Join('\n', unit.Reviewers.Select(r => r.Value)),
            [Schema.Listed] = Schema.Yes,
        }, ct);
        directory.Forget();
    }

    /// <summary>The expert by their object id.</summary>
    public async Task PutExpertAsync(Expert expert, CancellationToken ct)
    {
        await PutAsync(people, "PersonId", new()
        {
            ["PersonId"] = expert.Id.Value,
            ["Title"] = expert.Name,
            ["UnitCode"] = expert.UnitCode,
            ["Organisation"] = expert.Organisation,
            ["Field"] = expert.Field,
            ["Expert"] = Schema.Yes,
            ["MaxLoad"] = (decimal?)expert.MaxLoad,
            ["Absences"] = AbsenceText.Of(expert.Absences),
            ["Languages"] = expert.Languages.Count > 0 ? string.Join('\n', expert.Languages) : null,
            ["DeputyId"] = expert.Deputy?.Value,
        }, ct);
        directory.Forget();
    }

    /// <summary>The direction by its catalogue's version and its code.</summary>
    public async Task PutDirectionAsync(Direction direction, CancellationToken ct)
    {
        await PutAsync(directions, "DirectionKey", new()
        {
            ["DirectionKey"] = $"{direction.CatalogueVersion}|{direction.FieldCode}|{direction.Code}",
            ["Title"] = direction.Name,
            ["FieldCode"] = direction.FieldCode,
            ["FieldName"] = direction.FieldName,
            ["DirectionCode"] = direction.Code,
            ["CatalogueVersion"] = direction.CatalogueVersion,
            ["Source"] = direction.Source,
            [Schema.Listed] = Schema.Yes,
        }, ct);
        rounds.ForgetDirections();
    }

    /// <summary>The major by its code.</summary>
    public async Task PutMajorAsync(Major major, CancellationToken ct)
    {
        await PutAsync(majors, "MajorCode", new()
        {
            ["MajorCode"] = major.Code,
            ["Title"] = major.Name,
            ["UnitCode"] = major.UnitCode,
            ["Courses"] = string.Join('\n', major.Courses),
            [Schema.Listed] = Schema.Yes,
        }, ct);
        majorList.Forget();
    }

    /// <summary>The rate by its year and its major.</summary>
    public async Task PutRateAsync(EmploymentRate rate, CancellationToken ct)
    {
        var year = rate.Year.ToString(CultureInfo.InvariantCulture);
        await PutAsync(employment, "RateKey", new()
        {
            ["RateKey"] = $"{year}|{rate.MajorCode}",
            ["Title"] = rate.MajorName,
            ["MajorCode"] = rate.MajorCode,
            ["RateYear"] = year,
            ["Rate"] = rate.Rate?.ToString(CultureInfo.InvariantCulture),
            ["Graduates"] = rate.Graduates?.ToString(CultureInfo.InvariantCulture),
            ["AsOf"] = rate.AsOf?.ToString("O", CultureInfo.InvariantCulture),
            ["Source"] = rate.Source,
            ["ImportedOn"] = rate.ImportedOn.ToString("O", CultureInfo.InvariantCulture),
            ["FlagReason"] = rate.FlagReason,
            [Schema.Listed] = Schema.Yes,
        }, ct);
        majorList.Forget();
    }

    /// <summary>The round by its id, unless there is one: a round that is under way is not set back.</summary>
    public async Task PutRoundAsync(Round round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round.Id, ct) is null) await rounds.SaveAsync(new(round, ""), ct);
    }

    private static async Task PutAsync(SharePointList list, string key, FieldMap fields, CancellationToken ct)
    {
        if (await list.FindAsync(key, (string)fields[key]!, ct) is not { } there) await list.AddOnceAsync(key, fields, ct);
        else if (!fields.AreIn(there)) await list.OverwriteAsync(there.Id, fields, ct);
    }
}
