using System.Runtime.CompilerServices;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Answers one turn. The token ends when the program is torn down, not when the client hangs up.</summary>
public delegate ValueTask<Reply> TurnHandler(Turn turn, CancellationToken cancellationToken);

/// <summary>Answers a question that was typed, or nothing when it is not one for this handler.</summary>
public delegate ValueTask<Reply?> QuestionHandler(Turn turn, CancellationToken cancellationToken);

/// <summary>Told, behind the answer, which message carries a card that is to be remembered.</summary>
public delegate Task ShownHandler(Turn turn, Reply.ShowCard shown, string messageId, CancellationToken cancellationToken);

/// <summary>The verb table: which handler answers which verb, typed phrase, dialog, typeahead and arrival. One handler each, or it throws at start.</summary>
public sealed class Room
{
    private readonly Dictionary<string, Entry> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _dialogs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _searches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _unwanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _agreed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _single = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private readonly PhraseBook _phrases = new();
    private readonly List<QuestionHandler> _questions = [];

    private sealed record Entry(TurnHandler Handler, string Where);

    /// <summary>Every verb of a card or dialog, sorted.</summary>
    public IReadOnlyList<string> Verbs => [.. _cards.Keys.Concat(_dialogs.Keys).Order(StringComparer.Ordinal)];

