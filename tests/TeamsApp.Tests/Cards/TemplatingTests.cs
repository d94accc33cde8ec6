using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>The language, case by case; each case also goes through the official engine.</summary>
public sealed class TemplatingTests
{
    private const string Data =
        """{"s":"微专业","n":15.0,"half":0.5,"zero":0,"yes":true,"no":false,"nul":null,"empty":"","list":["a","b"],"none":[],"obj":{"k":{"deep":[{"x":7}]}},"rows":[{"t":"一","on":true},{"t":"二","on":false},{"t":"三","on":true}],"one":[{"t":"独"}],"o":{}}""";

    public static TheoryData<string, string> Expressions => new()
    {
        { "s", "\"微专业\"" },
        { "n", "15" },
        { "n + 1", "16" },
        { "n + s", "\"15微专业\"" },
        { "half + half", "1" },
        { "add(n, 1, 2)", "18" },
        { "$root.s", "\"微专业\"" },
        { "$data.s", "\"微专业\"" },
        { "obj.k.deep[0].x", "7" },
        { "rows[zero + 1].t", "\"二\"" },
        { "list[1]", "\"b\"" },
        { "list", "[\"a\",\"b\"]" },
        { "nul", "null" },
        { "missing", "\"${missing}\"" },
        { "obj.k.gone[0].x", "\"${obj.k.gone[0].x}\"" },
        { "$index", "\"${$index}\"" },
        { "if(yes, 'a', 'b')", "\"a\"" },
        { "if(nul, 'a', 'b')", "\"b\"" },
        { "if(zero, 'a', 'b')", "\"a\"" },
        { "if(empty, 'a', 'b')", "\"a\"" },
        { "if(missing, 'a', 'b')", "\"b\"" },
        { "n == 15", "true" },
        { "s == '微专业'", "true" },
        { "equals(s, 'x')", "false" },
        { "s != 'x'", "true" },
        { "nul == missing", "true" },
        { "yes == 'true'", "false" },
        { "n < 16 && n >= 15", "true" },
        { "s > 'a'", "true" },
        { "nul < 1", "false" },
        { "!nul || no", "true" },
        { "!yes == no", "true" },
        { "not(and(yes, or(no, zero)))", "false" },
        { "1 + 1 == 2", "true" },
        { "(1 < 2) == true", "true" },
        { "empty(none)", "true" },
        { "empty(o)", "true" },
        { "empty(nul)", "true" },
        { "empty(zero)", "false" },
        { "empty(missing)", "true" },
        { "exists(nul)", "false" },
        { "exists(s)", "true" },
        { "count(rows)", "3" },
        { "count(s)", "3" },
        { "length(s)", "3" },
        { "concat(s, ' ', n, ' ', yes)", "\"微专业 15 true\"" },
        { "join(list, '、')", "\"a、b\"" },
        { "join(none, '、')", "\"\"" },
        { "formatNumber(1234.565, 2)", "\"1,234.57\"" },
        { "formatNumber(n, 1)", "\"15.0\"" },
        { "formatNumber(half, 0)", "\"1\"" },
        { "md('*a*')", "\"\\\\*a\\\\*\"" },
        { "plain('[a](b)')", "\"[a]\u2060(b)\"" },
        { "'a}b{c' + 1", "\"a}b{c1\"" },
        { "formatNumber(zero + 1, 0)", "\"1\"" },
        { "concat('', '')", "\"\"" },
        { "  s  ", "\"微专业\"" },
    };

