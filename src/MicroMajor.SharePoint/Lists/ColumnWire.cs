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

    /// <summary>Is it a column of that kind?</summary>
    public static bool IsKind(ListColumn wanted, ColumnDefinition there) => wanted.Kind switch
    {
        ColumnKind.Line => there.Text is { AllowMultipleLines: not true },
        ColumnKind.Note => there.Text is { AllowMultipleLines: true },
        ColumnKind.Number => there.Number is not null,
        ColumnKind.Moment => there.DateTime is not null,
        _ => there.Boolean is not null,
    };

    /// <summary>Is an index missing, or what keeps values apart? Those that people added are left to them.</summary>
    public static bool LacksIndex(ListColumn wanted, ColumnDefinition there) => (wanted.Indexed && there.Indexed is not true) || LacksUniqueness(wanted, there);

    /// <summary>The change that makes the column right, or null. A column of another type is nobody's to change but a person's.</summary>
    public static ColumnDefinition? Change(ListShape list, ListColumn wanted, ColumnDefinition there)
    {
        if (!IsKind(wanted, there)) throw new ColumnKindException(list.Name, wanted.Name, wanted.Kind);
        var label = there.DisplayName != wanted.Label;
        var index = LacksIndex(wanted, there);
        if (!index && !label) return null;
        var change = new ColumnDefinition();
        if (label) change.DisplayName = wanted.Label;
        if (index) change.Indexed = true;
        if (LacksUniqueness(wanted, there)) change.EnforceUniqueValues = true;
        return change;
    }

    private static bool LacksUniqueness(ListColumn wanted, ColumnDefinition there) => wanted.Unique && there.EnforceUniqueValues is not true;
}
