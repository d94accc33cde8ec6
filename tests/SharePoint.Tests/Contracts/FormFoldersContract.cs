using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Kit;
using MicroMajor.Kit.Memory;
using FormFile = MicroMajor.Domain.Forms.FormFile;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class FormFoldersContract(IFormFolders folders)
{
    protected abstract Task PutAsync(FormFolder folder);

    [Fact]
    public async Task A_folder_is_listed_and_found_with_its_files()
    {
        var version = Some.Word("e");
        var folder = NewForm.Folder(NewForm.Files(version));
        await PutAsync(folder);
        Assert.Contains(version, await folders.ListAsync(default));
        var found = (await folders.FindAsync(version, default))!;
        Assert.Equal(folder.Files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Told), found.Files.Select(Told));
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("2026:/content")]
    public async Task What_is_no_folder_is_not_found(string version) => Assert.Null(await folders.FindAsync(version, default));

    private static (string, long, string) Told(FormFile file) => (file.Name, file.Size, Encoding.UTF8.GetString(file.Content!.Value.Span));
}

public sealed class MemoryFormFoldersTests : FormFoldersContract
{
    private readonly MemoryFormFolders memory;

    public MemoryFormFoldersTests() : this(new()) { }

    private MemoryFormFoldersTests(MemoryFormFolders memory) : base(memory) => this.memory = memory;

    protected override Task PutAsync(FormFolder folder)
    {
        memory.Put(folder);
        return Task.CompletedTask;
    }
}

[Collection(OneTenant.Name)]
public sealed class LibraryFormFoldersTests(SharedTenant tenant) : FormFoldersContract(tenant.Store.Get<IFormFolders>())
{
    [Fact]
    public async Task A_file_that_is_too_large_or_no_part_of_an_edition_is_named_and_not_read()
    {
        var version = Some.Word("e");
        await PutAsync(new(version, [new("form.json", 0, new byte[FormFile.LargestSize + 1]), new("macro.docm", 0, new byte[10])]));
        var calls = await tenant.Store.CallsOfAsync(async () =>
        {
            var found = (await tenant.Store.Get<IFormFolders>().FindAsync(version, default))!;
            Assert.Equal([("form.json", FormFile.LargestSize + 1L, false), ("macro.docm", 10L, false)], found.Files.Select(f => (f.Name, f.Size, f.Content is not null)));
        });
        Assert.Equal(2, calls.Count);
    }

    protected override async Task PutAsync(FormFolder folder)
    {
        foreach (var file in folder.Files)
            await tenant.Store.Get<ILibrary>().PutAsync(new("form", $"表单/{folder.Version}", file.Name, file.Content!.Value, "", Some.Instant, new Dictionary<string, string>()), default);
    }
}
