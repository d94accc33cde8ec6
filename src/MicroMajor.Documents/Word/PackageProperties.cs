using System.Globalization;

namespace MicroMajor.Documents.Word;

/// <summary>What a file says of itself (docProps/core.xml), the same for documents and workbooks.</summary>
internal static class PackageProperties
{
    /// <summary>Title, school and content code, and the one instant at which it says that it was made and changed.</summary>
    public static void Write(Stream output, string title, string school, string contentCode, DateTimeOffset instant)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"""u8);
        xml.Text(title);
        xml.Raw("</dc:title><dc:creator>"u8);
        xml.Text(school);
        xml.Raw("</dc:creator><dc:identifier>"u8);
        xml.Text(contentCode);
        xml.Raw("</dc:identifier><dc:language>zh-CN</dc:language>"u8);
        Span<char> at = stackalloc char[20];
        instant.UtcDateTime.TryFormat(at, out _, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        xml.Raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8);
        xml.Text(at);
        xml.Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8);
        xml.Text(at);
        xml.Raw("</dcterms:modified></cp:coreProperties>"u8);
        xml.Flush();
    }
}
