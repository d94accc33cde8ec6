namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Blocks of a document laid out on pages that each fit on a card; a long text goes on overleaf.</summary>
public sealed class BlockPages
{
    // In characters of JSON, about: a card of 25 KB holds 12,800, and the frame wants its part.
    private const int RoomOnPage = 8_600;
    private const int LongestPiece = 2_500;
    private const int Frame = 230;

    private readonly List<List<BlockView>> pages = [[]];
    private int room = RoomOnPage;

    /// <summary>The pages; at least one.</summary>
    public IReadOnlyList<IReadOnlyList<BlockView>> Pages => pages;

    /// <summary>Adds a block; a text too long for one is cut into pieces, best at a line's end.</summary>
    /// <param name="kind">heading, label, text or row.</param>
    public void Add(string kind, string title, string text)
    {
        // A heading at the foot of a page would have its text overleaf.
        if (kind == "heading" && room < 600) Turn();
        // A long title (an answer in whole) is a text.
        if (title.Length > LongestPiece) (title, text) = ("", text.Length > 0 ? $"{title}\n{text}" : title);
        var first = true;
        foreach (var piece in ProposalDocument.Pieces(text))
        {
            Put(new(kind, first ? title : "", piece, []));
            first = false;
        }

        if (first) Put(new(kind, title, "", []));
    }

    private void Put(BlockView block)
    {
        var weight = Frame + block.Title.Length + block.Text.Length;
        if (weight > room && pages[^1].Count > 0) Turn();
        pages[^1].Add(block);
        room -= weight;
    }

    private void Turn()
    {
        pages.Add([]);
        room = RoomOnPage;
    }
}
