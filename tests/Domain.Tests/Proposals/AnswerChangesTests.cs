using FsCheck;
using FsCheck.Fluent;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class AnswerChangesTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20250616UL, 53UL);

    [Fact]
    public void Two_forms_that_read_alike_differ_in_nothing() =>
        Assert.Equal([], Between(Answers.None.With("programName", "甲"), Answers.None.With("programName", "甲")).All);

    [Fact]
    public void Fields_are_named_in_the_order_of_the_form_and_unknown_ones_last()
    {
        var before = Answers.None.With("zOfAnotherEdition", "旧").With("introduction", "介绍").With("programName", "甲");
        var after = Answers.None.With("aOfAnotherEdition", "新").With("introduction", "介绍二").With("lead.name", "陈思远");
        Assert.Equal(
            [
                new FieldChange("programName", "甲", ""), new FieldChange("introduction", "介绍", "介绍二"), new FieldChange("lead.name", "", "陈思远"),
                new FieldChange("aOfAnotherEdition", "", "新"), new FieldChange("zOfAnotherEdition", "旧", ""),
            ],
            Between(before, after).All);
    }

    [Fact]
    public void A_row_is_added_removed_changed_or_moved()
    {
        var before = Table(("r1", "甲", "1"), ("r2", "乙", "2"), ("r3", "丙", "3"), ("r4", "丁", "4"));
        var after = Table(("r4", "丁", "4"), ("r1", "甲", "2"), ("r5", "戊", "5"), ("r3", "丙", "3"));
        Assert.Equal(
            [
                new RowRemoved("courses", RowOf("r2", "乙", "2")),
                new RowMoved("courses", "r4", 4, 1, null),
                new RowChanged("courses", "r1", [new("credits", "1", "2")]),
                new RowAdded("courses", RowOf("r5", "戊", "5"), "r1"),
            ],
            Between(before, after).All);
    }

    [Fact]
    public void Cells_are_named_in_the_order_of_the_columns_and_unknown_ones_last()
    {
        var before = Answers.None.WithRows("courses", [new Row("r1", Cells(("name", "甲"), ("formerColumn", "x")))]);
        var after = Answers.None.WithRows("courses", [new Row("r1", Cells(("name", "乙"), ("credits", "3"), ("a", "y")))]);
        Assert.Equal(
            [new RowChanged("courses", "r1", [new("name", "甲", "乙"), new("credits", "", "3"), new("a", "", "y"), new("formerColumn", "x", "")])],
            Between(before, after).All);
    }

    [Fact]
    public void A_table_that_the_form_does_not_know_is_compared_too() => Assert.Equal(
        [new RowAdded("formerTable", new Row("r1", Cells(("name", "甲"))), null)],
        Between(Answers.None, Answers.None.WithRows("formerTable", [new Row("r1", Cells(("name", "甲")))])).All);

    [Fact]
    public void The_first_of_three_going_last_is_one_move() => Assert.Equal(
        [new RowMoved("courses", "r1", 1, 3, "r3")],
        Between(Table(("r1", "甲", "1"), ("r2", "乙", "2"), ("r3", "丙", "3")), Table(("r2", "乙", "2"), ("r3", "丙", "3"), ("r1", "甲", "1"))).All);

    [Fact]
    public void A_row_whose_predecessor_was_not_chosen_comes_behind_the_one_before()
    {
        var before = Table(("r1", "甲", "1"));
        var changes = Between(before, Table(("r1", "甲", "1"), ("r2", "乙", "2"), ("r3", "丙", "3")));
        Assert.Equal(Table(("r1", "甲", "1"), ("r3", "丙", "3")), changes.ApplyTo(before, c => c.Key == "courses|r3|added"));
    }

    [Fact]
    public void A_person_changes_with_their_account_and_never_apart_from_it()
    {
        var name = Form.Field("lead.name")!;
        var before = Answers.None.With(name.Key, "陈思远").With(name.PersonKey!, "id-1").WithRows("team", [new Row("r1", Cells(("name", "甲"), ("name.person", "id-2")))]);
        var after = Answers.None.With(name.Key, "许知秋").WithRows("team", [new Row("r1", Cells(("name", "甲"), ("name.person", "id-3")))]);
        var changes = Between(before, after);
        Assert.Equal(
            [
                new FieldChange("lead.name", "陈思远", "许知秋") { Account = new("lead.name.person", "") },
                new RowChanged("team", "r1", [new("name", "甲", "甲") { Account = new("name.person", "id-3") }]),
            ],
            changes.All);
        Assert.Equal(after, changes.ApplyTo(before));
    }

    [Fact]
    public void The_changed_fields_are_named_once_each() => Assert.Equal(
        ["programName", "courses"],
        Between(Answers.None, Table(("r1", "甲", "1"), ("r2", "乙", "2")).With("programName", "甲")).Fields);

    [Fact]
    public void All_changes_made_to_the_state_before_give_the_state_after() => Check.One(Repeatable, Prop.ForAll(
        TwoForms(), two => Between(two.Before, two.After).ApplyTo(two.Before).Equals(two.After)));

    [Fact]
    public void None_made_leave_the_state_before() => Check.One(Repeatable, Prop.ForAll(
        TwoForms(), two => Between(two.Before, two.After).ApplyTo(two.Before, _ => false).Equals(two.Before)));

    [Fact]
    public void Every_change_has_a_key_of_its_own() => Check.One(Repeatable, Prop.ForAll(
        TwoForms(), two => Between(two.Before, two.After).All is var all && all.Select(c => c.Key).Distinct().Count() == all.Count));

    [Fact]
    public void A_choice_of_changes_makes_those_and_no_others() => Check.One(Repeatable, Prop.ForAll(
        TwoForms(), two =>
        {
            var changes = Between(two.Before, two.After);
            var chosen = changes.All.Where((_, i) => (two.Choice >> (i % 30) & 1) == 1).Select(c => c.Key).ToHashSet();
            var made = changes.ApplyTo(two.Before, c => chosen.Contains(c.Key));
            // Where a moved row stands depends on which of its neighbours moved too; all moves together are held above.
            return changes.All.All(c => c is RowMoved || IsMade(c, made, two.Before) == chosen.Contains(c.Key))
                && Between(two.Before, made).All.All(c => c is RowMoved || chosen.Contains(c.Key));
        }));

    private static bool IsMade(AnswerChange change, Answers made, Answers before) => change switch
    {
        FieldChange c => made[c.Field] == c.After,
        RowAdded c => made.Rows(c.Field).Contains(c.Row),
        RowRemoved c => made.Rows(c.Field).All(r => r.Id != c.Row.Id),
        RowChanged c => !made.Rows(c.Field).First(r => r.Id == c.RowId).Equals(before.Rows(c.Field).First(r => r.Id == c.RowId)),
        _ => throw new ArgumentException("A change of another kind.", nameof(change)),
    };

    private static AnswerChanges Between(Answers before, Answers after) => AnswerChanges.Between(before, after, Form);

    private static Answers Table(params IEnumerable<(string Id, string Name, string Credits)> rows) =>
        Answers.None.WithRows("courses", rows.Select(r => RowOf(r.Id, r.Name, r.Credits)));

    private static Row RowOf(string id, string name, string credits) => new(id, Cells(("name", name), ("credits", credits)));

    private static IEnumerable<KeyValuePair<string, string>> Cells(params IEnumerable<(string Column, string Text)> cells) => cells.Select(c => KeyValuePair.Create(c.Column, c.Text));

    private sealed record Two(Answers Before, Answers After, int Choice);

    // Two states that have some fields, rows and cells in common, as a form and its later self have.
    private static Arbitrary<Two> TwoForms() => (
        from before in AnyForm()
        from after in AnyForm()
        from choice in Gen.Choose(0, int.MaxValue - 1)
        select new Two(before, after, choice)).ToArbitrary();

    private static Gen<Answers> AnyForm() =>
        from texts in Gen.CollectToArray(new[] { "programName", "lead.name", "introduction", "ofAnotherEdition" }.Select(key => Gen.Elements("", "甲", "乙").Select(text => (Key: key, Text: text))))
        from tables in Gen.CollectToArray(new[] { "courses", "team", "formerTable" }.Select(key => AnyRows().Select(rows => (Key: key, Rows: rows))))
        select tables.Aggregate(texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Text)), (a, t) => a.WithRows(t.Key, t.Rows));

    private static Gen<IEnumerable<Row>> AnyRows() =>
        from ids in Gen.Shuffle(new[] { "r1", "r2", "r3", "r4", "r5", "r6" })
        from count in Gen.Choose(0, 6)
        from names in Gen.Elements("甲", "乙").ArrayOf(6)
        from credits in Gen.Elements("", "3").ArrayOf(6)
        select ids.Take(count).Select((id, i) => RowOf(id, names[i], credits[i]));
}
