using System.Globalization;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// Writes the two files of an accepted hand-in, reads them back, and only then says that it is handed in. Broken off anywhere and done
/// again it comes to the same: same folder, same names, same bytes.
/// </summary>
public sealed class WritePack(IHandIns handIns, RoundPacks packs, ILibrary library, IFilingRegister register, DeliveryQueue queue, TimeProvider time)
{
    /// <summary>Writes the hand-in with that number of that round and college; nothing when it is done already. Throws when it could not be written now.</summary>
    public async Task RunAsync(string id, int number, CancellationToken ct)
    {
        // load
        if (UnitHandIns.Read(id) is not { } key || await packs.OfAsync(key.RoundId, key.UnitCode, ct) is not { } state) throw new InvalidOperationException($"What {id} is to be of is gone.");
        if (state.HandIns.Value.Pending is not { } pending || pending.Number != number) return;
        var folder = state.Pack.FolderOf(state.Round.Value, number);

        // decide: what was promised is what is written, or nothing
        if (state.Pack.Forms is null || state.Pack.List.ContentCode != pending.ListCode)
        {
            // An earlier try may have got as far as the library.
            foreach (var document in Planned(state, pending, folder)) await library.RemoveAsync($"{document.Folder}/{document.Name}", ct);
            await SaveAsync(state.HandIns, h => h.Pending?.Number == number ? h.Dropped(state.Pack.UnitName) : h, ct);
            return;
        }

        // save
        var written = await Task.WhenAll(Planned(state, pending, folder).Select(d => library.PutAsync(d, ct)));
        var read = await Task.WhenAll(written.Select(d => library.ReadAsync(d.Path, ct)));
        var back = PackInk.Read(state.Pack, read[0], read[1]);
        if (PackCheck.Files(back).FirstOrDefault(f => f.Verdict == PackVerdict.Wrong) is { } wrong) throw new InvalidOperationException($"What was read back of {id} breaks {wrong.Rule}.");
        if (back.Disagreeing.Count > 0) throw new InvalidOperationException($"What was read back of {id} disagrees.");
        // Before it counts: a paper with a code that nobody knows would be worse than an entry made twice.
        foreach (var (document, bytes) in written.Zip(read))
            await register.EnterAsync(new(document.ContentCode, document.Kind, state.Pack.Subject, key.RoundId, state.Pack.UnitName, document.Url, document.WrittenAt) { Digest = WrittenDigest.Of(bytes!) }, ct);
        foreach (var programme in state.Pack.Programmes) await EnterAsync(programme, written[0], ct);
        await SaveAsync(state.HandIns, h => h.Pending?.Number == number ? h.Done(state.Pack.UnitName, written) : h, ct);
    }

    // The pages of a programme bear its own code beside the file's. Where the form was filed by itself before, that entry stays.
    private async Task EnterAsync(FilingSnapshot programme, FiledDocument forms, CancellationToken ct)
    {
        if ((await register.OfCodeAsync(programme.ContentCode, ct)).Any(d => d.Subject == programme.ProposalId)) return;
        await register.EnterAsync(new(programme.ContentCode, DocumentKinds.Form, programme.ProposalId, programme.RoundId, programme.ProgramName, forms.Url, forms.WrittenAt), ct);
    }

    // The round's own documents are found by the round's id: a pack is none of them, and is never made anew.
    private IReadOnlyList<DocumentToFile> Planned(PackState state, HandIn pending, string folder)
    {
        if (state.Pack.Forms is not { } forms) return [];
        return
        [
            Document(DocumentKinds.CollegeForms, FileNames.CollegeForms(forms), PackInk.Forms(state.Pack), forms.ContentCode),
            Document(DocumentKinds.CollegeSummary, FileNames.Summary(state.Pack.List), PackInk.List(state.Pack), state.Pack.List.ContentCode),
        ];

        DocumentToFile Document(string kind, string name, byte[] bytes, string code) => new(kind, folder, name, bytes, code, time.GetUtcNow(), new Dictionary<string, string>
        {
            ["Kind"] = kind,
            ["ContentCode"] = code,
            ["RoundId"] = state.Pack.Subject,
            ["Edition"] = pending.Number.ToString(CultureInfo.InvariantCulture),
            ["Reason"] = pending.Reason.Length > 0 ? pending.Reason : "学院报送",
        });
    }

    // What is told to others is owed by the same write, and paid after it.
    private async Task SaveAsync(Stored<UnitHandIns> stored, Func<UnitHandIns, UnitHandIns> change, CancellationToken ct)
    {
        var (round, unit) = (stored.Value.RoundId, stored.Value.UnitCode);
        for (Stored<UnitHandIns>? present = stored; present is not null; present = await handIns.FindAsync(round, unit, ct))
        {
            var changed = change(present.Value);
            if (ReferenceEquals(changed, present.Value) || (await handIns.SaveAsync(present.With(changed), ct)).IsDone) break;
        }

        queue.RingHandIns(stored.Value.Id);
    }
}
