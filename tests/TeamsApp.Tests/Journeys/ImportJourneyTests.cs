using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The office sends its lists as files, as Excel in China writes them; owners and colleges then find them where they fill in.</summary>
public sealed class ImportJourneyTests
{
    [Fact]
    public async Task Files_of_the_office_are_previewed_written_and_then_offered_to_those_who_fill_in()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = (await scene.PutAsync(p => p.With("type", "urgent").With("industryField", "low"), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" })).Value;
        Assert.DoesNotContain("低空安全管理", await SectionAsync(scene, draft.Id, "direction"), StringComparison.Ordinal);

        // Majors as CSV in the encoding of a Chinese Excel: what is of no use is named, line by line.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = Encoding.GetEncoding("GB18030").GetBytes("专业代码,专业名称,开设学院\r\n120414T,养老服务管理,教育科学学院\r\n080901,计算机科学与技术,计算机与软件学院\r\n090101,农学,没有的学院\r\n");
        await scene.SendFileAsync(Scene.Office, "2025本科专业.csv", csv);
        await scene.SettleAsync();
        var preview = Texts(scene, Scene.Office);
        Assert.Contains("预览：本科专业", preview, StringComparison.Ordinal);
        Assert.Contains("＋ 120414T 养老服务管理", preview, StringComparison.Ordinal);
        Assert.Contains("没有的学院", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("养老服务管理", await FoundAsync(scene, "proposals/majors", "养老"), StringComparison.Ordinal);
        await ApplyAsync(scene, "已写入：新增 2");

        // Directions of annex 1 and rates as workbooks.
        await scene.SendFileAsync(Scene.Office, "附件1.xlsx", OfficeFiles.Sheet(["领域代码", "产业领域", "方向代码", "建设方向"], ["low", "低空经济", "low-2", "低空安全管理"], ["", "", "low-3", "无人机应用"]));
        await scene.SettleAsync();
        Assert.Contains("＋ low-3 无人机应用", Texts(scene, Scene.Office), StringComparison.Ordinal);
        await ApplyAsync(scene, "已写入：新增 2");
        await scene.SendFileAsync(Scene.Office, "去向落实率.xlsx", OfficeFiles.Sheet(["专业代码", "专业名称", "年度", "去向落实率（%）", "毕业生人数"], ["120414T", "养老服务管理", "2024", "48.5", "60"], ["080901", "计算机科学与技术", "2024", "92.25", "120"]));
        await scene.SettleAsync();
        Assert.Contains("48.5%", Texts(scene, Scene.Office), StringComparison.Ordinal);
        await ApplyAsync(scene, "已写入：新增 2");

        // The owner chooses from them, and the office sees who owes a direction.
        var direction = await SectionAsync(scene, draft.Id, "direction");
        Assert.Contains("低空安全管理", direction, StringComparison.Ordinal);
        Assert.Contains("无人机应用", direction, StringComparison.Ordinal);
        Assert.Equal("养老服务管理", (await FoundAsync(scene, "proposals/majors", "养老")).Split('|')[0]);
        await scene.SayAsync(Scene.Office, "就业方向");
        await scene.SettleAsync();
        var duties = Texts(scene, Scene.Office);
        Assert.Contains("养老服务管理（教育科学学院）", duties, StringComparison.Ordinal);
        Assert.DoesNotContain("计算机科学与技术", duties, StringComparison.Ordinal);
    }

    private static async Task ApplyAsync(Scene scene, string said)
    {
        Assert.Equal("card", (await scene.PressAsync(Scene.Office, "imports/apply")).Shown);
        await scene.SettleAsync();
        Assert.Contains(said, Texts(scene, Scene.Office), StringComparison.Ordinal);
    }

    private static async Task<string> SectionAsync(Scene scene, string id, string section)
    {
        var answer = await scene.ForgeAsync(Scene.Owner, "proposals/section", new JsonObject { ["proposalId"] = id, ["section"] = section });
        await scene.SettleAsync();
        return string.Join("\n", CardText.Texts(answer.Value));
    }

    private static async Task<string> FoundAsync(Scene scene, string dataset, string typed)
    {
        var card = scene.Chat(Scene.Owner.ObjectId)[0];
        var found = await scene.Tenant.GetRequiredService<Dialogs>().SearchAsync(Scene.Owner, card, dataset, typed, 0, 15, null, default);
        return string.Join('|', found.Body!["results"]!.AsArray().Select(r => (string?)r!["value"]));
    }

    private static string Texts(Scene scene, SeedPerson who) => string.Join('\n', CardText.Texts(scene.Chat(who.ObjectId).Where(m => m.Card is not null).MaxBy(m => m.Change)!.Card));
}
