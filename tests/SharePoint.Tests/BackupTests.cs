using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.LocalTenant;
using MicroMajor.SharePoint.Backups;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.Tests;

/// <summary>A site is backed up, restored into another one and held against itself; what is not fit for it is refused before anything is written.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private const string Round = "2025-spring";
    private static readonly PersonId s_owner = new("00000000-0000-4000-8000-000000000001"), s_expert = new("00000000-0000-4000-8000-000000000031");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private TenantStore store = null!;
    private string reviewed = "", task = "";

    public async Task InitializeAsync()
    {
        store = await TenantStore.ProvisionedAsync();
        await FillAsync();
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_row_with_its_number_and_every_byte_is_there_again_with_the_right_to_write_alone()
    {
        var (file, said) = await BackUpAsync();
        Assert.Equal(["written", "agrees"], said);

        await using var other = await EmptyAsync();
        Assert.Equal(["read", "restored", "agrees"], await RestoreAsync(other, file));

        var (before, after) = (await RowsAsync(store), await RowsAsync(other));
        Assert.Equal(before, after);
        Assert.Contains(before, r => r.StartsWith("Assignments", StringComparison.Ordinal));
        foreach (var path in new[] { "2025/备案表.docx", "大文件.bin" })
            Assert.Equal(await store.Get<ILibrary>().ReadAsync(path, default), await other.Get<ILibrary>().ReadAsync(path, default));

        // Rows lead to the files where they lie now.
        var proposal = (await other.Get<IProposals>().FindAsync(reviewed, default))!;
        var document = Assert.Single(proposal.Value.Documents);
        Assert.StartsWith(other.Address, document.Url, StringComparison.Ordinal);
        Assert.NotNull(await other.Get<ILibrary>().FindAsync(document.Url, default));
        // And it goes on: the next proposal gets the next number, and the one there is can be saved.
        Assert.True((await other.Get<IProposals>().SaveAsync(proposal.With(proposal.Value with { Revision = proposal.Value.Revision + 1 }), default)).IsDone);
        Assert.Equal("WZY-2025-0005", (await other.Get<IProposals>().StartAsync(Some.Draft(Round, owner: s_owner), 2025, "next", default)).Value.Id);
        Assert.Equal(s_expert, (await other.Get<IAssignments>().FindAsync(task, default))!.Value.Expert);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Cut_off_after_any_write_it_is_finished_by_the_next_run_and_a_third_changes_nothing(int writes)
    {
        var (file, _) = await BackUpAsync();
        await using var other = await EmptyAsync();
        var left = writes;
        other.Tap.Instead = async (request, send) =>
        {
            if (request.Method == HttpMethod.Get) return await send();
            // Carried out, and nobody is told; from there on nothing gets out.
            if (left == 1) await send();
            if (--left <= 0) throw new InvalidOperationException("killed");
            return await send();
        };
        await Assert.ThrowsAnyAsync<Exception>(() => RestoreAsync(other, file));
        other.Tap.Instead = null;
        Assert.Equal(["read", "restored", "agrees"], await RestoreAsync(other, file));
        Assert.Equal(await RowsAsync(store), await RowsAsync(other));

        var calls = await other.CallsOfAsync(() => RestoreAsync(other, file));
        Assert.All(calls, c => Assert.Equal("GET", c.Method));
    }

    [Fact]
    public async Task Into_a_site_that_is_in_use_nothing_is_written()
    {
        var (file, _) = await BackUpAsync();
        await using var other = await EmptyAsync();
        await other.Get<Seeding>().PutUnitAsync(new("X1", "别的学院", true, []), default);
        Assert.Equal(["read", "site-in-use"], await RestoreAsync(other, file));
        Assert.Single(await RowsAsync(other));

        await using var third = await EmptyAsync();
        await PutFileAsync(third, "", "别人的.txt", "x"u8.ToArray());
        Assert.Equal(["read", "site-has-file"], await RestoreAsync(third, file));
        Assert.Empty(await RowsAsync(third));
    }

    [Fact]
    public async Task Where_the_numbers_were_used_before_it_says_so_first()
    {
        var (file, _) = await BackUpAsync();
        await using var other = await EmptyAsync();
        await other.Get<IProposals>().StartAsync(Some.Draft(Round), 2025, "before", default);
        await (await ItemsAsync(other, "Proposals"))["1"].DeleteAsync();
        Assert.Equal(["read", "list-used"], await RestoreAsync(other, file));
        Assert.Empty(await RowsAsync(other));
    }

    [Fact]
    public async Task What_was_changed_cut_off_or_made_up_is_refused_and_nothing_is_written()
    {
        var (file, _) = await BackUpAsync();
        await using var other = await EmptyAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        var cases = new (string Code, Action<string> Spoil)[]
        {
            ("file-none", File.Delete),
            ("file-broken", f => File.WriteAllBytes(f, bytes[..(bytes.Length / 2)])),
            ("file-broken", f => File.WriteAllText(f, "no zip")),
            ("file-broken", f => MadeUpBackup.Entry(f, "lists/Units.jsonl", text => text.Replace("计算机", "数　学", StringComparison.Ordinal))),
            ("file-broken", f => MadeUpBackup.Entry(f, "lists/Units.jsonl", _ => null)),
            ("file-entry", f => MadeUpBackup.Entry(f, "../outside.txt", _ => "x")),
            ("file-no-backup", f => MadeUpBackup.Entry(f, "manifest.json", _ => null)),
            ("file-format", f => MadeUpBackup.Manifest(f, m => m["format"] = 2)),
            ("file-list", f => MadeUpBackup.Manifest(f, m => m["lists"]!.AsArray().RemoveAt(0))),
            ("file-path", f => MadeUpBackup.Manifest(f, m => m["files"]![0]!["path"] = "../../etc/passwd")),
            ("file-path", f => MadeUpBackup.Manifest(f, m => m["files"]![0]!["path"] = "C:\\a.txt")),
            ("file-trap", f =>
            {
                MadeUpBackup.Entry(f, "lists/Units.jsonl", _ => new string(' ', 32 * 1024 * 1024));
                MadeUpBackup.Manifest(f, m => m["lists"]!.AsArray().Single(l => (string?)l!["name"] == "Units")!["size"] = 32 * 1024 * 1024);
            }),
        };
        foreach (var (code, spoil) in cases)
        {
            var copy = Path.Combine(folder.FullName, "spoiled.zip");
            File.Copy(file, copy, overwrite: true);
            spoil(copy);
            other.Tap.Forget();
            Assert.Equal([code], await RestoreAsync(other, copy));
            Assert.Empty(other.Tap.Calls);
        }
    }

    [Theory]
    [InlineData("row-unreadable", "Proposals", "State", "Approved")]
    [InlineData("row-index", "Proposals", "RoundState", "2025-spring|Screening")]
    [InlineData("row-index", "Proposals", "Owing", "1")]
    [InlineData("row-nowhere", "Proposals", "UnitCode", "Z9")]
    [InlineData("task-nobody", "Assignments", "ExpertId", "00000000-0000-4000-8000-000000000099")]
    [InlineData("broken-unrecorded", "Audit", "ToState", "Screening")]
    [InlineData("row-left", "Audit", "ProposalId", "WZY-2025-0077")]
    [InlineData("row-left", "Notices", "MatterId", "WZY-2025-0077")]
    [InlineData("row-nowhere", "Register", "Subject", "WZY-2025-0077")]
    [InlineData("row-nowhere", "Editors", "ProposalId", "WZY-2025-0077")]
    public async Task A_row_that_does_not_fit_is_named_in_the_site_and_in_its_backup(string code, string list, string column, string value)
    {
        var items = await ItemsAsync(store, list);
        var last = (await items.GetAsync())!.Value!.Max(i => int.Parse(i.Id!, System.Globalization.CultureInfo.InvariantCulture));
        await items[$"{last}"].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { [column] = value } });
        List<string> said = [];
        await store.Get<SiteBackups>().VerifyAsync(null, d => said.Add(d.Code), default);
        Assert.Contains(code, said);
        Assert.Equal(["written", .. said], (await BackUpAsync()).Said);
    }

    [Fact]
    public async Task A_document_that_is_gone_or_another_and_a_debt_to_nobody_are_named()
    {
        await store.Get<ILibrary>().RemoveAsync("2025/备案表.docx", default);
        var proposals = store.Get<IProposals>();
        var proposal = (await proposals.FindAsync(reviewed, default))!;
        await proposals.SaveAsync(proposal.With(proposal.Value with { Owed = [new CardDue(Audience.Of(Some.Person()), new(MatterKind.Proposal, reviewed)) { Key = "never met" }, new CardDue(Audience.ReviewersOf("Z9"), new(MatterKind.Endorsement, reviewed)) { Key = "no unit" }] }), default);
        Assert.Equal(["written", "file-missing", "owed-nobody"], (await BackUpAsync()).Said);
        await PutFileAsync(store, "2025", "备案表.docx", "other"u8.ToArray(), "ZZ99");
        List<string> said = [];
        await store.Get<SiteBackups>().VerifyAsync(null, d => said.Add(d.Code), default);
        Assert.Equal(["file-code", "owed-nobody"], said);
    }

    [Fact]
    public async Task An_Office_file_that_SharePoint_wrote_its_columns_into_is_the_same_and_one_that_says_something_else_is_not()
    {
        await PutFileAsync(store, "2025", "纪要.docx", MadeUpBackup.Office(("word/document.xml", "会议纪要"), ("[Content_Types].xml", "a")));
        var (file, _) = await BackUpAsync();
        await using var other = await EmptyAsync();
        // What SharePoint does with it as it arrives.
        other.Tap.Instead = async (request, send) =>
        {
            if (request.Method == HttpMethod.Put && Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).Contains("纪要.docx", StringComparison.Ordinal))
                request.Content = new ByteArrayContent(MadeUpBackup.Office(("docProps/custom.xml", "ContentCode"), ("word/document.xml", "会议纪要"), ("word/_rels/document.xml.rels", "b"), ("[Content_Types].xml", "c")));
            return await send();
        };
        Assert.Equal(["read", "restored", "agrees"], await RestoreAsync(other, file));
        Assert.Equal(["read", "restored", "agrees"], await RestoreAsync(other, file));
        other.Tap.Instead = null;
        await PutFileAsync(other, "2025", "纪要.docx", MadeUpBackup.Office(("word/document.xml", "别的纪要")));
        Assert.Equal(["read", "site-has-file"], await RestoreAsync(other, file));
        await PutFileAsync(other, "2025", "纪要.docx", "no document"u8.ToArray());
        Assert.Equal(["read", "site-has-file"], await RestoreAsync(other, file));
    }

    [Fact]
    public async Task Numbers_out_of_order_and_rows_that_were_not_counted_are_refused_though_the_sums_are_right()
    {
        var (file, _) = await BackUpAsync();
        foreach (var change in new Func<string, string>[]
        {
            text => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(l => l + "\n")),
            text => "\n" + text,
            text => text.TrimEnd('\n'),
            text => new string(' ', 33 * 1024 * 1024),
        })
        {
            var copy = Path.Combine(folder.FullName, "made-up.zip");
            File.Copy(file, copy, overwrite: true);
            MadeUpBackup.Entry(copy, "lists/Proposals.jsonl", change, CompressionLevel.NoCompression);
            byte[] now;
            using (var zip = ZipFile.OpenRead(copy))
            using (var content = zip.GetEntry("lists/Proposals.jsonl")!.Open())
            using (var bytes = new MemoryStream())
            {
                content.CopyTo(bytes);
                now = bytes.ToArray();
            }

            MadeUpBackup.Manifest(copy, m =>
            {
                var list = m["lists"]!.AsArray().Single(l => (string?)l!["name"] == "Proposals")!;
                (list["size"], list["sha256"]) = (now.Length, Convert.ToHexStringLower(SHA256.HashData(now)));
            });
            await using var other = await EmptyAsync();
            Assert.Equal(["read", "file-broken"], await RestoreAsync(other, copy));
            Assert.Empty(await RowsAsync(other));
        }
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_leaves_no_half_of_it_and_a_place_that_cannot_be_written_is_named()
    {
        store.Tap.Instead = (request, send) => request.RequestUri!.AbsolutePath.EndsWith("/content", StringComparison.Ordinal) ? throw new HttpRequestException("cut") : send();
        Assert.Equal("cut-off", await RefusalAsync(Path.Combine(folder.FullName, "cut.zip")));
        Assert.Empty(folder.GetFiles());
        store.Tap.Instead = null;
        Assert.Equal("file-unwritable", await RefusalAsync(Path.Combine(folder.FullName, "nowhere", "a.zip")));
        var (file, _) = await BackUpAsync();
        Assert.Equal("file-there", await RefusalAsync(file));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        store.Grant("read");
        Assert.Equal(["written", "agrees"], (await BackUpAsync()).Said);
        await using var other = await EmptyAsync();
        other.Grant("read");
        Assert.Equal(["read", "site-forbidden"], await RestoreAsync(other, file));

        async Task<string> RefusalAsync(string to) =>
            (await Assert.ThrowsAsync<BackupRefusedException>(() => store.Get<SiteBackups>().WriteAsync(to, _ => { }, default))).Finding.Code;
    }

    [Fact]
    public async Task A_thousand_rows_cost_few_calls()
    {
        for (var n = 0; n < 1000; n += 20)
            await List(store, "Audit").WriteTogetherAsync([.. Enumerable.Range(n, 20).Select(i => new ListWrite(null, null, new()
            {
                ["Title"] = "x", ["AuditKey"] = $"many|{i}", ["RoundId"] = Round, ["Act"] = "Look", ["At"] = Instant.Text(Some.Instant),
            }))], default);
        var file = "";
        var calls = await store.CallsOfAsync(async () => file = (await BackUpAsync()).File);
        Assert.InRange(calls.Count(c => c.Path.EndsWith("/items", StringComparison.Ordinal)), 1, 35);
        await using var other = await EmptyAsync();
        calls = await other.CallsOfAsync(() => RestoreAsync(other, file));
        Assert.InRange(calls.Count(c => c.Method == "POST" && c.Path.EndsWith("/$batch", StringComparison.Ordinal)), 50, 62);
        Assert.Equal(await RowsAsync(store), await RowsAsync(other));
    }

    [Fact]
    public async Task While_people_work_it_refuses_nothing_and_the_file_is_whole()
    {
        using var done = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            for (var n = 0; !done.IsCancellationRequested; n++) await store.Get<IProposals>().StartAsync(Some.Draft(Round, owner: s_owner), 2025, $"meanwhile-{n}", default);
        });
        var (file, said) = await BackUpAsync();
        await done.CancelAsync();
        await work;
        Assert.Equal("written", said[0]);
        await using var other = await EmptyAsync();
        Assert.Equal(["read", "restored"], (await RestoreAsync(other, file))[..2]);
    }

    private async Task FillAsync()
    {
        var seeding = store.Get<Seeding>();
        await seeding.PutUnitAsync(new("D01", "计算机学院", true, []), default);
        await seeding.PutUnitAsync(new("D02", "停用的学院", true, []), default);
        await (await ItemsAsync(store, "Units"))["2"].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Listed"] = null! } });
        await seeding.PutExpertAsync(new(s_expert, "钱学文", "D02", "", "低空经济") { MaxLoad = 3 }, default);
        await seeding.PutRoundAsync(Some.Round(Round), default);
        await store.Get<IDirectory>().SaveContactAsync(new(s_owner, "王小明", "00000000-0000-4000-8000-0000000000c1", "29:x", "19:chat", "https://smba.trafficmanager.net/cn/", "28:x", "zh-CN"), default);

        var proposals = store.Get<IProposals>();
        await proposals.StartAsync(Some.Draft(Round, owner: s_owner), 2025, "one", default);
        await proposals.StartAsync(Some.Draft(Round, owner: s_owner), 2025, "gone", default);
        await proposals.StartAsync(Some.Draft(Round, owner: s_owner), 2025, "gone too", default);
        foreach (var gone in new[] { "2", "3" }) await (await ItemsAsync(store, "Proposals"))[gone].DeleteAsync();
        var begun = await proposals.StartAsync(Some.Draft(Round, owner: s_owner), 2025, "reviewed", default);
        reviewed = begun.Value.Id;
        await PutFileAsync(store, "", "大文件.bin", [.. Enumerable.Range(0, 11 * 1024 * 1024).Select(i => (byte)(i * 7))]);
        var filed = await PutFileAsync(store, "2025", "备案表.docx", "content"u8.ToArray(), "AB12");
        await proposals.SaveAsync(begun.With(begun.Value with
        {
            State = ProposalState.UnderReview,
            Submissions = 1,
            Revision = 4,
            Answers = Some.EverythingAtItsLimit(FormEditions.Shipped.Find("2025")!.Form),
            Documents = [filed],
        }), default);
        var steps = new[] { ("Submit", "Draft", "UnitReview"), ("Endorse", "UnitReview", "Screening"), ("AcceptForReview", "Screening", "ReadyForReview"), ("Assign", "ReadyForReview", "UnderReview") };
        foreach (var ((act, from, to), n) in steps.Select((s, n) => (s, n)))
            await store.Get<IAudit>().AddAsync(new($"{reviewed}|{n + 1}", reviewed, Round, act, from, to, s_owner, "王小明", Some.Instant.AddMinutes(n), "“理由”\n第二行"), default);

        var assignments = store.Get<IAssignments>();
        await assignments.EnsureAsync(Some.Assignment(reviewed, Some.Person(), Round), default);
        await (await ItemsAsync(store, "Assignments"))["1"].DeleteAsync();
        task = (await assignments.EnsureAsync(Some.Assignment(reviewed, s_expert, Round), default)).Value.Id;
        var matter = new Matter(MatterKind.Proposal, reviewed);
        await store.Get<INotices>().SaveAsync(new(new(Notice.KeyOf(s_owner, matter), s_owner, matter, "19:chat", "1718", Some.Instant), ""), default);
        // A sentence about no proposal is none that was left.
        await store.Get<INotices>().SaveAsync(new(new(Some.Word("told"), s_owner, matter with { Id = "" }, "19:chat", "1719", Some.Instant), ""), default);
        await store.Get<IInvitations>().SetAsync(reviewed, Some.Person(), true, default);
        await store.Get<IFilingRegister>().EnterAsync(new("AB12", "annex2", reviewed, Round, "备案表", filed.Url, Some.Instant), default);
    }

    private async Task<(string File, IReadOnlyList<string> Said)> BackUpAsync()
    {
        var (file, said) = (Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.zip"), new List<string>());
        await store.Get<SiteBackups>().WriteAsync(file, d => said.Add(d.Code), default);
        return (file, said);
    }

    private static async Task<string[]> RestoreAsync(TenantStore to, string file)
    {
        var said = new List<string>();
        try
        {
            await to.Get<SiteBackups>().RestoreAsync(file, d => said.Add(d.Code), default);
        }
        catch (BackupRefusedException refused)
        {
            said.Add(refused.Finding.Code);
        }

        return [.. said];
    }

    // Provisioned, and then with the right to work only.
    private static async Task<TenantStore> EmptyAsync()
    {
        var other = await TenantStore.ProvisionedAsync();
        other.Grant("write");
        return other;
    }

    private static Task<FiledDocument> PutFileAsync(TenantStore to, string folder, string name, byte[] bytes, string code = "") =>
        to.Get<ILibrary>().PutAsync(new("annex2", folder, name, bytes, code, Some.Instant, code.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Kind"] = "annex2", ["ContentCode"] = code, ["RoundId"] = Round }), default);

    private static SharePointList List(TenantStore of, string name) =>
        new(of.Get<GraphServiceClient>(), of.Get<SitePlaces>(), () => of.Get<Schema>().All.Single(l => l.Name == name));

    private static async Task<Microsoft.Graph.Sites.Item.Lists.Item.Items.ItemsRequestBuilder> ItemsAsync(TenantStore of, string list) =>
        of.Get<GraphServiceClient>().Sites[await of.Get<SitePlaces>().SiteAsync(default)].Lists[await of.Get<SitePlaces>().ListAsync(list, default)].Items;

    // Every row of every list as it is read, its number only where it means something; the site's own address does not count.
    private static async Task<IReadOnlyList<string>> RowsAsync(TenantStore of)
    {
        List<string> all = [];
        foreach (var shape in of.Get<Schema>().All.Where(l => !l.IsLibrary))
        {
            var line = new RowLine(shape);
            await foreach (var row in List(of, shape.Name).EveryAsync(default))
                all.Add($"{shape.Name} {Encoding.UTF8.GetString(line.Of(row, SiteShapes.AreNumbered(shape))).Replace(of.Address, "", StringComparison.Ordinal)}");
        }

        return [.. all.Where(r => !r.Contains("restoring|", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