    public static TheoryData<string, string> Templates => new()
    {
        // A sentence.
        { """{"a":"共 ${count(rows)} 门，${n} 学分（${if(yes, '是', '否')}）"}""", """{"a":"共 3 门，15 学分（是）"}""" },
        { """{"a":"${s}${n}"}""", """{"a":"微专业15"}""" },
        { """{"a":"a ${missing} b"}""", """{"a":"a ${missing} b"}""" },
        { """{"a":"$5 {x} }"}""", """{"a":"$5 {x} }"}""" },
        // Rows.
        { """{"a":[{"$data":"${rows}","t":"${$index + 1}. ${t} of ${$root.s}"}]}""", """{"a":[{"t":"1. 一 of 微专业"},{"t":"2. 二 of 微专业"},{"t":"3. 三 of 微专业"}]}""" },
        { """{"a":[{"$data":"${rows}","$when":"${on}","t":"${$index}"}]}""", """{"a":[{"t":0},{"t":2}]}""" },
        { """{"a":[1,{"$data":"${none}","t":1},2]}""", """{"a":[1,2]}""" },
        { """{"a":[{"$data":"${list}","t":"${$data}"}]}""", """{"a":[{"t":"a"},{"t":"b"}]}""" },
        { """{"a":[{"$data":"${obj.k}","t":"${deep[0].x}"}]}""", """{"a":[{"t":7}]}""" },
        { """{"a":[{"$data":"${rows}","b":[{"$data":"${$root.list}","t":"${$data}${$index}"}],"i":"${$index}"}]}""", """{"a":[{"b":[{"t":"a0"},{"t":"b1"}],"i":0},{"b":[{"t":"a0"},{"t":"b1"}],"i":1},{"b":[{"t":"a0"},{"t":"b1"}],"i":2}]}""" },
        // Under a name: null, the object, or a list.
        { """{"a":{"$data":"${none}","t":1}}""", """{"a":null}""" },
        { """{"a":{"$data":"${one}","t":"${t}"}}""", """{"a":{"t":"独"}}""" },
        { """{"a":{"$data":"${rows}","$when":"${on}","t":"${t}"}}""", """{"a":[{"t":"一"},{"t":"三"}]}""" },
        { """{"a":{"$when":"${no}","t":1}}""", """{"a":null}""" },
        // Only true passes.
        { """{"a":[{"$when":"${s}","t":1},{"$when":"${zero}","t":2},{"$when":"${missing}","t":3},{"$when":"${count(nul) > 0}","t":4},{"$when":"${yes}","t":5}]}""", """{"a":[{"t":5}]}""" },
        // Lists melt into lists, nothing is left out.
        { """{"a":[0,"${list}",null,"${nul}",[1,["${n}"]]]}""", """{"a":[0,"a","b",1,15]}""" },
        { """{"a":null,"b":"${nul}","c":[]}""", """{"a":null,"b":null,"c":[]}""" },
        { """{"$schema":"x","a":{"b":{"c":[true,false,1.50,"é"]}}}""", """{"$schema":"x","a":{"b":{"c":[true,false,1.5,"é"]}}}""" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_comes_to(string expression, string expected) =>
        AssertJson.Equal(JsonNode.Parse(expected), Engine.Expand(Holding(expression), JsonNode.Parse(Data)!)!["v"], expression);

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_is_drawn(string template, string expected) =>
        AssertJson.Equal(JsonNode.Parse(expected), Engine.Expand(JsonNode.Parse(template)!, JsonNode.Parse(Data)!), template);

    [Fact]
    public void The_official_engine_agrees_with_every_case_above()
    {
        var cases = Expressions.Select(row => (Template: (JsonNode)Holding((string)row[0]), Expected: new JsonObject { ["v"] = JsonNode.Parse((string)row[1]) }))
            .Concat(Templates.Select(row => (Template: JsonNode.Parse((string)row[0])!, Expected: JsonNode.Parse((string)row[1])!.AsObject())))
            .ToList();
        var official = Oracle.Expand(cases.Select(one => (one.Template, JsonNode.Parse(Data)!)));
        Assert.All(cases.Zip(official), pair => AssertJson.Equal(pair.First.Expected, pair.Second, pair.First.Template.ToJsonString()));
    }

    /// <summary>Where the official engine gives up on the whole card, ours writes nothing into the sentence.</summary>
    [Fact]
    public void Nothing_reads_as_nothing_inside_a_sentence()
    {
        var template = JsonNode.Parse("""{"a":"退回原因：${nul}"}""")!;
        Assert.Equal("退回原因：", (string?)Engine.Expand(template, JsonNode.Parse(Data)!)!["a"]);
        Assert.Null(Oracle.Expand([(template, JsonNode.Parse(Data)!)])[0]);
    }

    [Theory]
    [InlineData("count(nul)")]
    [InlineData("count(n)")]
    [InlineData("length(list)")]
    [InlineData("yes + 1")]
    [InlineData("n < s")]
    [InlineData("1 < 2 == true")]
    [InlineData("list[2]")]
    [InlineData("join(s, ',')")]
    [InlineData("formatNumber(s, 1)")]
    [InlineData("concat(list, 'x')")]
    public void A_value_that_does_not_fit_is_refused_with_the_place(string expression) =>
        Assert.Equal("v", Assert.Throws<CardFileException>(() => Engine.Expand(Holding(expression), JsonNode.Parse(Data)!)).Place);

    private static JsonObject Holding(string expression) => new() { ["v"] = "${" + expression + "}" };
}
