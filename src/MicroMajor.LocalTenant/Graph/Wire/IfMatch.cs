namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>The If-Match header: <c>"guid,n"</c>, <c>"{GUID},n"</c> or <c>*</c>.</summary>
internal static class IfMatch
{
    /// <summary>A 412 when the caller read another version than the present one.</summary>
    public static void Demand(GraphCall call, string eTag)
    {
        if (call.Header("If-Match") is not { Length: > 0 } wanted || wanted.Trim() == "*")
            return;
        if (!wanted.Split("\",").Any(one => Plain(one) == Plain(eTag)) && Plain(wanted) != Plain(eTag))
            throw GraphError.Stale();
    }

    // The list says "guid,n" and the drive says "{GUID},n" for one and the same item.
    private static string Plain(string eTag) => eTag.Trim().Replace("W/", "").Replace("\"", "").Replace("{", "").Replace("}", "").Trim().ToLowerInvariant();
}
