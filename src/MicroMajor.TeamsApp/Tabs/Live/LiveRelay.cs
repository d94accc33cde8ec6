using System.Text.Json;
using System.Threading.Channels;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;

namespace MicroMajor.TeamsApp.Tabs.Live;

/// <summary>
/// Carries what is saved in one instance of the program into the journals of the others: whom it is for, which kind and which id; never a text. Whoever comes
/// late, or was cut off, asks the others which experts they know to review, and lets their listeners read everything again.
/// </summary>
internal sealed partial class LiveRelay(LiveJournal journal, IBulletins bulletins, ILogger<LiveRelay> log) : BackgroundService
{
    // PostgreSQL takes 8,000 bytes; ids are ASCII.
    private const int Longest = 7_000;
    private const int ReviewsInOne = 80;

    private readonly Channel<Bulletin> outgoing = Channel.CreateBounded<Bulletin>(new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private sealed record Review(string Proposal, PersonId Expert, bool IsActive);

    private sealed record Bulletin
    {
        public string? Kind { get; init; }

        public string? Id { get; init; }

        public LiveAudience? For { get; init; }

        public IReadOnlyList<Review>? Reviews { get; init; }

        /// <summary>Tell me what you know.</summary>
        public bool Asks { get; init; }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!bulletins.IsShared) return;
        journal.Told += entry => Send(new() { Kind = entry.Kind, Id = entry.Id, For = entry.For });
        journal.Reviewed += (proposal, expert, isActive) => Send(new() { Reviews = [new(proposal, expert, isActive)] });
        await Task.WhenAll(SendAllAsync(stoppingToken), bulletins.ListenAsync(HearAsync, MissedAsync, stoppingToken));
    }

    private void Send(Bulletin bulletin) => outgoing.Writer.TryWrite(bulletin);

    private async Task SendAllAsync(CancellationToken ct)
    {
        await foreach (var bulletin in outgoing.Reader.ReadAllAsync(ct))
        {
            try
            {
                var text = JsonSerializer.Serialize(bulletin);
                // A proposal with more editors than fit is told to nobody elsewhere: they see it when they look.
                if (text.Length <= Longest) await bulletins.SendAsync(text, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                NotTold(failure.GetType().Name);
            }
        }
    }

    private Task HearAsync(string text)
    {
        var bulletin = JsonSerializer.Deserialize<Bulletin>(text)!;
        foreach (var review in bulletin.Reviews ?? []) journal.HearReview(review.Proposal, review.Expert, review.IsActive);
        if (bulletin is { Kind: { } kind, Id: { } id, For: { } audience }) journal.Hear(kind, id, audience);
        if (bulletin.Asks)
            foreach (var some in journal.Reviewing.Chunk(ReviewsInOne)) Send(new() { Reviews = [.. some.Select(r => new Review(r.Proposal, r.Expert, true))] });
        return Task.CompletedTask;
    }

    private Task MissedAsync()
    {
        Send(new() { Asks = true });
        if (journal.Last > 0) journal.Skip();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other instances were not told of a change ({Failure}); their open pages show it when they are read again")]
    private partial void NotTold(string failure);
}
