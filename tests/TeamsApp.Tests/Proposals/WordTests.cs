using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>A draft out to Word and back.</summary>
public sealed class WordTests
{
    private const string Take = "导入勾选的并保存";

    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task A_draft_is_offered_under_a_name_of_its_own_and_given_when_its_owner_agrees()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var more = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "更多…");
        var offered = Assert.IsType<Reply.OfferFile>(await app.PressAsync(Lin, more, "导出 Word"));
        Assert.Equal(($"草稿_数据分析与应用_{id}.docx", "word/copy"), (offered.Offer.Name, offered.Offer.Verb));
        Assert.Equal(offered.Offer.Size, (await app.AgreeAsync(Lin, offered)).Length);
    }

    [Fact]
    public async Task What_is_agreed_to_by_somebody_else_is_not_given()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var offer = Assert.IsType<Reply.OfferFile>(await app.SendAsync(Lin, "word/export", Of(id))).Offer;
        var turn = new Turn(Wu, offer.Verb, System.Text.Json.JsonDocument.Parse(offer.Data.ToJsonString()).RootElement, MicroMajor.TeamsApp.Cards.Language.Zh, new("t", Wu.ObjectId, "29:wu", "c", "https://smba.example/", "28:bot"), "a");
        Assert.Equal(Said(await app.SendAsync(Wu, "proposals/open", Of("WZY-2025-9999"))), Said(await app.Room.Agreed(offer.Verb)!(turn, default)));
    }

    [Fact]
    public async Task A_copy_that_comes_back_unchanged_has_nothing_to_take_over_and_is_not_kept()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var home = Shown(await app.SendFileAsync(Lin, ("草稿.docx", await CopyAsync(id))));
        Assert.Contains("没有需要导入的", home.Text, StringComparison.Ordinal);
        Assert.Empty(app.Tenant.Library.Files);
    }

    [Fact]
    public async Task A_copy_of_ones_own_draft_is_compared_at_once_every_place_ticked_and_taken_over_in_one_save()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var filled = await CopyAsync(id);
        await app.ChangeAsync(id, p => p with { Answers = Earlier });
        var before = (await app.ProposalAsync(id)).Revision;
        var card = await ShownAsync(Without(filled));
        Assert.Contains("共 3 处不同", card.Text, StringComparison.Ordinal);
        Assert.Equal(["true", "true", "true"], card.Inputs.Select(card.Value));
        Assert.Contains("现在：20", card.Text, StringComparison.Ordinal);
        Assert.Contains("Word：30", card.Text, StringComparison.Ordinal);
        Assert.Equal(Earlier, (await app.ProposalAsync(id)).Answers);

        var home = await app.ThenAsync(Lin, card, Take);
        Assert.Contains("已从 Word 导入 3 项并保存", home.Text, StringComparison.Ordinal);
        var saved = await app.ProposalAsync(id);
        Assert.Equal((FilledForm.Answers, before + 1), (saved.Answers, saved.Revision));
        Assert.Empty(app.Tenant.Library.Files);
    }

    [Fact]
    public async Task What_is_not_ticked_stays()
    {
        var (id, card) = await ComparedAsync();
        await app.PressAsync(Lin, card, Take, (card.Inputs[0], "false"));
        var saved = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(Earlier.With("classSize", "30").With("lead.research", FilledForm.Answers["lead.research"]), saved);
    }

    [Fact]
    public async Task Nothing_ticked_is_nothing_taken_over_and_so_is_a_refusal()
    {
        var (id, card) = await ComparedAsync();
        Assert.Contains("没有勾选", (await app.ThenAsync(Lin, card, Take, [.. card.Inputs.Select(i => (i, "false"))])).Text, StringComparison.Ordinal);
        Assert.Equal(Earlier, (await app.ProposalAsync(id)).Answers);
        Assert.Contains("没有等待导入的 Word 文件", (await app.ThenAsync(Lin, card, Take)).Text, StringComparison.Ordinal);

        (id, card) = await ComparedAsync();
        Assert.Contains("没有导入，申报保持原样", (await app.ThenAsync(Lin, card, "不导入")).Text, StringComparison.Ordinal);
        Assert.Empty(app.Tenant.Library.Files);
    }

    [Fact]
    public async Task A_save_between_the_look_and_the_choice_is_shown_before_anything_is_taken_over()
    {
        var (id, card) = await ComparedAsync();
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.With("classSize", "44") });
        var again = await app.ThenAsync(Lin, card, Take);
        Assert.Contains("还没有导入", again.Text, StringComparison.Ordinal);
        Assert.Contains("现在：44", again.Text, StringComparison.Ordinal);
        Assert.Equal("44", (await app.ProposalAsync(id)).Answers["classSize"]);
        await app.PressAsync(Lin, again, Take);
        Assert.Equal(FilledForm.Answers, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task A_card_of_an_earlier_file_does_not_take_over_a_later_one()
    {
        var (id, card) = await ComparedAsync();
        await app.ChangeAsync(id, p => p with { Answers = FilledForm.Answers.With("programName", "别的") });
        var other = await CopyAsync(id);
        await app.ChangeAsync(id, p => p with { Answers = Earlier });
        await ShownAsync(Without(other));
        Assert.Contains("还没有导入", (await app.ThenAsync(Lin, card, Take)).Text, StringComparison.Ordinal);
        Assert.Equal(Earlier, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task Both_changed_is_marked_and_still_ticked()
    {
        var id = await app.DraftAsync(Lin, Earlier);
        var copy = Typing(await CopyAsync(id), "classSize", "25");
        await app.ChangeAsync(id, p => p with { Answers = Earlier.With("classSize", "44").With("lead.post", "系主任") });
        var card = Shown(await app.SendFileAsync(Lin, ("草稿.docx", copy)));
        Assert.Equal(["true"], card.Inputs.Select(card.Value));
        Assert.Contains("卡片上也改过这里", card.Text, StringComparison.Ordinal);
        Assert.Contains("保持现在的内容：职务", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticks_are_remembered_from_page_to_page()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var copy = Without(await CopyAsync(id));
        await app.ChangeAsync(id, p => p with { Answers = Answers.None });
        var first = await ShownAsync(copy);
        Assert.Equal(WordChanges.PageSize, first.Inputs.Count);
        var second = await app.ThenAsync(Lin, first, "下一页", ("pick0", "false"), ("pick3", "false"));
        var back = await app.ThenAsync(Lin, second, "上一页", ("pick11", "false"));
        Assert.Equal(("false", "true", "false"), (back.Value("pick0"), back.Value("pick1"), back.Value("pick3")));
        second = await app.ThenAsync(Lin, back, "下一页", ("pick3", "true"));
        Assert.Equal("false", second.Value("pick11"));
        await app.PressAsync(Lin, second, Take);
        var saved = (await app.ProposalAsync(id)).Answers;
        Assert.Equal("", saved["programName"]);
        Assert.Equal(FilledForm.Answers.Rows("courses"), saved.Rows("courses"));
    }

    [Fact]
    public async Task Somebody_elses_copy_or_a_form_from_elsewhere_is_for_the_person_to_say_which_draft()
    {
        var others = await CopyAsync(await app.DraftAsync(Wu, FilledForm.Answers), Wu);
        var id = await app.DraftAsync(Lin, Earlier);
        var choice = Shown(await app.SendFileAsync(Lin, ("他的.docx", others)));
        Assert.Equal(["导入到这份", "用它新建一份申报"], choice.Buttons);
        var card = await app.ThenAsync(Lin, choice, "导入到这份");
        await app.PressAsync(Lin, card, Take);
        Assert.Equal(FilledForm.Answers, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task A_new_proposal_is_started_from_a_file()
    {
        var copy = await CopyAsync(await app.DraftAsync(Wu, FilledForm.Answers), Wu);
        var choice = Shown(await app.SendFileAsync(Lin, ("a.docx", copy)));
        var start = await app.ThenAsync(Lin, choice, "用它新建一份申报");
        var card = await app.ThenAsync(Lin, start, "建立草稿", ("unit", "U01"));
        for (var page = 0; page < 9 && card.Has("下一页"); page++) card = await app.ThenAsync(Lin, card, "下一页");
        await app.PressAsync(Lin, card, Take);
        var draft = Assert.Single((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Lin.ObjectId)), default)).Proposals).Value;
        Assert.Equal((FilledForm.Answers, "U01"), (draft.Answers, draft.UnitCode));
    }

    [Fact]
    public async Task What_the_present_choices_do_not_ask_for_is_named_and_not_kept()
    {
        var (id, card) = await ComparedAsync(FilledForm.Answers.With("type", "applied").With("applicationMode", "ai").With("industryField", "").With("direction", ""), copyOf: FilledForm.Answers);
        var pick = card.Inputs.Single(i => (string?)card.Input(i)["label"] == "类型");
        var home = await app.ThenAsync(Lin, card, Take, (pick, "false"));
        Assert.Contains("不需要填写、没有保留的：产业领域、建设方向", home.Text, StringComparison.Ordinal);
        Assert.Equal("", (await app.ProposalAsync(id)).Answers["direction"]);
    }

    [Fact]
    public async Task A_proposal_that_was_handed_in_is_not_changed_by_a_file()
    {
        var (id, card) = await ComparedAsync();
        await app.ChangeAsync(id, p => p with { State = ProposalState.UnitReview });
        Assert.Contains("不能修改", (await app.ThenAsync(Lin, card, Take)).Text, StringComparison.Ordinal);
        Assert.Equal(Earlier, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_by_name_with_the_reason_and_not_kept()
    {
        await app.DraftAsync(Lin, Earlier);
        Assert.Equal("没有读取“坏的.docx”。这不是 Word 文档（.docx），只是用了这个名字。请用 Word 另存为 .docx 后发送。", Said(await app.SendFileAsync(Lin, ("坏的.docx", "字"u8.ToArray()))));
        Assert.Contains("文件太大", Said(await app.SendFileAsync(Lin, ("大的.docx", new byte[100 * 1024 * 1024]))), StringComparison.Ordinal);
        Assert.Contains("一次只发送一个", Said(await app.SendFileAsync(Lin, ("a.docx", [1]), ("b.docx", [2]))), StringComparison.Ordinal);
        Assert.Empty(app.Tenant.Library.Files);
    }

    [Fact]
    public async Task Nobody_takes_over_what_somebody_else_sent()
    {
        var (id, _) = await ComparedAsync();
        var mine = await app.DraftAsync(Wu, Earlier);
        Assert.Contains("没有等待导入的 Word 文件", Shown(await app.SendAsync(Wu, "word/compare", Of(mine))).Text, StringComparison.Ordinal);
        Assert.Single(app.Tenant.Library.Files);
        Assert.Equal(Earlier, (await app.ProposalAsync(id)).Answers);
    }

    [Fact]
    public async Task A_file_in_the_library_that_the_person_put_there_is_compared_and_its_place_stays_as_it_was()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var link = app.Tenant.Library.PutBy(new(Lin.ObjectId), "教研室", "表.docx", Without(await CopyAsync(id)));
        await app.ChangeAsync(id, p => p with { Answers = Earlier });
        var card = await app.ThenAsync(Lin, await AskedAsync(id), "读取这个文件", ("link", $"  {link} "));
        Assert.Contains("共 3 处不同", card.Text, StringComparison.Ordinal);
        await app.PressAsync(Lin, card, Take);
        Assert.Equal(FilledForm.Answers, (await app.ProposalAsync(id)).Answers);
        Assert.Equal(["教研室/表.docx"], app.Tenant.Library.Files.Keys);
    }

    [Fact]
    public async Task Of_the_library_only_what_is_ones_own_or_belongs_to_the_proposal_can_be_read_and_the_rest_is_answered_as_if_it_were_not_there()
    {
        var (lin, wu) = (await app.DraftAsync(Lin, FilledForm.Answers), await app.DraftAsync(Wu, FilledForm.Answers));
        var copy = Without(await CopyAsync(wu, Wu));
        await app.ChangeAsync(lin, p => p with { Answers = Earlier });
        var library = app.Tenant.Library;
        async Task<string> ReadAsync(string link) => (await app.ThenAsync(Lin, await AskedAsync(lin), "读取这个文件", ("link", link))).Text;
        var missing = await ReadAsync("https://contoso.sharepoint.example/none.docx");
        Assert.Contains("没有带到您可以导入的 Word 文件", missing, StringComparison.Ordinal);

        Assert.Equal(missing, await ReadAsync(library.PutBy(new(Wu.ObjectId), "a", "吴.docx", copy)));
        Assert.Equal(missing, await ReadAsync(library.PutBy(new(Wu.ObjectId), "a", "吴的申报.docx", copy, wu)));
        var made = await library.PutAsync(new("annex2", "a", "附件2.docx", copy, "", default, new Dictionary<string, string> { ["ProposalId"] = wu }), default);
        Assert.Equal(missing, await ReadAsync(made.Url));
        Assert.Contains("共 3 处不同", await ReadAsync(library.PutBy(new(Wu.ObjectId), "a", "林的申报.docx", copy, lin)), StringComparison.Ordinal);
        library.PutBy(new(Wu.ObjectId), "a", "后来.docx", copy);
        Assert.Contains("共 3 处不同", await ReadAsync(library.PutBy(new(Lin.ObjectId), "a", "后来.docx", copy)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_library_that_is_no_form_is_refused_by_name_and_the_link_stays_typed()
    {
        var id = await app.DraftAsync(Lin, Earlier);
        var link = app.Tenant.Library.PutBy(new(Lin.ObjectId), "a", "坏的.docx", "字"u8.ToArray());
        var card = await app.ThenAsync(Lin, await AskedAsync(id), "读取这个文件", ("link", link));
        Assert.Contains("没有读取“坏的.docx”。这不是 Word 文档", card.Text, StringComparison.Ordinal);
        Assert.Equal(link, card.Value("link"));
        var large = app.Tenant.Library.PutBy(new(Lin.ObjectId), "a", "大的.docx", new byte[(20 * 1024 * 1024) + 1]);
        Assert.Contains("没有读取“大的.docx”。文件太大，最多 20 MB", (await app.ThenAsync(Lin, card, "读取这个文件", ("link", large))).Text, StringComparison.Ordinal);
        Assert.Contains("请先粘贴", (await app.ThenAsync(Lin, card, "读取这个文件", ("link", " "))).Text, StringComparison.Ordinal);
        Assert.Equal(2, app.Tenant.Library.Files.Count);
    }

    [Fact]
    public async Task A_co_editor_of_the_whole_form_exports_and_takes_over_as_the_owner_does()
    {
        var id = await InvitedAsync(FilledForm.Answers);
        var copy = await CopyAsync(id, Wu);
        await app.ChangeAsync(id, p => p with { Answers = Earlier });
        var card = Shown(await app.SendFileAsync(Wu, ("草稿.docx", copy)));
        if (card.Has("导入到这份")) card = await app.ThenAsync(Wu, card, "导入到这份");
        Assert.Contains("没有需要导入的", card.Text, StringComparison.Ordinal);
        card = await app.ThenAsync(Wu, Shown(await app.SendFileAsync(Wu, ("草稿.docx", Without(copy)))), "导入到这份");
        Assert.Contains("共 3 处不同", card.Text, StringComparison.Ordinal);
        await app.PressAsync(Wu, card, Take);
        var saved = await app.ProposalAsync(id);
        Assert.Equal((FilledForm.Answers, "吴桐", true), (saved.Answers, saved.UpdatedBy, saved.Editors.Single().HasWritten));
    }

    [Fact]
    public async Task A_co_editor_of_some_sections_takes_over_these_and_is_told_what_else_differs()
    {
        var id = await InvitedAsync(FilledForm.Answers, "audience");
        var copy = Without(await CopyAsync(id, Wu));
        await app.ChangeAsync(id, p => p with { Answers = Earlier });
        var card = await app.ThenAsync(Wu, Shown(await app.SendFileAsync(Wu, ("草稿.docx", copy))), "导入到这份");
        Assert.Equal(["true"], card.Inputs.Select(card.Value));
        Assert.Contains("不由您填写的，保持现在的内容：", card.Text, StringComparison.Ordinal);

        // A card that ticks more than was shown is no way around it.
        var (verb, data) = card.Press(Take, new Dictionary<string, string>());
        for (var i = 0; i < 9; i++) data[$"pick{i}"] = "true";
        await app.SendAsync(Wu, verb, data);
        Assert.Equal(Earlier.With("classSize", "30"), (await app.ProposalAsync(id)).Answers);
        card = await app.ThenAsync(Wu, Shown(await app.SendFileAsync(Wu, ("草稿.docx", copy))), "导入到这份");
        Assert.Contains("由您填写的部分没有不同", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/export")]
    [InlineData("word/ask")]
    [InlineData("word/fetch")]
    [InlineData("word/compare")]
    [InlineData("word/take")]
    [InlineData("word/cancel")]
    public async Task Who_was_a_co_editor_has_no_way_in_any_more(string verb)
    {
        var id = await InvitedAsync(FilledForm.Answers);
        await app.ChangeAsync(id, p => p.Uninvite(new(Wu.ObjectId), new(new(Lin.ObjectId), "林晓", false), OwnerAtWork.Monday).Value);
        Assert.Equal(Said(await app.SendAsync(Wu, verb, Of("WZY-2025-9999"))), Said(await app.SendAsync(Wu, verb, Of(id))));
    }

    private async Task<string> InvitedAsync(Answers answers, params string[] sections)
    {
        var id = await app.DraftAsync(Lin, answers);
        await app.ChangeAsync(id, p => p with { Editors = [new(new(Wu.ObjectId), "吴桐", sections)] });
        await app.Tenant.Invitations.SetAsync(id, new(Wu.ObjectId), true, default);
        return id;
    }

    private async Task<ShownCard> AskedAsync(string id) => Shown(await app.SendAsync(Lin, "word/ask", Of(id)));

    private static Answers Earlier { get; } = FilledForm.Answers.With("classSize", "20").With("programName", "数据").With("lead.research", "");

    private static System.Text.Json.Nodes.JsonObject Of(string id) => new() { ["proposalId"] = id };

    private async Task<byte[]> CopyAsync(string id, TeamsUser? who = null) => await app.AgreeAsync(who ?? Lin, await app.SendAsync(who ?? Lin, "word/export", Of(id)));

    // A draft as it was, and a file that says what the filled form says.
    private async Task<(string Id, ShownCard Card)> ComparedAsync(Answers? now = null, Answers? copyOf = null)
    {
        var id = await app.DraftAsync(Lin, copyOf ?? FilledForm.Answers);
        var copy = Without(await CopyAsync(id));
        await app.ChangeAsync(id, p => p with { Answers = now ?? Earlier });
        return (id, await ShownAsync(copy));
    }

    // A file that does not say whose copy it is has to be told where it belongs.
    private async Task<ShownCard> ShownAsync(byte[] copy)
    {
        var card = Shown(await app.SendFileAsync(Lin, ("草稿.docx", copy)));
        return card.Has("导入到这份") ? await app.ThenAsync(Lin, card, "导入到这份") : card;
    }

    // A file that has lost what it remembers of itself: as from a program that drops it.
    private static byte[] Without(byte[] file) => Changed(file, "docProps/custom.xml", xml => xml.Replace("MicroMajorCopy", "Other", StringComparison.Ordinal));

    private static byte[] Typing(byte[] file, string tag, string text) => Changed(file, "word/document.xml", xml =>
    {
        var at = xml.IndexOf($"<w:tag w:val=\"{tag}\" />", StringComparison.Ordinal);
        var (from, to) = (xml.IndexOf("<w:sdtContent>", at, StringComparison.Ordinal), xml.IndexOf("</w:sdtContent>", at, StringComparison.Ordinal));
        return $"{xml[..from]}<w:sdtContent><w:r><w:t>{text}</w:t></w:r>{xml[to..]}";
    });

    private static byte[] Changed(byte[] file, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return stream.ToArray();
    }
}
