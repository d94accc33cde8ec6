using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Thousands of made-up expressions and templates over made-up data: both engines say the same, or both refuse.</summary>
public sealed class TemplatingPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_expression_comes_to_what_the_official_engine_says(int seed)
    {
        var make = new MadeUp(new Random(seed));
        Compare([.. Enumerable.Range(0, 2500).Select(_ => ((JsonNode)new JsonObject { ["v"] = make.Hole(() => make.Any(4)) }, (JsonNode)make.Data()))]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_template_is_drawn_as_the_official_engine_draws_it(int seed)
    {
        var make = new MadeUp(new Random(seed));
        Compare([.. Enumerable.Range(0, 1000).Select(_ => ((JsonNode)new JsonObject { ["body"] = make.Template(4) }, (JsonNode)make.Data()))]);
    }

    private static void Compare(IReadOnlyList<(JsonNode Template, JsonNode Data)> cases)
    {
        var official = Oracle.Expand(cases);
        Assert.All(cases.Zip(official), pair => AssertJson.Equal(
            pair.Second, Engine.TryExpand(pair.First.Template, pair.First.Data), $"{pair.First.Template.ToJsonString()}\nover {pair.First.Data.ToJsonString()}"));

        // The comparison says something only when most cases are not refusals.
        Assert.True(official.Count(card => card is not null) > cases.Count / 2);
    }

    /// <summary>Text parts are kept to what both engines define: no list, object, null or failed sum inside a sentence.</summary>
    private sealed class MadeUp(Random random)
    {
        private static readonly string[] Texts = ["", "a", "微专业", "a*b", "[x](y)", "1. x", "b", "😀", "${n}", "\"q\"", "\n"];
        private static readonly double[] Numbers = [0, 1, 2, 15, 0.5, 2.675, 1.005, -3, -0.25, 1234567.891, 1e21, 1.5e-7, 0.1, 0.30000000000000004, 123456789012345680];

        public JsonObject Data() => new()
        {
            ["s"] = Pick(Texts),
            ["t"] = Pick(Texts),
            ["n"] = Pick(Numbers),
            ["m"] = Pick(Numbers),
            ["yes"] = random.Next(2) == 0,
            ["nul"] = null,
            ["list"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Pick(Texts))]),
            ["rows"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)new JsonObject { ["s"] = Pick(Texts), ["t"] = "t", ["n"] = Pick(Numbers), ["m"] = 1, ["yes"] = random.Next(2) == 0, ["list"] = new JsonArray("x"), ["obj"] = new JsonObject { ["s"] = "r" } })]),
            ["obj"] = new JsonObject { ["s"] = Pick(Texts), ["n"] = Pick(Numbers), ["deep"] = new JsonArray(new JsonObject { ["x"] = Pick(Numbers) }) },
        };

        /// <summary>A hole that can change: one with nothing but a literal in it is refused.</summary>
        public string Hole(Func<string> expression)
        {
            var inside = expression();
            while (inside is "true" or "false" or "null" || char.IsAsciiDigit(inside[0]) || (inside[0] == '\'' && inside.IndexOf('\'', 1) == inside.Length - 1))
            {
                inside = expression();
            }

            return "${" + inside + "}";
        }

        public string Any(int depth) => random.Next(10) switch
        {
            < 3 => Text(depth),
            < 5 => Number(depth),
            < 8 => Boolean(depth),
            8 => Pick(["nul", "list", "rows", "obj", "$data", "null", "missing", "list[0]", "obj.deep", "rows[1].s", "obj.missing.x", "$root.obj"]),
            _ => depth == 0 ? "s" : $"if({Any(depth - 1)}, {Any(depth - 1)}, {Any(depth - 1)})",
        };

        public JsonArray Template(int depth) => new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Node(depth))]);

        private JsonNode? Node(int depth)
        {
            switch (depth == 0 ? random.Next(4) : random.Next(9))
            {
                case 0: return Pick(Texts[..8]);
                case 1: return Hole(() => Any(2));
                case 2: return $"x {Hole(() => Scalar(2))} y {Hole(() => Scalar(2))}";
                case 3: return random.Next(3) switch { 0 => null, 1 => random.Next(100), _ => random.Next(2) == 0 };
                case 4: return Template(depth - 1);
                default:
                    var thing = new JsonObject { ["a"] = Node(depth - 1), ["b"] = Node(depth - 1) };
                    if (random.Next(2) == 0)
                    {
                        thing["$data"] = Pick(["${$root.rows}", "${$root.obj}", "${$root.list}", "${$root.rows}", "${$root.none}"]);
                    }

                    if (random.Next(3) == 0)
                    {
                        thing["$when"] = Hole(() => Boolean(2));
                    }

                    return thing;
            }
        }

        private string Scalar(int depth) => random.Next(3) switch { 0 => Text(depth), 1 => Number(depth), _ => Boolean(depth) };

        private string Text(int depth) => (depth == 0 ? random.Next(4) : random.Next(10)) switch
        {
            0 => "'" + Pick(["", "a", "微 专业", "x}y", "{", "${z}", "#1"]) + "'",
            1 => Pick(["s", "t", "$root.s", "obj.s", "$data.s"]),
            2 => Pick(["missing", "obj.gone", "s.gone"]),
            3 => "$root.obj.s",
            4 => $"concat({Scalar(depth - 1)}, {Scalar(depth - 1)})",
            5 => $"join($root.list, {Pick(["', '", "''", "'、'"])})",
            6 => $"md({Scalar(depth - 1)})",
            7 => $"formatNumber({Number(depth - 1)}, {random.Next(4)})",
            8 => $"({Text(depth - 1)} + {Pick([Text(depth - 1), Number(depth - 1)])})",
            _ => $"if({Boolean(depth - 1)}, {Text(depth - 1)}, {Text(depth - 1)})",
        };

        private string Number(int depth) => (depth == 0 ? random.Next(3) : random.Next(8)) switch
        {
            0 => Pick(["0", "1", "2.5", "100", "0.1"]),
            1 => Pick(["$root.m", "if(exists(n), n, 1)", "if(exists(obj.n), obj.n, $root.n)"]),
            2 => "$root.n",
            3 => $"count({Pick(["$root.list", "$root.rows", "$root.obj", Text(depth - 1)])})",
            4 => $"length({Text(depth - 1)})",
            5 => $"$root.n + {Number(depth - 1)}",
            6 => $"add({Number(depth - 1)}, {Number(depth - 1)})",
            _ => $"if({Boolean(depth - 1)}, {Number(depth - 1)}, {Number(depth - 1)})",
        };

        private string Boolean(int depth) => (depth == 0 ? random.Next(3) : random.Next(11)) switch
        {
            0 => Pick(["true", "false"]),
            1 or 2 => Pick(["if(exists(yes), yes, false)", "$root.yes"]),
            3 => random.Next(2) == 0 ? $"({Any(depth - 1)}) {Pick(["==", "!="])} ({Any(depth - 1)})" : $"{Number(depth - 1)} {Pick(["==", "!="])} {Number(depth - 1)}",
            4 => $"{Number(depth - 1)} {Pick(["<", "<=", ">", ">="])} {Number(depth - 1)}",
            5 => $"{Text(depth - 1)} {Pick(["<", ">="])} {Text(depth - 1)}",
            6 => $"{Boolean(depth - 1)} && {Boolean(depth - 1)} || {Boolean(depth - 1)}",
            7 => $"!({Boolean(depth - 1)})",
            8 => $"{Pick(["not", "empty", "exists"])}({Any(depth - 1)})",
            9 => $"{Pick(["and", "or"])}({Any(depth - 1)}, {Any(depth - 1)}, {Boolean(depth - 1)})",
            _ => $"equals({Any(depth - 1)}, {Any(depth - 1)})",
        };

        private T Pick<T>(T[] from) => from[random.Next(from.Length)];
    }
}
