using MicroMajor.Domain;

namespace MicroMajor.TeamsApp.Tests.Architecture;

/// <summary>Every door is kept, and every door would notice.</summary>
public sealed class DoorsTests
{
    private static readonly string[] s_products = ["src/MicroMajor.Domain", "src/MicroMajor.Documents", "src/MicroMajor.SharePoint", "src/MicroMajor.Scheduling", "src/MicroMajor.TeamsApp"];

    private static IEnumerable<(string, string)> ProductSources => s_products.SelectMany(House.Sources);

    private static IEnumerable<Type> ProductTypes =>
        new[] { typeof(Problem), typeof(MicroMajor.Documents.Filing.FilingForm), typeof(MicroMajor.SharePoint.Provisioner), typeof(MicroMajor.Scheduling.SchedulingServices), typeof(App) }.SelectMany(t => t.Assembly.GetTypes()).Where(t => t.Namespace?.StartsWith("MicroMajor", StringComparison.Ordinal) == true && !t.Name.Contains('<'));

    [Fact]
    public void Projects_reference_only_what_the_house_allows() => Assert.Empty(Doors.UnknownReferences(House.Projects));

    [Fact]
    public void A_reference_from_the_domain_to_the_store_would_be_seen() =>
        Assert.Equal(["MicroMajor.Domain references MicroMajor.SharePoint"], Doors.UnknownReferences([new("MicroMajor.Domain", ["MicroMajor.SharePoint"], [])]));

    [Fact]
    public void A_local_tenant_that_knows_the_domain_would_be_seen() =>
        Assert.Equal(["MicroMajor.LocalTenant references MicroMajor.Domain"], Doors.UnknownReferences([new("MicroMajor.LocalTenant", ["MicroMajor.Domain"], [])]));

    [Fact]
    public void Every_sdk_has_one_home() => Assert.Empty(Doors.StrayPackages(House.Projects));

    [Fact]
    public void Graph_in_the_app_would_be_seen() =>
        Assert.Equal(["MicroMajor.TeamsApp uses Microsoft.Graph"], Doors.StrayPackages([new("MicroMajor.TeamsApp", [], ["Microsoft.Graph"])]));

    [Fact]
    public void A_package_in_the_domain_would_be_seen() =>
        Assert.Equal(["MicroMajor.Domain uses Polly"], Doors.StrayPackages([new("MicroMajor.Domain", [], ["Polly"])]));

    [Fact]
    public void Tests_do_not_lean_on_each_other() => Assert.Empty(Doors.TestsOnTests(House.Projects));

    [Fact]
    public void A_test_that_leans_on_another_would_be_seen() =>
        Assert.Equal(["A.Tests references B.Tests"], Doors.TestsOnTests([new("A.Tests", ["B.Tests"], [])]));

    [Fact]
    public void The_store_is_named_in_the_composition_only() => Assert.Empty(Doors.StoreOutsideComposition(House.Sources("src/MicroMajor.TeamsApp")));

    [Fact]
    public void The_store_named_in_a_room_would_be_seen() =>
        Assert.Equal(["src/A/Room.cs"], Doors.StoreOutsideComposition([("src/A/Room.cs", "using MicroMajor.SharePoint;"), ("src/A/App.cs", "using MicroMajor.SharePoint;")]));

    [Fact]
    public void The_schedule_named_in_a_room_would_be_seen() =>
        Assert.Equal(["src/A/Room.cs"], Doors.StoreOutsideComposition([("src/A/Room.cs", "using MicroMajor.Scheduling;")]));

    [Fact]
    public void Quartz_in_the_app_would_be_seen() =>
        Assert.Equal(["MicroMajor.TeamsApp uses Quartz"], Doors.StrayPackages([new("MicroMajor.TeamsApp", [], ["Quartz"]), new("MicroMajor.Scheduling", [], ["Quartz"])]));

    [Fact]
    public void The_channel_is_spoken_to_in_one_folder() => Assert.Empty(Doors.WireOutsideTeams(House.Sources("src/MicroMajor.TeamsApp")));

    [Fact]
    public void The_channels_wire_in_a_room_would_be_seen() =>
        Assert.Equal(["src/A/Review/X.cs"], Doors.WireOutsideTeams([("src/A/Review/X.cs", "\"task/fetch\""), ("src/A/Teams/X.cs", "\"task/fetch\"")]));

    [Fact]
    public void Time_identity_and_chance_are_handed_in() => Assert.Empty(Doors.OwnClocks(ProductSources));

    [Fact]
    public void A_clock_of_its_own_would_be_seen() => Assert.Equal(["a.cs"], Doors.OwnClocks([("a.cs", "var now = DateTimeOffset.UtcNow;"), ("b.cs", "time.GetUtcNow()")]));

    [Fact]
    public void Ports_have_few_methods() => Assert.Empty(Doors.WidePorts(typeof(Problem).Assembly.GetTypes()));

    [Fact]
    public void A_wide_port_would_be_seen() => Assert.NotEmpty(Doors.WidePorts([typeof(IList<int>), typeof(IConvertible)]));

    [Fact]
    public void Names_say_what_a_thing_is() => Assert.Empty(Doors.EmptyNames(ProductTypes));

    [Fact]
    public void An_empty_name_would_be_seen() => Assert.Single(Doors.EmptyNames([typeof(Microsoft.Extensions.Hosting.BackgroundService)]));

    [Fact]
    public void Long_files_say_why() => Assert.Empty(Doors.LongFiles(ProductSources));

    [Fact]
    public void A_long_file_would_be_seen() => Assert.Equal(["a.cs"], Doors.LongFiles([("a.cs", new string('\n', 401)), ("b.cs", "// Long because it is a table.\n" + new string('\n', 401))]));
}
