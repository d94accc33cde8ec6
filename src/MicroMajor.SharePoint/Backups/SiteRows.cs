using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;

namespace MicroMajor.SharePoint.Backups;

/// <summary>Rows and files, of a site or of a backup: read one after the other, never kept.</summary>
/// <param name="Rows">The rows of a list, in the order of their ids.</param>
internal sealed record SiteRows(Func<ListShape, IAsyncEnumerable<ListRow>> Rows, Func<IAsyncEnumerable<BackedFile>> Files)
{
    /// <summary>The lists with every column that these rows may fill: the list of proposals has some for each edition of the form that is kept among them.</summary>
    public async Task<SiteShapes> ShapesAsync(Schema schema)
    {
        List<FormEdition> kept = [];
        await foreach (var row in Rows(schema.Forms))
            try
            {
                kept.Add(FormEdition.Read(new(row.Text("FormEdition"), row.Text("Form") + row.Text("Form_2"), row.Text("Layout"), row.Text("Words"))));
            }
            catch (FormDefinitionException)
            {
                // Nobody could fill it in: there are no answers of it.
            }

        var editions = FormEditions.Shipped.With(kept);
        var answers = new AnswerColumns(editions.Select(e => e.Form));
        var proposals = schema.ProposalsFor(answers);
        return new([.. schema.All.Where(l => !l.IsLibrary).Select(l => l.Name == proposals.Name ? proposals : l)], new(new KnownForms(answers)), editions);
    }
}

/// <summary>The lists of a site as these rows need them, without the library; and how proposals are read.</summary>
internal sealed record SiteShapes(IReadOnlyList<ListShape> Lists, ProposalMap Proposals, FormEditions Editions)
{
    /// <summary>Do other rows, cards and papers name the list's rows by their ids?</summary>
    public static bool AreNumbered(ListShape list) => list.Name is "Proposals" or "Assignments";

    /// <summary>The list with that name.</summary>
    public ListShape Of(string name) => Lists.Single(l => l.Name == name);
}
