using System.Xml;

namespace MicroMajor.Documents.Reading;

/// <summary>Reads XML only so deep and so much: a hundred thousand nested elements are no form, and whoever walks them would fall.</summary>
internal sealed class CountedReader(XmlReader inner, int deepest, int most) : XmlReader
{
    private int elements;

    public override int AttributeCount => inner.AttributeCount;
    public override string BaseURI => "";
    public override int Depth => inner.Depth;
    public override bool EOF => inner.EOF;
    public override bool IsEmptyElement => inner.IsEmptyElement;
    public override string LocalName => inner.LocalName;
    public override string NamespaceURI => inner.NamespaceURI;
    public override XmlNameTable NameTable => inner.NameTable;
    public override XmlNodeType NodeType => inner.NodeType;
    public override string Prefix => inner.Prefix;
    public override ReadState ReadState => inner.ReadState;
    public override string Value => inner.Value;

    public override bool Read()
    {
        if (!inner.Read()) return false;
        if (inner.Depth > deepest) throw new XmlException("Nested too deep.");
        if (inner.NodeType == XmlNodeType.Element && ++elements > most) throw new XmlException("Too many elements.");
        return true;
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);
    public override string? GetAttribute(string name) => inner.GetAttribute(name);
    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);
    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);
    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);
    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);
    public override bool MoveToElement() => inner.MoveToElement();
    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();
    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();
    public override bool ReadAttributeValue() => inner.ReadAttributeValue();
    public override void ResolveEntity() => inner.ResolveEntity();
}
