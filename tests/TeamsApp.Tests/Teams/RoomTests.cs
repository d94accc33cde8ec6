using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class RoomTests
{
    private static readonly TurnHandler s_handler = (_, _) => new(new Reply.Nothing());

    public static TheoryData<string, Func<Room, Room>, Func<Room, Room>> Pairs => new()
    {
        { "verb", room => room.On("a", s_handler, "First.cs", 1), room => room.On("a", s_handler, "Second.cs", 2) },
        { "dialog", room => room.OnDialog("a", s_handler, "First.cs", 1), room => room.OnDialog("a", s_handler, "Second.cs", 2) },
        { "verb and dialog", room => room.On("a", s_handler, "First.cs", 1), room => room.OnDialog("a", s_handler, "Second.cs", 2) },
        { "dialog and verb", room => room.OnDialog("a", s_handler, "First.cs", 1), room => room.On("a", s_handler, "Second.cs", 2) },
        { "typeahead", room => room.OnSearch("a", s_handler, "First.cs", 1), room => room.OnSearch("a", s_handler, "Second.cs", 2) },
        { "unknown words", room => room.OnUnknownText(s_handler, "First.cs", 1), room => room.OnUnknownText(s_handler, "Second.cs", 2) },
        { "file", room => room.OnFile(".docx", s_handler, "First.cs", 1), room => room.OnFile(".DOCX", s_handler, "Second.cs", 2) },
        { "agreed", room => room.OnAgreed("a", s_handler, "First.cs", 1), room => room.OnAgreed("a", s_handler, "Second.cs", 2) },
        { "arrival", room => room.OnArrival(s_handler, "First.cs", 1), room => room.OnArrival(s_handler, "Second.cs", 2) },
        { "departure", room => room.OnDeparture(s_handler, "First.cs", 1), room => room.OnDeparture(s_handler, "Second.cs", 2) },
        { "pick", room => room.OnComposePick(s_handler, "First.cs", 1), room => room.OnComposePick(s_handler, "Second.cs", 2) },
        { "link", room => room.OnLink(s_handler, "First.cs", 1), room => room.OnLink(s_handler, "Second.cs", 2) },
        { "compose box", room => room.OnComposeSearch(s_handler, "First.cs", 1), room => room.OnComposeSearch(s_handler, "Second.cs", 2) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_handlers_for_one_thing_throw_and_both_places_are_named(string what, Func<Room, Room> first, Func<Room, Room> second)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => second(first(new Room())));
        Assert.True(thrown.Message.EndsWith("has two handlers: First.cs:1 and Second.cs:2.", StringComparison.Ordinal), $"{what}: {thrown.Message}");
    }

    [Fact]
    public void One_phrase_for_two_verbs_throws_and_names_both_even_when_written_differently()
    {
        var room = new Room().On("a", s_handler).On("b", s_handler).OnText("a", "Start");
        var thrown = Assert.Throws<InvalidOperationException>(() => room.OnText("b", "ｓｔａｒｔ！"));
        Assert.Equal("The typed phrase “ｓｔａｒｔ！” is given to both “a” and “b”.", thrown.Message);
    }

    [Fact]
    public void Phrases_and_shared_chats_need_a_verb_that_exists()
    {
        Assert.Throws<InvalidOperationException>(() => new Room().OnText("a", "start"));
        Assert.Throws<InvalidOperationException>(() => new Room().On("a", s_handler).OnText("a", "！"));
        Assert.Throws<InvalidOperationException>(() => new Room().InSharedChats("a"));
    }

    [Fact]
    public void The_table_lists_what_it_holds()
    {
        var room = new Room().On("b", s_handler).On("a", s_handler).OnDialog("c", s_handler).OnSearch("s", s_handler).OnText("b", "乙", "B");
        Assert.Equal(["a", "b", "c"], room.Verbs);
        Assert.Equal(["c"], room.Dialogs);
        Assert.Equal(["s"], room.Datasets);
        Assert.Equal(["乙", "B"], room.Phrases);
    }
}
