namespace MicroMajor.Domain.Proposals;

/// <summary>Which save it was that last changed a place of the form.</summary>
public static class LastChange
{
    /// <summary>The version that brought in what stands in that place now; null when that is older than these versions.</summary>
    /// <param name="newestFirst">The versions, without gaps, the present one first.</param>
    public static ProposalVersion? Of(IReadOnlyList<ProposalVersion> newestFirst, FieldRef place)
    {
        for (var i = 0; i + 1 < newestFirst.Count; i++)
            if (TextAt(newestFirst[i].Answers, place) != TextAt(newestFirst[i + 1].Answers, place)) return newestFirst[i];
        return newestFirst is [.., { Revision: 0 } first] && TextAt(first.Answers, place).Length > 0 ? first : null;
    }

    private static string TextAt(Answers answers, FieldRef place) =>
        place.Row is null ? answers[place.Field] : answers.Rows(place.Field).FirstOrDefault(r => r.Id == place.Row)?[place.Column ?? ""] ?? "";
}
