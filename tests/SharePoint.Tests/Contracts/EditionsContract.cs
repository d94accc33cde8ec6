using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class EditionsContract(IFormEditions editions)
{
    [Fact]
    public async Task The_shipped_editions_are_always_there() => Assert.Same(FormEditions.Shipped.Last(), (await editions.AllAsync(default)).Find(FormEditions.First));

    [Fact]
    public async Task A_kept_edition_is_there_at_once_and_the_same_again_changes_nothing()
    {
        var files = Files();
        var kept = (await editions.KeepAsync(files, A.Office, A.Day, default)).Value;
        Assert.Equal((files.Version, files.Digest), (kept.Version, kept.Digest));
        Assert.Equal("微证书", kept.Form.Field("microCredential")!.Label.Zh);
        Assert.Same(kept, (await editions.AllAsync(default)).Find(files.Version));
        Assert.Same(kept, (await editions.KeepAsync(files, A.Office, A.Day.AddDays(1), default)).Value);
    }

    [Fact]
    public async Task A_Word_form_is_kept_with_its_edition_to_the_byte()
    {
        var files = OwnWord.Files(Some.Word("e"));
        var kept = (await editions.KeepAsync(files, A.Office, A.Day, default)).Value;
        Assert.Equal((files.Digest, files.Template), (kept.Digest, kept.Template!.File));
        Assert.Equal(files.Template!.Word.ToArray(), (await editions.AllAsync(default)).Find(files.Version)!.Template!.File.Word.ToArray());
        var other = files with { Template = new(OwnWord.Form(isNew: true, hasCode: false), OwnWord.Map) };
        Assert.Equal("form-version-taken", Assert.Single((await editions.KeepAsync(other, A.Office, A.Day, default)).Problems).Code);
    }

    [Fact]
    public async Task Another_edition_of_the_same_name_is_refused_and_the_first_one_stays()
    {
        var files = Files();
        await editions.KeepAsync(files, A.Office, A.Day, default);
        var other = await editions.KeepAsync(files with { Words = """{"labels":{"programName":{"zh":"名称","en":"Name"}}}""" }, A.Office, A.Day, default);
        Assert.Equal(new Problem("form-version-taken", Facts.Of(("version", files.Version))), Assert.Single(other.Problems));
        Assert.Equal(files.Digest, (await editions.AllAsync(default)).Find(files.Version)!.Digest);
    }

    [Fact]
    public async Task A_shipped_edition_is_never_replaced() =>
        Assert.Equal("form-version-taken", Assert.Single((await editions.KeepAsync(NewForm.Files(FormEditions.First), A.Office, A.Day, default)).Problems).Code);

    protected static FormFiles Files() => NewForm.Files(Some.Word("e"));
}

public sealed class MemoryEditionsTests() : EditionsContract(new MemoryEditions());

[Collection(OneTenant.Name)]
public sealed class EditionListTests(SharedTenant tenant) : EditionsContract(tenant.Store.Get<IFormEditions>())
{
    [Fact]
    public async Task A_form_longer_than_a_column_is_kept_whole()
    {
        var long1 = string.Concat(Enumerable.Repeat("说明", 80));
        var files = NewForm.Change(Files(), form =>
        {
            foreach (var section in form["sections"]!.AsArray())
                foreach (var field in section!["fields"]!.AsArray())
                    field!["hint"] = NewForm.Parse($$"""{ "zh": "{{string.Concat(Enumerable.Repeat(long1, 5))}}", "en": "h" }""");
        });
        Assert.InRange(files.Form.Length, 64_000, 120_000);
        Assert.Equal(files.Digest, (await tenant.Store.Get<IFormEditions>().KeepAsync(files, A.Office, A.Day, default)).Value.Digest);
        tenant.Store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(files.Digest, (await tenant.Store.Get<IFormEditions>().AllAsync(default)).Find(files.Version)!.Digest);
    }

    [Fact]
    public async Task A_kept_Word_form_that_somebody_took_away_is_found_where_it_was_uploaded_and_its_edition_stays_readable_without_either()
    {
        var files = OwnWord.Files(Some.Word("e"));
        var (store, library) = (tenant.Store.Get<IFormEditions>(), tenant.Store.Get<ILibrary>());
        await store.KeepAsync(files, A.Office, A.Day, default);
        // Read once: what a process knows it does not fetch again.
        tenant.Store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(await tenant.Store.CallsOfAsync(() => store.AllAsync(default)), c => $"{c}".Contains("content", StringComparison.OrdinalIgnoreCase));

        await library.PutAsync(new("", $"表单/{files.Version}", TemplateFile.WordName, files.Template!.Word, "", A.Day, new Dictionary<string, string>()), default);
        await library.PutAsync(new("", $"表单存档/{files.Version}", $"annex2-{files.Template.Digest[..16]}.docx", new byte[] { 1 }, "", A.Day, new Dictionary<string, string>()), default);
        Assert.Equal(files.Template, (await Elsewhere(files.Version)).Template!.File);

        await library.RemoveAsync($"表单/{files.Version}/{TemplateFile.WordName}", default);
        var without = await Elsewhere(files.Version);
        Assert.Equal(("微证书", true), (without.Form.Field("microCredential")!.Label.Zh, without.Template!.File.Word.IsEmpty));
    }

    // As another process reads it, which knows nothing yet.
    private async Task<FormEdition> Elsewhere(string version)
    {
        await using var other = tenant.Store.Beside();
        return (await other.Get<IFormEditions>().AllAsync(default)).Find(version)!;
    }
}
