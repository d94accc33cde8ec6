using System.Text;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>
/// <c>$filter</c>, <c>$orderby</c>, <c>$top</c> and <c>$skiptoken</c> over the items of a list, with what SharePoint refuses:
/// columns without an index, two indexed columns in one filter, and more than 5,000 items under one condition.
/// </summary>
internal sealed class ItemQuery
{
    private const int Threshold = 5_000;
    private const int DefaultPage = 200;
    private const string ThroughIndex =
        "item_index INDEXED BY item_index_by_value CROSS JOIN items ON items.list_id = item_index.list_id AND items.id = item_index.item_id";

    private const string PreferNonIndexed = "HonorNonIndexedQueriesWarningMayFailRandomly";

    private readonly GraphCall call;
    private readonly ListRow list;
    private readonly List<(Column Column, Comparison Comparison)> conditions = [];
    private readonly Column? order;
    private readonly bool descending;
    private readonly bool mayScan;
    private readonly List<(string Name, object? Value)> parameters = [];

    private ItemQuery(GraphCall call, ListRow list, IReadOnlyList<Column> columns)
    {
        this.call = call;
        this.list = list;
        mayScan = call.Header("Prefer")?.Contains(PreferNonIndexed, StringComparison.OrdinalIgnoreCase) == true;
        if (call.Option("filter") is { Length: > 0 } filter)
        {
            var comparisons = ODataFilter.Conjunction(ODataFilter.Parse(filter)) ?? throw GraphError.Unknown($"or and not in $filter={filter} of list items");
            conditions.AddRange(comparisons.Select(c => (Named(columns, c.Path), c)));
        }

        if (call.Option("orderby") is { Length: > 0 } orderBy)
        {
            var words = orderBy.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (orderBy.Contains(',') || words.Length > 2)
                throw GraphError.Unknown($"$orderby={orderBy} of list items");
            order = Named(columns, words[0]);
            descending = words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>One page, and the address of the next one.</summary>
    public static (List<ItemRow> Items, string? NextLink) Page(SqliteConnection db, GraphCall call, ListRow list, IReadOnlyList<Column> columns) =>
        new ItemQuery(call, list, columns).Run(db);

    private static bool HasIndex(Column column) => column.Indexed || column.Name == "ID";

    private static Column Named(IReadOnlyList<Column> columns, string path)
    {
        if (!path.StartsWith("fields/", StringComparison.OrdinalIgnoreCase))
            throw GraphError.Unknown($"{path} in $filter or $orderby of list items; fields are addressed as fields/Name");
        var name = path["fields/".Length..];
        return columns.FirstOrDefault(c => c.FieldName.Equals(name, StringComparison.OrdinalIgnoreCase) || c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw GraphError.Invalid($"Field '{name}' is not recognized");
    }

    private (List<ItemRow> Items, string? NextLink) Run(SqliteConnection db)
    {
        Refuse();
        var size = PageSize();
        var skip = SkipToken.Read(call.Option("skiptoken"));
        var indexed = conditions.FirstOrDefault(c => c.Column.Indexed).Column;
        Add("$list", list.Id);

        var from = "items";
        var where = new StringBuilder("items.list_id = $list");
        if (indexed is not null)
        {
            Add("$indexed", indexed.Name);
            from = ThroughIndex;
            var byIndex = new StringBuilder("item_index.list_id = $list AND item_index.name = $indexed");
            foreach (var (column, comparison) in conditions.Where(c => c.Column == indexed))
                byIndex.Append(" AND ").Append(Condition("item_index.value", column, comparison));
            KeepBelowThreshold(db, "item_index", byIndex.ToString());
            where.Append(" AND ").Append(byIndex);
        }
        else if (NeedsScan())
        {
            KeepBelowThreshold(db, "items", "items.list_id = $list");
        }

        foreach (var (column, comparison) in conditions.Where(c => c.Column != indexed))
            where.Append(" AND ").Append(Condition(ItemIndex.Expression(column), column, comparison));

        string orderBy;
        if (order is null)
        {
            orderBy = "items.id";
            Add("$after", skip.AfterId);
            where.Append(" AND items.id > $after");
        }
        else
        {
            if (indexed is null && order.Indexed)
            {
                Add("$indexed", order.Name);
                from = ThroughIndex;
                where.Append(" AND item_index.list_id = $list AND item_index.name = $indexed");
            }

            var direction = descending ? "DESC" : "ASC";
            var value = order.Indexed && (indexed is null || order == indexed) ? "item_index.value" : $"{ItemIndex.Expression(order)} COLLATE NOCASE";
            orderBy = $"{value} {direction}, items.id {direction}";
        }

        Add("$limit", size + 1);
        Add("$skip", order is null ? 0 : skip.Skip);
        var rows = db.Rows($"SELECT {ItemTable.Cells} FROM {from} WHERE {where} ORDER BY {orderBy} LIMIT $limit OFFSET $skip", ItemTable.Row, [.. parameters]);
        if (rows.Count <= size)
            return (rows, null);
        rows.RemoveAt(size);
        return (rows, SkipToken.NextLink(call, order is null ? SkipToken.After(rows[^1].Id) : SkipToken.Skipping(skip.Skip + size)));
    }

    private void Refuse()
    {
        if (conditions.Where(c => c.Column.Indexed).Select(c => c.Column.Name).Distinct().Count() > 1)
            throw GraphError.Invalid("Only one indexed field can be used in a filter at a time.");
        if (mayScan)
            return;
        var bare = conditions.Select(c => c.Column).Append(order).FirstOrDefault(c => c is not null && !HasIndex(c));
        if (bare is not null)
        {
            throw GraphError.Invalid(
                $"Field '{bare.Name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: {PreferNonIndexed}' header to allow this, but be warned that such queries may fail on large lists.");
        }
    }

    private bool NeedsScan() => conditions.Exists(c => !HasIndex(c.Column)) || (order is not null && !HasIndex(order));

    private void KeepBelowThreshold(SqliteConnection db, string table, string where)
    {
        var count = (long)db.Scalar($"SELECT COUNT(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT {Threshold + 1})", [.. parameters])!;
        // The documents are silent about the status; 422 with this sentence has been seen where SharePoint refused a query as too large.
        if (count > Threshold)
            throw new GraphError(422, "notSupported", "The request is unprocessable because it uses too many resources: the attempted operation exceeds the list view threshold.");
    }

    private string Condition(string value, Column column, Comparison comparison)
    {
        if (comparison.Operator == "in")
            throw GraphError.Unknown("the operator in of list items");
        var literal = comparison.Operator == "startswith" ? comparison.Value : FieldValue.Literal(column, comparison.Value);
        if (literal is null)
        {
            return comparison.Operator switch
            {
                "eq" => $"{value} IS NULL",
                "ne" => $"{value} IS NOT NULL",
                _ => throw GraphError.Invalid("null can be compared with eq and ne only."),
            };
        }

        var parameter = $"$p{parameters.Count}";
        Add(parameter, literal);
        var collated = value == "item_index.value" ? value : $"{value} COLLATE NOCASE";
        return comparison.Operator switch
        {
            "eq" => $"{collated} = {parameter}",
            // The documents are silent about empty columns: an empty one is not equal to anything.
            "ne" => $"({value} IS NULL OR {collated} <> {parameter})",
            "lt" => $"{collated} < {parameter}",
            "le" => $"{collated} <= {parameter}",
            "gt" => $"{collated} > {parameter}",
            "ge" => $"{collated} >= {parameter}",
            _ => $"({collated} >= {parameter} AND {collated} < {parameter} || char(1114111))",
        };
    }

    private int PageSize()
    {
        if (call.Option("top") is not { } top)
            return DefaultPage;
        if (!int.TryParse(top, out var size) || size < 1)
            throw GraphError.Invalid("Invalid value for $top.");
        // No maximum is documented; a page of SharePoint holds 5,000 at most.
        return Math.Min(size, Threshold);
    }

    private void Add(string name, object? value)
    {
        if (!parameters.Exists(p => p.Name == name))
            parameters.Add((name, value));
    }
}
