using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Tests.Rounds;

public sealed class CheckFormCommandTests : IDisposable
{
    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory();

    public void Dispose() => temp.Delete(recursive: true);

    [Fact]
    public void An_edition_that_may_be_enabled_ends_with_0_and_says_nothing() => Assert.Equal((0, "", ""), Run(Write(NewForm.Folder(NewForm.Files()))));

    [Fact]
    public void A_refused_one_ends_with_1_and_says_each_finding_on_a_line_of_JSON()
    {
        var broken = BrokenForms.All.Single(b => b.Name == "a hole without a column");
        var (code, output, _) = Run(Write(broken.Folder));
        Assert.Equal(1, code);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"strength":"error","code":"column-hole","file":"annex2.layout.json","place":"四、师资队伍/team","zh":"“team”没有列“hobby”。","en":"“team” has no column “hobby”."}"""),
            JsonNode.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)))));
    }

    [Fact]
    public void A_warning_alone_refuses_nothing()
    {
        var (code, output, _) = Run(Write(BrokenForms.All.Single(b => b.Name == "a file that is none of an edition's").Folder));
        Assert.Equal((0, "warning"), (code, (string?)JsonNode.Parse(output)!["strength"]));
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_with_2_and_a_sentence()
    {
        Assert.Equal((2, "", "There is no folder /no/such/folder.\n"), Run("/no/such/folder"));
        Assert.Equal((2, "", "check-form [--template] FOLDER\n"), Run());
    }

    [Fact]
    public void A_Word_form_to_begin_with_is_put_into_the_folder_and_passes_once_it_is_renamed()
    {
        var path = Write(NewForm.Folder(NewForm.Files()));
        Assert.Equal((0, "", ""), Run("--template", path));
        Assert.Equal((0, "", ""), Run(path));
        File.Move(Path.Combine(path, "annex2.starter.docx"), Path.Combine(path, "annex2.docx"));
        Assert.Equal((0, "", ""), Run(path));
    }

    [Fact]
    public void A_Word_form_with_a_fault_is_told_with_its_file_and_place()
    {
        var broken = BrokenTemplates.All.Single(b => b.Name == "a table in a line");
        var (code, output, _) = Run(Write(NewForm.Folder(OwnWord.Plain("own", broken.Word))));
        Assert.Equal(1, code);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"strength":"error","code":"hole-table","file":"annex2.docx","place":"courses","zh":"“courses”是表格：请选中表格中要重复的那一行，插入“重复分区内容控件”，标记写 courses。","en":"“courses” is a table: select the row to be repeated, insert a repeating section control and give it the tag courses."}"""),
            JsonNode.Parse(output.Split('\n')[0])));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CheckFormCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(FormFolder folder)
    {
        var path = temp.CreateSubdirectory(folder.Version);
        foreach (var file in folder.Files) File.WriteAllBytes(Path.Combine(path.FullName, file.Name), file.Content!.Value.ToArray());
        return path.FullName;
    }
}
