using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Checks;

namespace MicroMajor.TeamsApp.Tests.Checks;

/// <summary>The command line's check, on files as colleges and scripts would write them, and as they go wrong.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Example = Path.Combine(NodeFolder.Repository, "docs", "examples", "proposal.json");

    private readonly string folder = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_example_is_in_order_and_says_what_it_has_in_its_favour()
    {
        var (code, lines, errors) = Run([Example]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(["T-06", "C-07", "U-06", "U-07"], lines.Select(l => (string)l["rule"]!));
        Assert.All(lines, l => Assert.Equal("plus", (string)l["strength"]!));
    }

    [Fact]
    public void The_example_is_the_complete_form()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Example));
        var (context, flaws) = ProposalFile.Read(json.RootElement, FormDefinitions.Current, new(), A.Day);
        Assert.Empty(flaws);
        Assert.Equal(CompleteForm.Answers, context!.Answers);
    }

    [Fact]
    public void A_finding_is_one_line_with_its_rule_its_place_and_both_sentences()
    {
        var (code, lines, _) = Run([Written(e => Course(e, 1)["credits"] = 3.5)]);
        Assert.Equal(1, code);
        Assert.Equal("""{"rule":"C-08","strength":"reason","clause":"三.2","field":"courses","row":2,"column":"credits","zh":"课程设置第 2 行“商务数据可视化”为 3.5 学分，原则上应为 2–3 学分：改为 3 学分即可，或写明理由。","en":"Row 2 of the courses, “商务数据可视化”, has 3.5 credits; in principle 2–3: 3 would do, or give a reason."}""",
            lines.First(l => (string)l["rule"]! == "C-08").ToJsonString(Readable));
        Assert.Equal("""{"rule":"C-09","strength":"error","clause":"三.2","field":"courses","row":null,"column":null,"zh":"5 门课程共 15.5 学分，超出 15 学分 0.5 学分：减一门 3 学分课程即可。","en":"5 courses make 15.5 credits, 0.5 more than the 15 allowed: leaving out one course of 3 credits is enough."}""",
            lines.First(l => (string)l["rule"]! == "C-09").ToJsonString(Readable));
        Assert.Equal(("error", "三.2", "justifications"), Told(lines.First(l => (string)l["rule"]! == "justification-missing")));
    }

    [Fact]
    public void A_reason_in_the_file_is_for_the_proposal_in_the_file()
    {
        var path = Written(e =>
        {
            Course(e, 1)["credits"] = 3.5;
            Course(e, 2)["credits"] = 2.5;
            e["justifications"] = new JsonObject { ["C-08"] = "实践环节集中在这门课" };
        });
        var (code, lines, _) = Run([path]);
        Assert.Equal(0, code);
        Assert.Equal(["reason"], lines.Where(l => (string)l["rule"]! == "C-08").Select(l => (string)l["strength"]!));
    }

    [Theory]
    [InlineData("2025-06-25T23:59:59+08:00", 0)]
    [InlineData("2025-06-25T15:59:59Z", 0)]
    [InlineData("2025-06-25T23:59:59", 0)]
    [InlineData("2025-06-26T00:00+08:00", 1)]
    [InlineData("2025-06-26", 1)]
    public void The_deadline_is_held_against_the_instant_that_is_given(string at, int code)
    {
        var (found, lines, _) = Run([Example, "--at", at]);
        Assert.Equal(code, found);
        Assert.Equal(code == 1, lines.Any(l => (string)l["rule"]! == "S-01"));
    }

    [Fact]
    public void Without_an_instant_it_is_now() => Assert.Equal(1, CheckCommand.Run([Example], new StringWriter(), new StringWriter(), new FixedClock(A.Deadline.AddSeconds(1))));

    [Fact]
    public void Credits_are_exact_however_they_are_written()
    {
        Assert.DoesNotContain(Run([Written(e => { foreach (var i in Enumerable.Range(0, 5)) Course(e, i)["credits"] = 2.55m; })]).Lines, l => (string)l["rule"]! == "C-09");
        Assert.Contains(Run([Written(e => Course(e, 0)["credits"] = 3.0000001m)]).Lines, l => ((string)l["zh"]!).Contains("超出 15 学分 0.0000001 学分", StringComparison.Ordinal));
        Assert.Equal(0, Run([Written(e => Course(e, 0)["credits"] = JsonNode.Parse("3e0"))]).Code);
    }

    [Fact]
    public void The_figures_of_a_major_that_the_proposal_is_for_are_told_and_stop_nothing()
    {
        var (code, lines, _) = Run([Written(e => e["targetMajors"] = JsonNode.Parse("""[{"name":"公共事业管理"}]"""))]);
        var told = Assert.Single(lines, l => (string)l["rule"]! == "O-01");
        Assert.Equal((0, "process", "三.3"), (code, (string)told["strength"]!, (string)told["clause"]!));
        Assert.Contains("“公共事业管理”", (string)told["zh"]!, StringComparison.Ordinal);
        Assert.Contains("46.3%", (string)told["zh"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Courses_are_compared_with_those_of_the_majors_in_the_file()
    {
        var same = new JsonArray([.. Enumerable.Range(0, 5).Select(i => (JsonNode)((string)Course(JsonNode.Parse(File.ReadAllText(Example))!.AsObject(), i)["name"]!))]);
        var (_, lines, _) = Run([Written(e => e["majors"]!.AsArray().Add(new JsonObject { ["code"] = "1", ["name"] = "数据科学", ["unit"] = "cs", ["courses"] = same }))]);
        Assert.Contains(lines, l => (string)l["rule"]! == "C-05-courses" && ((string)l["zh"]!).Contains("数据科学", StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_judged_without_a_list_is_said()
    {
        var (code, _, errors) = Run([Written(e => { e.Remove("majors"); e.Remove("employment"); })]);
        Assert.Equal(0, code);
        Assert.Contains("没有给出现有专业：没有与它们的名称和课程比较（C-05）", errors, StringComparison.Ordinal);
        Assert.Contains("没有判断就业薄弱专业（O-01 至 O-03）", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_is_held_against_the_edition_in_a_folder()
    {
        var path = Written(e => e["microCredential"] = "none");
        Assert.Equal(2, Run([path]).Code);
        Assert.Equal(2, Run([path, "--form", Path.Combine(folder, "nowhere")]).Code);
        var (code, lines, _) = Run([path, "--form", Edition(NewForm.Files())]);
        Assert.Equal((0, 0), (code, lines.Count(l => (string?)l["field"] == "microCredential")));
        Assert.Contains(Run([Example, "--form", Edition(NewForm.Files())]).Lines, l => (string?)l["field"] == "microCredential" && (string)l["strength"]! == "error");

        // A folder that would break something is no edition.
        var broken = Run([path, "--form", Edition(NewForm.Change(NewForm.Files(), layout: l => l["sections"]![0]!["items"]!.AsArray().Add(NewForm.Parse("""{ "show": "Wide", "keys": ["motto"] }"""))))]);
        Assert.Equal((2, 0), (broken.Code, broken.Lines.Count));
        Assert.Contains("motto", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_changes_the_limits()
    {
        var policy = Text("policy.json", """{"maxTotalCredits":12,"minExperts":5}""");
        var (code, lines, _) = Run([Example, "--policy", policy]);
        Assert.Equal(1, code);
        Assert.Contains(lines, l => ((string)l["zh"]!).StartsWith("5 门课程共 15 学分，超出 12 学分 3 学分", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"maxCredits":12}""", "maxCredits")]
    [InlineData("""{"maxTotalCredits":"12"}""", "maxTotalCredits")]
    [InlineData("""{"maxTotalCredits":-1}""", "maxTotalCredits")]
    [InlineData("""{"earliestTeaching":"02-30"}""", "earliestTeaching")]
    [InlineData("""{"directionsOwedBy":"nobody"}""", "directionsOwedBy")]
    [InlineData("""{"minCourseCredits":4}""", "minCourseCredits")]
    [InlineData("""{"maxTotalCredits":12,"maxTotalCredits":13}""", "maxTotalCredits")]
    [InlineData("""[]""", "对象")]
    public void A_policy_that_makes_no_sense_is_refused_by_the_members_name(string json, string named)
    {
        var (code, lines, errors) = Run([Example, "--policy", Text("policy.json", json)]);
        Assert.Equal((2, 0), (code, lines.Count));
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"progamName":"x"}""", "progamName：")]
    [InlineData("""{"majors":[{"nam":"x"}]}""", "majors[1].nam：")]
    [InlineData("""{"majors":[{"courses":"数据结构"}]}""", "majors[1].courses：")]
    [InlineData("""{"employment":[{"rate":101}]}""", "employment[1].rate：")]
    [InlineData("""{"employment":[{"rate":"half"}]}""", "employment[1].rate：")]
    [InlineData("""{"employment":{"rate":50}}""", "employment：")]
    [InlineData("""{"courses":[{"name":"a"},{"credit":3}]}""", "courses[2].credit：")]
    [InlineData("""{"courses":[{"credits":"three"}]}""", "courses[1].credits：")]
    [InlineData("""{"courses":[{"credits":[3]}]}""", "courses[1].credits：")]
    [InlineData("""{"courses":{"name":"a"}}""", "courses：")]
    [InlineData("""{"courses":["a"]}""", "courses[1]：")]
    [InlineData("""{"courses":[{"isCore":"maybe"}]}""", "courses[1].isCore：")]
    [InlineData("""{"lead":{"name":"甲","salary":1}}""", "lead.salary：")]
    [InlineData("""{"lead":{"phone":13900000001}}""", "lead.phone：")]
    [InlineData("""{"lead":{"name":"甲"},"lead.name":"乙"}""", "lead.name：")]
    [InlineData("""{"lead":"甲"}""", "lead：")]
    [InlineData("""{"programName":3}""", "programName：")]
    [InlineData("""{"programName":"\ud800"}""", "programName：")]
    [InlineData("""{"enrollmentQuota":true}""", "enrollmentQuota：")]
    [InlineData("""{"enrollmentQuota":1e400}""", "enrollmentQuota：")]
    [InlineData("""{"recognition":{"credits":true}}""", "recognition：")]
    [InlineData("""{"recognition":["credits",{}]}""", "recognition[2]：")]
    [InlineData("""{"totalCredits":15}""", "totalCredits：")]
    [InlineData("""{"hostUnitIsTeaching":"perhaps"}""", "hostUnitIsTeaching：")]
    [InlineData("""{"round":{"year":"2025"}}""", "round.year：")]
    [InlineData("""{"round":{"deadline":"soon"}}""", "round.deadline：")]
    [InlineData("""{"round":{"closes":"soon"}}""", "round.closes：")]
    [InlineData("""{"catalogue":[{"code":"x"}]}""", "catalogue[1].code：")]
    [InlineData("""{"justifications":{"C-09":"我想这样"}}""", "justifications.C-09：")]
    [InlineData("""{"type":"applied","type":"urgent"}""", "type：")]
    [InlineData("""{"print":"x"}""", "print：")]
    [InlineData("""[1]""", "对象")]
    [InlineData("""3""", "对象")]
    public void What_the_form_does_not_know_and_what_is_of_another_type_is_named_with_its_path(string json, string named)
    {
        var (code, lines, errors) = Run([Text("p.json", json)]);
        Assert.Equal((2, 0), (code, lines.Count));
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flaw_is_named_at_once() =>
        Assert.Equal(3, Run([Text("p.json", """{"a":1,"courses":[{"credits":[]}],"lead":{"b":2}}""")]).Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Fact]
    public void An_empty_object_is_missing_everything_that_is_required()
    {
        var (code, lines, _) = Run([Text("p.json", "{}")]);
        Assert.Equal(1, code);
        Assert.Contains(lines, l => (string)l["rule"]! == "F-02" && (string)l["field"]! == "programName");
    }

    [Theory]
    [InlineData("\"2025-02-31\"", "no-such-day")]
    [InlineData("\"2025年秋\"", "not-a-date")]
    [InlineData("\"2025年9月15日\"", null)]
    public void A_day_that_there_is_not_is_the_rules_to_name(string day, string? rule) =>
        Assert.Equal(rule is not null, Run([Written(e => e["startDate"] = JsonNode.Parse(day))]).Lines.Any(l => (string)l["rule"]! == rule));

    [Fact]
    public void A_unit_that_teaches_no_undergraduates_wants_a_reason() =>
        Assert.Contains(Run([Written(e => e["hostUnitIsTeaching"] = false)]).Lines, l => (string)l["rule"]! == "U-01" && ((string)l["zh"]!).StartsWith("计算机与软件学院", StringComparison.Ordinal));

    [Fact]
    public void Directions_come_from_the_files_catalogue_or_from_the_notices_four_areas()
    {
        void Urgent(JsonObject e) => (e["type"], e["industryField"], e["direction"], e["directionNote"]) = ("急需紧缺型", "低空经济", "其他", "低空运营服务");
        Assert.Equal(0, Run([Written(Urgent)]).Code);
        Assert.Contains(Run([Written(e => { Urgent(e); e["industryField"] = "航天"; })]).Lines, l => (string)l["rule"]! == "T-03");
        var (code, lines, _) = Run([Written(e =>
        {
            Urgent(e);
            e["direction"] = "低空技术与工程";
            e["catalogue"] = new JsonArray(new JsonObject { ["field"] = "low", ["fieldName"] = "低空经济", ["direction"] = "low-1", ["directionName"] = "低空技术与工程" });
        })]);
        Assert.Equal(0, code);
        Assert.Contains(lines, l => (string)l["rule"]! == "U-05");
    }

    [Fact]
    public void Other_programmes_of_the_round_may_be_named() =>
        Assert.Contains(Run([Written(e => e["others"] = new JsonArray(new JsonObject { ["name"] = "智能数据分析与应用", ["lead"] = "周文博" }))]).Lines, l => (string)l["rule"]! == "X-02");

    [Fact]
    public void A_mark_at_the_head_of_the_file_and_wide_encodings_are_read()
    {
        var text = File.ReadAllText(Example);
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var path = Path.Combine(folder, "marked.json");
            File.WriteAllText(path, text, encoding);
            Assert.Equal(0, Run([path]).Code);
        }
    }

    [Fact]
    public void What_is_no_JSON_no_UTF_8_too_large_or_not_there_gets_a_sentence()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Path.Combine(folder, "gb.json");
        File.WriteAllText(gb, File.ReadAllText(Example), Encoding.GetEncoding("GB18030"));
        Refused("GB18030", gb);
        Refused("第 1 行不是正确的 JSON", Text("broken.json", """{"programName": """));
        Refused("第 2 行不是正确的 JSON", Text("broken.json", "{\n\"a\" 1}"));
        Refused("不是正确的 JSON", Text("empty.json", ""));
        Refused("不是正确的 JSON", Text("deep.json", new string('[', 5000)));
        Refused("最多", Text("huge.json", new string(' ', FileText.MostBytes + 1)));
        Refused("读不了文件", Path.Combine(folder, "nowhere.json"));
        Refused("读不了文件", folder);

        void Refused(string sentence, string path)
        {
            var (code, lines, errors) = Run([path]);
            Assert.Equal((2, 0), (code, lines.Count));
            Assert.Contains(sentence, errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("请给出要核对的文件")]
    [InlineData("没有选项“--force”", "p.json", "--force")]
    [InlineData("“--at”后面缺少内容", "p.json", "--at")]
    [InlineData("“tomorrow”不是时刻", "p.json", "--at", "tomorrow")]
    [InlineData("多出了“q.json”", "p.json", "q.json")]
    public void A_call_that_makes_no_sense_is_told_how_to_call(string sentence, params string[] args)
    {
        var errors = new StringWriter();
        Assert.Equal(2, CheckCommand.Run(args, new StringWriter(), errors, new FixedClock(A.Day)));
        Assert.Contains(sentence, errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("check PROPOSAL.json [--policy POLICY.json]", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_process_it_needs_no_tenant_and_ends_with_its_code()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CheckCommand).Assembly.Location, "check", Example, "--at", "2025-06-26T00:00+08:00"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            WorkingDirectory = folder,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((1, ""), (process.ExitCode, errors));
        Assert.Equal(["T-06", "C-07", "U-06", "U-07", "S-01"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string)JsonNode.Parse(l)!["rule"]!));
    }

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static (string, string, string) Told(JsonObject line) => ((string)line["strength"]!, (string)line["clause"]!, (string)line["field"]!);

    private static JsonNode Course(JsonObject example, int index) => example["courses"]![index]!;

    private static (int Code, List<JsonObject> Lines, string Errors) Run(IReadOnlyList<string> args)
    {
        var (lines, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CheckCommand.Run(args, lines, errors, new FixedClock(A.Day));
        return (code, [.. lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())], errors.ToString());
    }

    private string Edition(FormFiles files)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, files.Version)).FullName;
        foreach (var file in NewForm.Folder(files).Files) File.WriteAllBytes(Path.Combine(path, file.Name), file.Content!.Value.ToArray());
        return path;
    }

    private string Written(Action<JsonObject> change)
    {
        var example = JsonNode.Parse(File.ReadAllText(Example))!.AsObject();
        change(example);
        return Text("changed.json", example.ToJsonString());
    }

    private string Text(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
