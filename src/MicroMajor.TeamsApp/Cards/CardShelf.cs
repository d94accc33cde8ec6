using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MicroMajor.TeamsApp.Cards.Templating;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>
/// All cards, compiled when the program starts: a misspelt hole, a missing word or a button without a verb stops the start, naming file and place.
/// <para>A card is two files side by side, see Notice: <c>Room/Name.card.json</c> (Adaptive Card Templating Language) and the record <c>Name : ICardView</c>
/// with what fills the holes as plain text, named in a context <c>…CardViews</c>, with a sample in the tests (Samples.cs).</para>
/// <list type="bullet">
/// <item>Words of the card itself: <c>${w.save}</c>, from Words/card-words*.json; a word may have holes of its own.</item>
/// <item>Text into a TextBlock or a Fact, which are Markdown: <c>${md(title)}</c>. Anywhere else: <c>${title}</c>.</item>
/// <item>Rows: <c>"$data":"${courses}"</c>; conditions: <c>"$when":"${!empty(reason)}"</c>; inside rows <c>$index</c> and <c>$root.x</c>.</item>
/// <item>Parts used twice: <c>{"$include":"Room/_Part.card.json"}</c>, optionally with <c>$data</c> or <c>$when</c> beside it.</item>
/// <item>An Action.Execute gets its Action.Submit fallback by itself: same data, with the verb in <c>data.verb</c>.</item>
/// </list>
/// </summary>
public sealed class CardShelf
{
    private readonly Dictionary<(Type, Language), CardProgram> _programs = [];
    private readonly JsonSerializerOptions _json;

    private CardShelf(CardFiles files, IEnumerable<Type> views, IEnumerable<IJsonTypeInfoResolver> contexts, CardWords words)
    {
        _json = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. contexts]),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        Files = files;
        var byName = views.ToLookup(view => view.Name);
        foreach (var file in files.Cards)
        {
            var name = Path.GetFileName(file)[..^".card.json".Length];
            var view = byName[name].SingleOrDefault() ?? throw new CardFileException(file, "", $"there must be one record {name} : ICardView");
            if (!_json.TryGetTypeInfo(view, out _))
            {
                throw new CardFileException(file, "", $"[JsonSerializable(typeof({name}))] is missing in its …CardViews");
            }

            foreach (var language in Enum.GetValues<Language>())
            {
                var template = JsonSerializer.SerializeToElement(files.Template(file, language));
                CardChecks.Check(file, template);
                _programs.Add((view, language), CardCompiler.Compile(file, template, ViewShape.Of(view, _json), words[language]));
            }
        }

        Views = [.. byName.SelectMany(same => same).OrderBy(view => view.Name, StringComparer.Ordinal)];
        if (Views.FirstOrDefault(view => !_programs.ContainsKey((view, Language.Zh))) is { } orphan)
        {
            throw new CardFileException($"{orphan.Name}.card.json", "", $"the view {orphan.FullName} has no card file");
        }
    }

    /// <summary>The files as plain templates.</summary>
    public CardFiles Files { get; }

    /// <summary>The view records, one per card.</summary>
    public IReadOnlyList<Type> Views { get; }

    /// <summary>Loads and compiles every card embedded in the assembly.</summary>
    /// <exception cref="CardFileException">Names the file and the place of the first mistake.</exception>
    public static CardShelf Load(Assembly assembly, CardWords words)
    {
        var types = assembly.GetTypes();
        return Load(
            CardFiles.Embedded(assembly, name => name.EndsWith(".card.json", StringComparison.Ordinal)),
            types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICardView))),
            types.Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)) && type.Name.EndsWith("CardViews", StringComparison.Ordinal))
                .Select(type => (IJsonTypeInfoResolver)Activator.CreateInstance(type)!),
            words);
    }

    /// <summary>The same from files at hand.</summary>
    public static CardShelf Load(IReadOnlyDictionary<string, string> files, IEnumerable<Type> views, IEnumerable<IJsonTypeInfoResolver> contexts, CardWords words) =>
        new(new CardFiles(files, words), views, contexts, words);

    /// <summary>The names of all cards, e.g. <c>Proposals/ProposalHome.card.json</c>, in order.</summary>
    public IReadOnlyList<string> Describe() => Files.Cards;

    /// <summary>Fills the card of this view.</summary>
    public Card Draw<T>(T view, Language language)
        where T : ICardView
    {
        using var data = JsonDocument.Parse(ToJson(view));
        var bytes = new ArrayBufferWriter<byte>(8 * 1024);
        using (var writer = new Utf8JsonWriter(bytes, CardCompiler.Writing))
        {
            _programs[(view.GetType(), language)].Run(new Scope(data.RootElement, Value.Of(data.RootElement), -1), writer);
        }

        return new Card(bytes.WrittenMemory, view.Summary) { Said = view.Banner };
    }

    /// <summary>The view as the templates see it.</summary>
    public byte[] ToJson(ICardView view) => JsonSerializer.SerializeToUtf8Bytes(view, _json.GetTypeInfo(view.GetType()));
}
