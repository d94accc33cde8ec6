using MicroMajor.Domain.Proposals;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The editions whose answers have columns, as far as this process knows. It learns of a new one when it is kept here, or when a proposal names it.</summary>
internal sealed class KnownForms
{
    private volatile AnswerColumns columns;

    /// <summary>The shipped editions.</summary>
    public KnownForms() : this(new AnswerColumns(FormEditions.Shipped.Select(e => e.Form))) { }

    public KnownForms(AnswerColumns columns) => this.columns = columns;

    public AnswerColumns Columns => columns;

    public void Learn(IEnumerable<FormEdition> editions) => columns = new(editions.Select(e => e.Form));
}
