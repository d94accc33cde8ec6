using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>The words for states and acts, from <c>states.json</c>: the owner's (or expert's) words and the office's.</summary>
public sealed class StateWords
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { AllowDuplicateProperties = false };

    private readonly StateFile file;

    /// <summary>Reads the words that ship with the program. A state or act without words stops the start.</summary>
    public StateWords()
    {
        using var stream = typeof(StateWords).Assembly.GetManifestResourceStream("Words/states.json") ?? throw new InvalidOperationException("Words/states.json is not in the program.");
        file = JsonSerializer.Deserialize<StateFile>(stream, s_options)!;
        foreach (var state in Enum.GetValues<ProposalState>())
            if (!file.Proposal.TryGetValue($"{state}", out var words) || words.Owner is null || words.Office is null) throw new InvalidOperationException($"states.json has no words for the proposal's {state}.");
        foreach (var state in Enum.GetValues<AssignmentState>())
            if (!file.Assignment.TryGetValue($"{state}", out var words) || words.Expert is null || words.Office is null) throw new InvalidOperationException($"states.json has no words for the assignment's {state}.");
        foreach (var milestone in Enum.GetNames<Milestone>())
            if (!file.Milestone.ContainsKey(milestone)) throw new InvalidOperationException($"states.json has no word for the milestone {milestone}.");
        foreach (var act in Enum.GetNames<ProposalAct>().Concat(Enum.GetNames<AssignmentAct>()))
            if (!file.Acts.ContainsKey(act)) throw new InvalidOperationException($"states.json has no word for {act}.");
    }

    /// <summary>The one that ships, for words that are asked for without a container.</summary>
    public static StateWords Shipped { get; } = new();

    /// <summary>The state as its owner reads it.</summary>
    public string Owner(ProposalState state, Language language) => In(file.Proposal[$"{state}"].Owner!, language);

    /// <summary>The state as the office and the college read it.</summary>
    public string Office(ProposalState state, Language language) => In(file.Proposal[$"{state}"].Office!, language);

    /// <summary>The state of an assignment as its expert reads it.</summary>
    public string Expert(AssignmentState state, Language language) => In(file.Assignment[$"{state}"].Expert!, language);

    /// <summary>The state of an assignment as the office reads it.</summary>
    public string Assignment(AssignmentState state, Language language) => In(file.Assignment[$"{state}"].Office!, language);

    /// <summary>What a programme has come to after the decision.</summary>
    public string Of(Milestone milestone, Language language) => In(file.Milestone[$"{milestone}"], language);

    /// <summary>The word for an act, named as the audit names it; the name itself when there is none.</summary>
    public string Act(string act, Language language) => file.Acts.TryGetValue(act, out var word) ? In(word, language) : act;

    private static string In(Bilingual words, Language language) => language == Language.Zh ? words.Zh : words.En;

    private sealed record StateFile(IReadOnlyDictionary<string, ReaderWords> Proposal, IReadOnlyDictionary<string, ReaderWords> Assignment, IReadOnlyDictionary<string, Bilingual> Milestone, IReadOnlyDictionary<string, Bilingual> Acts);

    private sealed record ReaderWords(Bilingual? Owner, Bilingual? Expert, Bilingual? Office);
}
