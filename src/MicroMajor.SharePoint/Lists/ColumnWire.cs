using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.Lists;

/// <summary>Our columns in Graph's words, and what is amiss with a column that there is.</summary>
internal static class ColumnWire
{
    public static ColumnDefinition Definition(ListColumn column)
    {
        var definition = new ColumnDefinition { Name = column.Name, DisplayName = column.Label, Indexed = column.Indexed, EnforceUniqueValues = column.Unique };
        if (column.Default is not null) definition.DefaultValue = new() { Value = column.Default };
        switch (column.Kind)
        {
            case ColumnKind.Line: definition.Text = new() { MaxLength = Limits.Line }; break;
            case ColumnKind.Note: definition.Text = new() { AllowMultipleLines = true, TextType = "plain", LinesForEditing = 6 }; break;
            case ColumnKind.Number: definition.Number = new(); break;
            case ColumnKind.Moment: definition.DateTime = new() { Format = "dateTime" }; break;
            case ColumnKind.YesNo: definition.Boolean = new(); break;
            default: throw new NotSupportedException($"{column.Kind}");
        }

        return definition;
    }

    /// <summary>The change that makes the column right, or null. A column of another type is nobody's to change but a person's.</summary>
    public static ColumnDefinition? Change(ListShape list, ListColumn wanted, ColumnDefinition there)
    {
        var sameKind = wanted.Kind switch
        {
            ColumnKind.Line => there.Text is { AllowMultipleLines: not true },
            ColumnKind.Note => there.Text is { AllowMultipleLines: true },
            ColumnKind.Number => there.Number is not null,
            ColumnKind.Moment => there.DateTime is not null,
            _ => there.Boolean is not null,
        };
        if (!sameKind) throw new ColumnKindException(list.Name, wanted.Name, wanted.Kind);
        // Indexes and uniqueness that people added are left to them.
        var index = wanted.Indexed && there.Indexed is not true;
        var unique = wanted.Unique && there.EnforceUniqueValues is not true;
        var label = there.DisplayName != wanted.Label;
        if (!index && !unique && !label) return null;
        var change = new ColumnDefinition();
        if (label) change.DisplayName = wanted.Label;
        if (index || unique) change.Indexed = true;
        if (unique) change.EnforceUniqueValues = true;
        return change;
    }
}
