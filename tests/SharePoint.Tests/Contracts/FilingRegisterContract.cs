using MicroMajor.Domain.Filing;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class FilingRegisterContract(IFilingRegister register)
{
    private static readonly DateTimeOffset s_first = new(2025, 6, 25, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_code_and_a_subject_find_what_was_written_newest_first_and_nothing_else()
    {
        var subject = Some.Word("WZY");
        var (old, current) = (Document(subject, Some.Word("A"), s_first), Document(subject, Some.Word("B"), s_first.AddHours(1)));
        var twin = Document(Some.Word("WZY"), old.ContentCode, s_first.AddHours(2));
        foreach (var document in new[] { old, current, twin }) await register.EnterAsync(document, default);

        Assert.Equal([current, old], await register.OfSubjectAsync(subject, default));
        Assert.Equal([twin, old], await register.OfCodeAsync(old.ContentCode, default));
        Assert.Empty(await register.OfCodeAsync(Some.Word("C"), default));
        Assert.Empty(await register.OfSubjectAsync(Some.Word("WZY"), default));
    }

    [Fact]
    public async Task Content_that_comes_back_is_the_newest_again_and_stays_one_entry()
    {
        var subject = Some.Word("WZY");
        var (one, other) = (Document(subject, Some.Word("A"), s_first), Document(subject, Some.Word("B"), s_first.AddHours(1)));
        var again = one with { WrittenAt = s_first.AddHours(2), Url = "https://contoso.sharepoint.example/again.docx" };
        foreach (var document in new[] { one, one, other, again }) await register.EnterAsync(document, default);

        Assert.Equal([again, other], await register.OfSubjectAsync(subject, default));
    }

    [Fact]
    public async Task A_digest_is_kept_and_is_that_of_the_latest_writing()
    {
        var document = Document(Some.Word("WZY"), Some.Word("A"), s_first) with { Digest = "0123456789abcdef0123456789abcdef" };
        var later = document with { WrittenAt = s_first.AddHours(1), Digest = "fedcba9876543210fedcba9876543210" };
        foreach (var entry in new[] { document, later }) await register.EnterAsync(entry, default);

        Assert.Equal([later], await register.OfCodeAsync(document.ContentCode, default));
    }

    [Fact]
    public async Task Kinds_that_are_drawn_from_one_content_are_an_entry_each()
    {
        var document = Document(Some.Word("2025"), Some.Word("A"), s_first) with { Kind = DocumentKinds.Summary };
        var (full, workbook) = (document with { Kind = DocumentKinds.FullSummary, WrittenAt = s_first.AddMinutes(1) }, document with { Kind = DocumentKinds.Workbook, WrittenAt = s_first.AddMinutes(2) });
        foreach (var entry in new[] { document, full, workbook, full }) await register.EnterAsync(entry, default);

        Assert.Equal([workbook, full, document], await register.OfCodeAsync(document.ContentCode, default));
    }

    private static RegisteredDocument Document(string subject, string code, DateTimeOffset at) =>
        new(code, "annex2", subject, "2025", "智能'数据\"分析", "https://contoso.sharepoint.example/备案表 一.docx", at);
}

public sealed class MemoryFilingRegisterTests() : FilingRegisterContract(new MemoryTenant().Register);

[Collection(OneTenant.Name)]
public sealed class SharePointFilingRegisterTests(SharedTenant tenant) : FilingRegisterContract(tenant.Store.Get<IFilingRegister>());
