using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// Whatever is typed or pasted, over the wire: what the client sends, what Graph then holds, what a search and a check for doubles make
/// of it, the cards that show it again, the draft in Word and back, and the filed document.
/// </summary>
public sealed class BadInputTests(BadInputTests.Typist round) : IClassFixture<BadInputTests.Typist>
{
    private const int MostBytes = 25_600;

    private static readonly FormDefinition s_form = FormDefinitions.Current;
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. BadInput.All.Select(i => i.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_list_holds_it_as_promised(string name)
    {
        var (input, trace) = round.Of(name);
        Assert.Equal(input.Kept, Kept(input, trace.Stored.Value.Answers));
        var column = (string?)trace.Item["fields"]![input.Table ?? input.Key.Replace('.', '_')] ?? "";
        Assert.Equal(input.Kept, input.Table is null ? column.ReplaceLineEndings("\n") : (string?)JsonNode.Parse(column)![0]![input.Key] ?? "");
    }

    [Theory, MemberData(nameof(Names))]
    public void The_cards_show_it_again_as_text_and_stay_cards(string name)
    {
        var (input, trace) = round.Of(name);
        foreach (var card in trace.Cards)
        {
            Assert.InRange(card.ToJsonString(s_plain).Length * sizeof(char), 1, MostBytes);
            foreach (var text in Parts(card).Where(p => (string?)p["type"] == "TextBlock").Select(p => (string?)p["text"] ?? ""))
            {
                // No link, no picture, no mention, no function: each opening has its stroke before it.
                Assert.DoesNotMatch(@"(?<!\\)\]\(|(?<!\\)!?(?<!\\)\[|<at>|\{\{", text);
                Assert.DoesNotContain('\0', text);
            }
        }

        // What stands in an input is what was kept; a text that is too long for its card stands there in part.
        var shown = trace.Cards.SelectMany(Parts).Where(p => (string?)p["id"] == input.Key).Select(p => p["value"]?.ToString() ?? "").ToList();
        if (input.Kept.Length > 5_000) Assert.All(shown, s => Assert.Equal(input.Kept, s));
        else Assert.Contains(input.Kept, shown);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_rules_say_the_promised_sentence_and_no_other_about_it(string name)
    {
        var (input, trace) = round.Of(name);
        var answers = trace.Stored.Value.Answers;
        var found = NoticeRules.Check(new(s_form, answers, A.Round(), A.Unit(), A.Directions, A.Day) { Units = round.Units })
            .Where(f => f.At?.Field == (input.Table ?? input.Key) && RuleBook.Strength(f.Code) is RuleStrength.Error or RuleStrength.Warning && f.Code != "X-04").ToList();
        if (input.Found is not { } promised)
        {
            Assert.Empty(found.Select(f => f.Code));
            return;
        }

        var finding = Assert.Single(found, f => f.Code == promised.Code);
        Assert.Equal((promised.Zh, promised.En), (ProposalWords.Problem(finding, Language.Zh), ProposalWords.Problem(finding, Language.En)));
        Assert.Contains(CardText.Texts(trace.Check), t => t.Contains(Markdown.Escape(promised.Zh), StringComparison.Ordinal));
        Assert.Contains(CardText.Texts(trace.CheckInEnglish), t => t.Contains(Markdown.Escape(promised.En), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_search_for_it_finds_it_or_nothing_and_a_second_programme_of_the_name_is_noticed(string name)
    {
        var (input, trace) = round.Of(name);
        foreach (var (dataset, found) in trace.Searches)
        {
            var values = found["results"]!.AsArray().Select(r => (string?)r!["value"]).ToList();
            // Whatever was typed may be taken as it is, on one line.
            if (dataset is not ("proposals/teachers" or "proposals/units") && input.Kept.Length is > 0 and <= 200) Assert.Contains(input.Kept.ReplaceLineEndings(" "), values);
        }

        if (!input.IsName) return;
        var sentence = ProposalWords.Problem(new("X-02", Facts.Of(("other", input.Kept))), Language.Zh);
        Assert.Contains(CardText.Texts(trace.Doubled), t => t.Contains(Markdown.Escape(sentence), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_draft_in_Word_is_valid_and_brings_back_exactly_that(string name)
    {
        var (input, trace) = round.Of(name);
        var proposal = trace.Stored.Value;
        var edition = FormEditions.Shipped.Of(proposal);
        var bytes = DraftForm.Write(proposal, edition, A.Round(), round.Units, A.Directions);
        AssertValid(bytes);
        var read = FilledForm.Read(bytes, edition);
        Assert.True(read.IsDone);
        Assert.Empty(Adoption.Of(read.Value, proposal.Answers, s_form, round.Units, A.Directions, proposal.Id).Changes.All);
        // Into a blank form it comes as the same, but numbers and days in the form's own spelling.
        var anew = Kept(input, Adoption.Of(read.Value, Answers.None, s_form, round.Units, A.Directions).After);
        var field = input.Table is null ? s_form.Field(input.Key)! : s_form.Field(input.Table)!.Columns.First(c => c.Key == input.Key);
        if (field.Type is FieldType.Text or FieldType.LongText) Assert.Equal(input.Kept, anew);
        else Assert.True(anew.Length > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_filed_document_is_valid_and_says_it(string name)
    {
        var (input, trace) = round.Of(name);
        AssertValid(trace.Document!);
        var values = WrittenForm.Read(trace.Document!).Values;
        if (!input.IsPrinted) return;
        var printed = input.Table is null ? values[input.Key] : values.Tables[input.Table][0].GetValueOrDefault(input.Key, "");
        Assert.Equal(input.Printed ?? input.Kept, printed);
        if (input.Total is not null) Assert.Equal(input.Total, values["totalCredits"]);
        using var document = WordprocessingDocument.Open(new MemoryStream(trace.Document!), false);
        var page = string.Concat(document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(t => t.Text));
        Assert.Contains((input.Printed ?? input.Kept).Split('\n')[0], page, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.HyperlinkRelationships);
    }

    [Fact]
    public void Both_annexes_of_all_of_them_together_are_written()
    {
        AssertValid(round.Summary!);
        Assert.Equal(BadInput.All.Count(i => i.IsName), WrittenSummary.Read(round.Summary!).Lines.Select(l => l.Cells["programName"]).Distinct().Count(n => BadInput.All.Any(i => i.IsName && (i.Printed ?? i.Kept) == n)));
    }

    private static string Kept(BadInput input, Answers answers) => input.Table is null ? answers[input.Key] : answers.Rows(input.Table)[0][input.Key];

    private static void AssertValid(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}"));
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => part.Where(p => p.Key != "fallback").SelectMany(p => Parts(p.Value)).Prepend(part),
        JsonArray list => list.SelectMany(Parts),
        _ => [],
    };

    /// <summary>What became of one of them.</summary>
    internal sealed record Trace(Stored<Proposal> Stored, JsonNode Item, IReadOnlyList<JsonObject> Cards, JsonObject Check, JsonObject CheckInEnglish, JsonObject Doubled, IReadOnlyList<(string Dataset, JsonObject Found)> Searches)
    {
        public byte[]? Document { get; set; }
    }

    /// <summary>A round in which all of them were typed, each into a proposal of its own.</summary>
    public sealed class Typist : IAsyncLifetime
    {
        private readonly Dictionary<string, Trace> traces = new(StringComparer.Ordinal);
        private readonly HttpClient http = new();
        private Scene scene = null!;

        internal IReadOnlyList<Unit> Units { get; private set; } = [];

        internal byte[]? Summary { get; private set; }

        internal (BadInput Input, Trace Trace) Of(string name) => (BadInput.All.Single(i => i.Name == name), traces[name]);

        public async Task InitializeAsync()
        {
            scene = await Scene.OpenAsync(A.Round());
            Units = await scene.Directory.UnitsAsync(default);
            foreach (var input in BadInput.All) traces[input.Name] = await TypeAsync(input);
            foreach (var trace in traces.Values)
                Assert.True((await scene.Proposals.SaveAsync(trace.Stored.With(trace.Stored.Value with { State = ProposalState.Recommended, Decision = new(true, "特色鲜明", 90m, A.Office.Id, A.Day) }), default)).IsDone);
            await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = A.Round().Id });
            await scene.SettleAsync();
            foreach (var trace in traces.Values)
                trace.Document = await scene.Library.ReadAsync(Assert.Single((await scene.Proposals.FindAsync(trace.Stored.Value.Id, default))!.Value.Documents).Path, default);
            Summary = await scene.Library.ReadAsync(Assert.Single((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents, d => d.Kind == DocumentKinds.Summary).Path, default);
        }

        public async Task DisposeAsync()
        {
            http.Dispose();
            await scene.DisposeAsync();
        }

        private async Task<Trace> TypeAsync(BadInput input)
        {
            var draft = await scene.PutAsync(p => p.Complete().With("programName", $"第{traces.Count + 1}号样例方案"));
            var id = draft.Value.Id;
            var typed = input.Beside.Append(new(input.Key, input.Typed)).Append(new("proposalId", id));
            var cards = new List<JsonObject>();
            if (input.Table is { } table)
            {
                cards.Add(await SendAsync("proposals/row-save", typed.Append(new("table", table)).Append(new("row", "r1")).Append(new("then", "stay"))));
                cards.Add(await SendAsync("proposals/row", [new("proposalId", id), new("table", table), new("row", "r1")]));
            }
            else
            {
                cards.Add(await SendAsync("proposals/save", typed.Append(new("section", s_form.SectionOf(input.Key).Key)).Append(new("then", "stay"))));
            }

            var address = new KeyValuePair<string, string>("proposalId", id);
            foreach (var verb in new[] { "proposals/open", "proposals/read", "proposals/more", "proposals/history" }) cards.Add(await SendAsync(verb, [address]));
            var (check, english) = (await SendAsync("proposals/check", [address]), await SendAsync("proposals/check", [address], "en-US"));
            cards.AddRange([check, english]);
            var doubled = check;
            if (input.IsName)
            {
                await scene.PutAsync(p => p.Complete().OwnedBy(new(new(Scene.OtherOwner.ObjectId), Scene.OtherOwner.DisplayName)).With("programName", input.Kept).Submitted());
                cards.Add(doubled = await SendAsync("proposals/check", [address]));
            }

            var searches = new List<(string, JsonObject)>();
            foreach (var dataset in new[] { "proposals/majors", "proposals/titles", "proposals/unit-names", "proposals/units", "proposals/teachers" })
                searches.Add((dataset, await PostAsync("application/search", new JsonObject { ["queryText"] = "DATA", ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 }, ["dataset"] = dataset }, Quoted(input.Typed))));

            var stored = (await scene.Proposals.FindAsync(id, default))!;
            return new(stored, await ItemAsync(id), cards, check, english, doubled, searches);
        }

        // As the list's own page has it, which reads what Graph answers.
        private async Task<JsonNode> ItemAsync(string id)
        {
            var list = JsonNode.Parse(await http.GetStringAsync(new Uri(scene.TenantAddress, "/_sharepoint/lists")))!.AsArray().Single(l => (string?)l!["displayName"] == "Proposals")!;
            var items = JsonNode.Parse(await http.GetStringAsync(new Uri(scene.TenantAddress, $"/_sharepoint/lists/{list["id"]}/items")))!.AsArray();
            var number = int.Parse(id[(id.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            return items.Single(i => i!["id"]!.ToString() == number)!;
        }

        private Task<JsonObject> SendAsync(string verb, IEnumerable<KeyValuePair<string, string>> data, string locale = "zh-CN") => PostAsync(
            "adaptiveCard/action",
            new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = "DATA" }, ["trigger"] = "manual" },
            $"{{{string.Join(',', data.Select(d => $"{Quoted(d.Key)}:{Quoted(d.Value)}"))}}}",
            locale);

        private async Task<JsonObject> PostAsync(string name, JsonObject value, string data, string locale = "zh-CN")
        {
            var (activities, tokens) = (scene.Tenant.GetRequiredService<Activities>(), scene.Tenant.GetRequiredService<ChannelTokens>());
            var activity = activities.Invoke(Scene.Owner, name, value, scene.Chat(Scene.Owner.ObjectId)[0].Id, "message");
            activity["locale"] = locale;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scene.AppAddress, "/api/messages"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(Demo.Cast.AppId, activities.ServiceUrl));
            // As text: half of a character can be sent, and cannot be held by a parsed document.
            request.Content = new StringContent(activity.ToJsonString().Replace("\"DATA\"", data, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            Assert.True(response.StatusCode == HttpStatusCode.OK && body?["value"] is JsonObject, $"{name}: {(int)response.StatusCode} {body}");
            return body["value"]!.AsObject();
        }

        // As a browser's JSON.stringify writes it.
        private static string Quoted(string text)
        {
            var json = new StringBuilder("\"");
            foreach (var c in text)
            {
                if (c is '"' or '\\') json.Append('\\').Append(c);
                else if (char.IsControl(c) || char.IsSurrogate(c)) json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                else json.Append(c);
            }

            return json.Append('"').ToString();
        }
    }
}
