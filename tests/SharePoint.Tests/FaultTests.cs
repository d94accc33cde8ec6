using System.Net;
using System.Text;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.SharePoint.Tests;

/// <summary>When the wire breaks before or after the commit, or SharePoint is busy.</summary>
[Collection(OneTenant.Name)]
public sealed class FaultTests(SharedTenant tenant) : IDisposable
{
    private readonly TenantStore store = tenant.Store;
    private readonly IProposals proposals = tenant.Store.Get<IProposals>();

    public void Dispose() => store.Tap.Instead = null;

    [Fact]
    public async Task A_question_that_SharePoint_answers_in_no_way_ends_in_too_many_together()
    {
        await StartAsync();
        On("GET", _ => Task.FromResult(Contracts.TenantOfLargeRounds.TooMany()));
        var refused = await Assert.ThrowsAsync<TooManyTogetherException>(() => proposals.ListAsync(ProposalQuery.OwnedBy(Some.Person()), default));
        Assert.Contains("Proposals.OwnerId", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_is_done_once()
    {
        var started = await StartAsync();
        OnFirst("PATCH", LoseTheAnswer);
        var saved = await proposals.SaveAsync(started.With(started.Value with { Revision = 1 }), default);
        Assert.Equal((await proposals.FindAsync(started.Value.Id, default))!.Version, saved.Value.Version);
        Assert.Single(store.Tap.Calls, c => c.Method == "PATCH");
    }

    [Fact]
    public async Task A_save_that_never_arrives_is_sent_again()
    {
        var started = await StartAsync();
        OnFirst("PATCH", _ => throw new HttpRequestException("cut before the commit"));
        var saved = await proposals.SaveAsync(started.With(started.Value with { Revision = 1 }), default);
        Assert.Equal(1, (await proposals.FindAsync(started.Value.Id, default))!.Value.Revision);
        Assert.True(saved.IsDone);
    }

    [Fact]
    public async Task A_save_that_never_gets_through_ends_in_the_failure_and_changes_nothing()
    {
        var started = await StartAsync();
        On("PATCH", _ => throw new HttpRequestException("cut before the commit"));
        await Assert.ThrowsAsync<HttpRequestException>(() => proposals.SaveAsync(started.With(started.Value with { Revision = 1 }), default));
        Assert.Equal(started.Version, (await proposals.FindAsync(started.Value.Id, default))!.Version);
    }

    [Fact]
    public async Task A_save_refused_by_its_own_first_try_is_done()
    {
        // Graph's own handler repeats a 503, although the first try may have been carried out.
        var started = await StartAsync();
        OnFirst("PATCH", async call =>
        {
            (await call()).Dispose();
            return Answer(HttpStatusCode.PreconditionFailed, "resourceModified");
        });
        Assert.True((await proposals.SaveAsync(started.With(started.Value with { Revision = 1, UpdatedBy = "王" }), default)).IsDone);
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_and_that_another_has_written_over_is_refused()
    {
        var started = await StartAsync();
        OnFirst("PATCH", async call =>
        {
            (await call()).Dispose();
            var mine = await proposals.FindAsync(started.Value.Id, default);
            await proposals.SaveAsync(mine!.With(mine.Value with { Revision = 2, UpdatedBy = "后" }), default);
            throw new HttpRequestException("cut after the commit");
        });
        var saved = await proposals.SaveAsync(started.With(started.Value with { Revision = 1 }), default);
        Assert.Equal(new Problem("changed-meanwhile"), Assert.Single(saved.Problems));
    }

    [Fact]
    public async Task An_item_that_SharePoint_is_still_busy_with_is_written_a_moment_later()
    {
        var started = await StartAsync();
        OnFirst("PATCH", _ => Task.FromResult(Answer(HttpStatusCode.Conflict, "resourceModified")));
        Assert.True((await proposals.SaveAsync(started.With(started.Value with { Revision = 1 }), default)).IsDone);
    }

    [Fact]
    public async Task A_start_whose_answer_is_lost_gives_the_draft_that_was_made()
    {
        var draft = Some.Draft();
        OnFirst("POST", LoseTheAnswer);
        var started = await proposals.StartAsync(draft, 2025, Some.Word("key"), default);
        Assert.Equal([started.Value.Id], (await proposals.ListAsync(ProposalQuery.OwnedBy(draft.Owner), default)).Proposals.Select(p => p.Value.Id));
    }

    [Fact]
    public async Task A_start_that_is_cut_once_is_tried_again()
    {
        var draft = Some.Draft();
        OnFirst("POST", _ => throw new HttpRequestException("cut before the commit"));
        await proposals.StartAsync(draft, 2025, Some.Word("key"), default);
        Assert.Single((await proposals.ListAsync(ProposalQuery.OwnedBy(draft.Owner), default)).Proposals);
    }

    [Fact]
    public async Task A_start_that_never_arrives_fails_and_may_be_repeated()
    {
        var (draft, key) = (Some.Draft(), Some.Word("key"));
        On("POST", _ => throw new HttpRequestException("cut before the commit"));
        await Assert.ThrowsAsync<HttpRequestException>(() => proposals.StartAsync(draft, 2025, key, default));
        store.Tap.Instead = null;
        await proposals.StartAsync(draft, 2025, key, default);
        Assert.Single((await proposals.ListAsync(ProposalQuery.OwnedBy(draft.Owner), default)).Proposals);
    }

    [Fact]
    public async Task A_read_is_tried_twice_and_no_more()
    {
        var started = await StartAsync();
        OnFirst("GET", _ => throw new HttpRequestException("cut"));
        Assert.NotNull(await proposals.FindAsync(started.Value.Id, default));
        On("GET", _ => throw new HttpRequestException("cut"));
        store.Tap.Forget();
        await Assert.ThrowsAsync<HttpRequestException>(() => proposals.FindAsync(started.Value.Id, default));
        Assert.Equal(2, store.Tap.Calls.Count);
    }

    [Fact]
    public async Task An_audit_line_whose_answer_is_lost_is_there_once()
    {
        var entry = Some.Entry(Some.Word("WZY"), Some.Word("entry"), Some.Instant);
        OnFirst("POST", LoseTheAnswer);
        await store.Get<IAudit>().AddAsync(entry, default);
        Assert.Equal([entry], await store.Get<IAudit>().OfProposalAsync(entry.ProposalId, default));
    }

    [Fact]
    public async Task An_assignment_whose_answer_is_lost_is_there_once()
    {
        OnFirst("POST", LoseTheAnswer);
        var made = await store.Get<IAssignments>().EnsureAsync(Some.Assignment(), default);
        Assert.Equal([made.Value.Id], (await store.Get<IAssignments>().ListAsync(AssignmentQuery.OfProposal(made.Value.ProposalId), default)).Select(a => a.Value.Id));
    }

    [Fact]
    public async Task A_document_that_SharePoint_is_still_busy_with_gets_its_columns_a_moment_later()
    {
        var left = 2;
        On("PATCH", call => left-- > 0 ? Task.FromResult(Answer(HttpStatusCode.Conflict, "resourceModified")) : call());
        var document = new DocumentToFile("annex3", Some.Word("folder"), "x.docx", new byte[] { 1 }, "AB12", Some.Instant, new Dictionary<string, string> { ["Kind"] = "annex3" });
        Assert.Equal("annex3", (await store.Get<ILibrary>().PutAsync(document, default)).Kind);
        Assert.Equal(-1, left);
    }

    [Fact]
    public async Task A_small_upload_that_broke_off_is_sent_again_whole()
    {
        OnFirst("PUT", _ => throw new HttpRequestException("cut"));
        var document = new DocumentToFile("annex3", Some.Word("folder"), "x.docx", new byte[] { 1, 2 }, "AB12", Some.Instant, new Dictionary<string, string>());
        var filed = await store.Get<ILibrary>().PutAsync(document, default);
        Assert.Equal([1, 2], (await store.Get<ILibrary>().ReadAsync(filed.Path, default))!);
        Assert.Equal(2, store.Tap.Calls.Count(c => c.Method == "PUT"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_in_parts_that_broke_off_goes_on_where_it_was_and_nothing_is_seen_before_its_end(bool answerLost)
    {
        var library = store.Get<ILibrary>();
        var document = new DocumentToFile("annex3", Some.Word("folder"), "big.docx", new byte[(11 * 1024 * 1024) + 5], "AB12", Some.Instant, new Dictionary<string, string>());
        var (parts, seenEarly) = (0, new List<bool>());
        store.Tap.Forget();
        On("PUT", async call =>
        {
            parts++;
            seenEarly.Add(await library.ReadAsync($"{document.Folder}/{document.Name}", default) is not null);
            if (parts != 2) return await call();
            if (answerLost) (await call()).Dispose();
            throw new HttpRequestException("cut");
        });
        var filed = await library.PutAsync(document, default);
        Assert.Equal(document.Bytes.Length, (await library.ReadAsync(filed.Path, default))!.Length);
        Assert.DoesNotContain(true, seenEarly);
        // Three parts; the one that broke off is sent again only when it had not arrived.
        Assert.Equal(answerLost ? 3 : 4, parts);
        Assert.Single(store.Tap.Calls, c => c.Path.EndsWith("/createUploadSession", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_whose_session_is_lost_begins_anew()
    {
        store.Tap.Forget();
        var (parts, lost) = (0, "");
        store.Tap.Instead = (request, call) =>
        {
            var path = request.RequestUri!.AbsolutePath;
            if (request.Method == HttpMethod.Put && ++parts == 2) lost = path;
            return path == lost ? Task.FromResult(Answer(HttpStatusCode.NotFound, "itemNotFound")) : call();
        };
        var document = new DocumentToFile("annex3", Some.Word("folder"), "lost.docx", new byte[11 * 1024 * 1024], "AB12", Some.Instant, new Dictionary<string, string>());
        var filed = await store.Get<ILibrary>().PutAsync(document, default);
        Assert.Equal(document.Bytes.Length, (await store.Get<ILibrary>().ReadAsync(filed.Path, default))!.Length);
        Assert.Equal(2, store.Tap.Calls.Count(c => c.Path.EndsWith("/createUploadSession", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refusal_of_Graph_is_thrown_as_it_is()
    {
        var started = await StartAsync();
        On("PATCH", _ => Task.FromResult(Answer(HttpStatusCode.Forbidden, "accessDenied")));
        var refused = await Assert.ThrowsAsync<ODataError>(() => proposals.SaveAsync(started.With(started.Value), default));
        Assert.Equal((403, "accessDenied"), (refused.ResponseStatusCode, refused.Error!.Code));
    }

    [Fact]
    public async Task A_page_that_points_to_another_host_is_not_followed_there()
    {
        // The link's token is used on our own address; the rest of the link is nobody's to choose.
        var round = Some.Word("round");
        for (var i = 0; i < 51; i++) await proposals.StartAsync(Some.Draft(round), 2025, Some.Word("key"), default);
        On("GET", async call =>
        {
            var answer = await call();
            var body = (await answer.Content.ReadAsStringAsync()).Replace("\"@odata.nextLink\":\"http://127.0.0.1", "\"@odata.nextLink\":\"http://evil.example", StringComparison.Ordinal);
            answer.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return answer;
        });
        var first = await proposals.ListAsync(ProposalQuery.OfRound(round, ProposalState.Draft), default);
        var second = await proposals.ListAsync(ProposalQuery.OfRound(round, ProposalState.Draft) with { Continue = first.Continue }, default);
        Assert.Equal((50, 1), (first.Proposals.Count, second.Proposals.Count));
    }

    [Fact]
    public async Task Where_a_page_ended_opens_no_other_list()
    {
        var (mine, theirs) = (Some.Person(), Some.Person());
        for (var i = 0; i < 51; i++) await proposals.StartAsync(Some.Draft(owner: theirs), 2025, Some.Word("key"), default);
        var started = await proposals.StartAsync(Some.Draft(owner: mine), 2025, Some.Word("key"), default);
        var page = await proposals.ListAsync(ProposalQuery.OwnedBy(theirs), default);
        var forged = await proposals.ListAsync(ProposalQuery.OwnedBy(mine) with { Continue = page.Continue }, default);
        Assert.All(forged.Proposals, p => Assert.Equal(started.Value.Id, p.Value.Id));
        var injected = await proposals.ListAsync(ProposalQuery.OwnedBy(mine) with { Continue = $"{page.Continue}&$filter=fields/OwnerId eq '{theirs}'" }, default).ContinueWith(t => t.IsFaulted ? [] : t.Result.Proposals, TaskScheduler.Default);
        Assert.All(injected, p => Assert.Equal(started.Value.Id, p.Value.Id));
    }

    private Task<Stored<Proposal>> StartAsync() => proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);

    private void On(string method, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> fault) =>
        store.Tap.Instead = (request, call) => request.Method.Method == method ? fault(call) : call();

    private void OnFirst(string method, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> fault)
    {
        store.Tap.Forget();
        var done = 0;
        store.Tap.Instead = (request, call) => request.Method.Method == method && Interlocked.Exchange(ref done, 1) == 0 ? fault(call) : call();
    }

    private static async Task<HttpResponseMessage> LoseTheAnswer(Func<Task<HttpResponseMessage>> call)
    {
        (await call()).Dispose();
        throw new HttpRequestException("cut after the commit");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string code) =>
        new(status) { Content = new StringContent($$"""{"error": {"code": "{{code}}", "message": "Played."} }""", Encoding.UTF8, "application/json") };
}
