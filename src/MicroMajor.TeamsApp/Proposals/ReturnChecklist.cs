using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The points of a return, each to be ticked or answered, with the way to its field. Earlier returns are shown to read.</summary>
public sealed record ReturnChecklist(string Id, string Title, string Program) : ICardView
{
    /// <summary>Points on a page: with texts and answers at their longest, more would not fit on a card.</summary>
    public const int PageSize = 3;

    /// <summary>Characters of an answer that is typed on the list; a longer one is changed where the whole of it stands.</summary>
    public const int LongestAnswer = 600;

    private const int LongestText = 300;
    private const int LongestReason = 400;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>By whom and when.</summary>
    public string Who { get; init; } = "";

    /// <summary>What was said of it all.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Is the reason cut?</summary>
    public bool ReasonCut { get; init; }

    /// <summary>What to do.</summary>
    public string Intro { get; init; } = "";

    /// <summary>How many points are left.</summary>
    public string Left { get; init; } = "";

    /// <summary>Can the points be ticked and answered?</summary>
    public bool Editable { get; init; }

    /// <summary>The page's points.</summary>
    public IReadOnlyList<PointView> Points { get; init; } = [];

    /// <summary>A print of what is shown.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Number of the return.</summary>
    public int Number { get; init; }

    /// <summary>Which points are shown, when not all.</summary>
    public string Place { get; init; } = "";

    /// <summary>Number of the page shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Number of the page before; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    /// <summary>The other returns.</summary>
    public IReadOnlyList<ReturnButton> Others { get; init; } = [];

    /// <summary>The checklist of a return: of the latest, unless another is named.</summary>
    public static ReturnChecklist? Of(Standing standing, Language language, Banner? banner = null, int page = 0, int number = 0)
    {
        var (proposal, returns) = (standing.Proposal, standing.Proposal.Returns);
        if ((number > 0 ? returns.FirstOrDefault(r => r.Number == number) : null) is not { } back)
        {
            if (returns.Count == 0) return null;
            back = returns[^1];
        }

        var editable = proposal.IsReturned && ReferenceEquals(back, returns[^1]);
        var pages = (back.Points.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = back.Points.Skip(page * PageSize).Take(PageSize).ToList();
        return new(proposal.Id, ReturnWords.Say("title", language, ("n", $"{back.Number}")), ProposalWords.TitleOf(proposal, language))
        {
            Banner = banner,
            Who = ReturnWords.Who(back, language),
            Reason = RowLine.Cut(back.Reason, LongestReason),
            ReasonCut = back.Reason.Length > LongestReason,
            Intro = ReturnWords.Say(editable ? "intro" : "intro-past", language),
            Left = editable ? ReturnWords.Left(back, language) : "",
            Editable = editable,
            Points = [.. shown.Select(p => PointView.Of(p, standing, language, editable, LongestText, LongestAnswer))],
            Seen = SeenOf(shown),
            Number = back.Number,
            Place = pages > 1 ? ReturnWords.Say("points", language, ("from", $"{page * PageSize + 1}"), ("to", $"{page * PageSize + shown.Count}"), ("all", $"{back.Points.Count}")) : "",
            Page = page,
            Before = page - 1,
            After = page + 1 < pages ? page + 1 : -1,
            Others = [.. returns.Where(r => r != back).TakeLast(2).Select(r => new ReturnButton(ReturnWords.Say(r == returns[^1] ? "latest" : "earlier", language, ("n", $"{r.Number}")), r.Number))],
        };
    }

    /// <summary>What the person is shown of these points, as prints of a few letters each.</summary>
    internal static string SeenOf(IEnumerable<ReturnPoint> points) => string.Join(' ', points.Select(p => $"{p.Id}={Print(p.Done, p.Answer)}"));

    /// <summary>A print of what the owner says to a point.</summary>
    internal static string Print(bool done, string answer) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{done} {answer.Trim()}")).AsSpan(0, 3));
}

/// <summary>One point on the checklist.</summary>
/// <param name="Cut">Is the text or the answer cut?</param>
/// <param name="Takes">Is the answer taken here? One that would be cut is changed where the whole of it stands.</param>
/// <param name="Section">Key of the section to open; empty when the point is about the whole.</param>
/// <param name="Field">The place in it; empty for the whole section.</param>
public sealed record PointView(string PointId, string Number, string Mark, string Title, string Text, bool Cut, bool Takes, string Done, string Answer, string Settled, string Section, string Field, string Button)
{
    internal static PointView Of(ReturnPoint point, Standing standing, Language language, bool editable, int longestText, int longestAnswer)
    {
        var section = editable ? point.SectionIn(standing.Form) : null;
        var takes = editable && point.Answer.Length <= longestAnswer;
        return new(
            point.Id, point.Number, ReturnWords.Mark(point), ReturnWords.Title(point, standing.Form, language), RowLine.Cut(point.Text, longestText),
            point.Text.Length > longestText || point.Answer.Length > longestAnswer, takes,
            point.Done ? "true" : "false", takes ? point.Answer : "", takes ? "" : ReturnWords.Settled(point, language, longestText),
            section?.Key ?? "", section is not null && point.At is not null ? point.Field : "", section is null ? "" : ReturnWords.Say("open", language, ("section", section.Title.In(language))));
    }
}

/// <summary>The way to another return.</summary>
public sealed record ReturnButton(string Title, int Number);