    /// <summary>The verbs of <see cref="Verbs"/> that are answered in dialogs.</summary>
    public IReadOnlyList<string> Dialogs => [.. _dialogs.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every typeahead.</summary>
    public IReadOnlyList<string> Datasets => [.. _searches.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The extension of every kind of file that is taken, sorted.</summary>
    public IReadOnlyList<string> Extensions => [.. _files.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every verb under which a file may be offered, sorted.</summary>
    public IReadOnlyList<string> Offers => [.. _agreed.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every typed command, as registered.</summary>
    public IReadOnlyList<string> Phrases => _phrases.All;

    /// <summary>Answers a card's button (Action.Execute, or its Action.Submit fallback).</summary>
    public Room On(string verb, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        RefuseSecond(_dialogs, verb, file, line);
        return Add(_cards, verb, handler, file, line);
    }

    /// <summary>Answers a dialog's opening or its button (task/fetch, task/submit); the verb is the data's <c>verb</c>.</summary>
    public Room OnDialog(string verb, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        RefuseSecond(_cards, verb, file, line);
        return Add(_dialogs, verb, handler, file, line);
    }

    /// <summary>Answers a typeahead; the turn's text is what was typed so far.</summary>
    public Room OnSearch(string dataset, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_searches, dataset, handler, file, line);

    /// <summary>Answers a search from the compose box (<see cref="Reply.Results"/>, <see cref="Reply.ShowCard"/> or a sentence); which part of it is asked for says <see cref="SearchWindow"/>.</summary>
    public Room OnComposeSearch(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.ComposeSearch, handler, file, line);

    /// <summary>Answers with what a result stands for when it was picked in the compose box; the turn's data is the <see cref="Hit.Pick"/> of it, as the client sends it.</summary>
    public Room OnComposePick(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.ComposePick, handler, file, line);

    /// <summary>Answers a link of ours that was put into the compose box, with the one <see cref="Reply.Results"/> that stands for it or nothing; the turn's text is the link.</summary>
    public Room OnLink(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.Link, handler, file, line);

    /// <summary>Typed phrases for a verb registered before. Case, width, a mention of the bot and trailing punctuation do not matter.</summary>
    public Room OnText(string verb, params string[] phrases)
    {
        if (!_cards.ContainsKey(verb))
            throw new InvalidOperationException($"Typed phrases are given to “{verb}”, which has no handler yet.");
        foreach (var phrase in phrases) _phrases.Add(phrase, verb);
        return this;
    }

    /// <summary>Answers what is no command.</summary>
    public Room OnUnknownText(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.UnknownText, handler, file, line);

    /// <summary>
    /// Answers files sent into the personal chat, with <see cref="Turn.Files"/> holding those of this extension. One handler for each
    /// extension: who else wants such a file asks for it by a typed command, whose handler gets the files that came with it.
    /// </summary>
    /// <param name="extension">With its dot, e.g. <c>.docx</c>; case does not matter.</param>
    public Room OnFile(string extension, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (extension is not ['.', _, ..]) throw new ArgumentException($"“{extension}” is not an extension with its dot.", nameof(extension));
        return Add(_files, SentFile.Plain(extension), handler, file, line);
    }

    /// <summary>Says why a file of that extension is not taken, and what to send instead; it is not among those that are offered.</summary>
    public Room OnUnwantedFile(string extension, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (extension is not ['.', _, ..]) throw new ArgumentException($"“{extension}” is not an extension with its dot.", nameof(extension));
        return Add(_unwanted, SentFile.Plain(extension), handler, file, line);
    }

    /// <summary>Makes the file that was offered under that verb, when the person agrees: <see cref="Reply.GiveFile"/>, or a sentence that says why not.</summary>
    public Room OnAgreed(string verb, TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_agreed, verb, handler, file, line);

    /// <summary>Asked before <see cref="OnUnknownText"/> about what is no command, in the order of registration, until one answers.</summary>
    public Room OnQuestion(QuestionHandler handler)
    {
        _questions.Add(handler);
        return this;
    }

    /// <summary>The app was installed for a person. Teams announces it twice; this is called once.</summary>
    public Room OnArrival(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.Arrival, handler, file, line);

    /// <summary>A person removed the app: the chat can no longer be written to, so the reply is dropped.</summary>
    public Room OnDeparture(TurnHandler handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(_single, Whole.Departure, handler, file, line);

    /// <summary>Told which message carries a card whose reply says <see cref="Reply.ShowCard.Remember"/>, and which new message carries any other.</summary>
    public Room OnShown(ShownHandler handler)
    {
        if (Shown is not null) throw new InvalidOperationException("Two handlers are told which message carries a card.");
        Shown = handler;
        return this;
    }

    /// <summary>Told, behind the answer, of every turn in a personal chat: where the person can be written to, as the channel says it today.</summary>
    public Room OnMet(Func<Turn, CancellationToken, Task> handler)
    {
        if (Met is not null) throw new InvalidOperationException("Two handlers are told where people can be written to.");
        Met = handler;
        return this;
    }

    /// <summary>Waited for before a card's button is answered: an edit of that message still on its way would wipe the answer.</summary>
    public Room OnEditing(Func<Turn, Task> pending)
    {
        if (Editing is not null) throw new InvalidOperationException("Two handlers know of edits on their way.");
        Editing = pending;
        return this;
    }

    /// <summary>Told before a card's button is answered with a card, which the person sees in place of what the message carries.</summary>
    public Room OnShowing(Func<Turn, Reply.ShowCard, Task> showing)
    {
        if (Showing is not null) throw new InvalidOperationException("Two handlers know what people see in messages.");
        Showing = showing;
        return this;
    }

    /// <summary>Verbs that may be answered where others read along. All other turns from a channel or group chat are sent to the personal chat.</summary>
    public Room InSharedChats(params string[] verbs)
    {
        foreach (var verb in verbs)
            if (!_cards.ContainsKey(verb) && !_dialogs.ContainsKey(verb))
                throw new InvalidOperationException($"“{verb}” is opened to shared chats, but has no handler yet.");
        _shared.UnionWith(verbs);
        return this;
    }

    /// <summary>The known command nearest to what was typed, as registered; null when nothing is near.</summary>
    public string? Nearest(string? text) => _phrases.Nearest(text);

    internal ShownHandler? Shown { get; private set; }
    internal Func<Turn, Task>? Editing { get; private set; }

    internal Func<Turn, Reply.ShowCard, Task>? Showing { get; private set; }
    internal Func<Turn, CancellationToken, Task>? Met { get; private set; }
    internal string? VerbOf(string text) => _phrases.VerbOf(text);
    internal TurnHandler? Card(string verb) => Find(_cards, verb);
    internal TurnHandler? Dialog(string verb) => Find(_dialogs, verb);
    internal TurnHandler? Search(string dataset) => Find(_searches, dataset);
    internal TurnHandler? File(string extension) => Find(_files, extension) ?? Find(_unwanted, extension);
    internal TurnHandler? Agreed(string verb) => Find(_agreed, verb);
    internal TurnHandler? For(string whole) => Find(_single, whole);
    internal TurnHandler? NoCommand() =>
        For(Whole.UnknownText) is not { } unknown ? null : async (turn, ct) =>
        {
            foreach (var question in _questions)
                if (await question(turn, ct) is { } answer) return answer;
            return await unknown(turn, ct);
        };
    internal bool MayBeShared(string verb) => _shared.Contains(verb);

    private static TurnHandler? Find(Dictionary<string, Entry> table, string name) =>
        table.TryGetValue(name, out var entry) ? entry.Handler : null;

    private Room Add(Dictionary<string, Entry> table, string name, TurnHandler handler, string file, int line)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        RefuseSecond(table, name, file, line);
        table[name] = new(handler, Where(file, line));
        return this;
    }

    private static void RefuseSecond(Dictionary<string, Entry> table, string name, string file, int line)
    {
        if (table.TryGetValue(name, out var first))
            throw new InvalidOperationException($"“{name}” has two handlers: {first.Where} and {Where(file, line)}.");
    }

    // The compiler writes the path with the separator of the machine it ran on.
    private static string Where(string file, int line) => $"{file[(file.LastIndexOfAny(['/', '\\']) + 1)..]}:{line}";
}
