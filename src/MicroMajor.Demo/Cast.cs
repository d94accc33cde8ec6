using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.People;
using MicroMajor.LocalTenant;

namespace MicroMajor.Demo;

/// <summary>The made-up people of a demo and what each of them is.</summary>
internal sealed record Cast(TenantSeed Tenant, IReadOnlyList<Unit> Units, IReadOnlyList<Expert> Experts, IReadOnlyList<SeedPerson> Owners, SeedPerson Office)
{
    public const string School = "江海师范学院";
    public const string AppId = "6f1f1c4e-54a1-4b8a-9d0c-7d2f6b0a5c11";
    public const string OfficeRole = "Office";

    private static readonly (string Code, string Name, bool Teaches)[] s_units =
    [
        ("cs", "计算机与软件学院", true), ("econ", "经济与管理学院", true), ("life", "生命与健康学院", true),
        ("geo", "地理与环境学院", true), ("edu", "教育科学学院", true), ("media", "传媒与设计学院", true), ("innov", "创新创业中心", false),
    ];

    private static readonly string[] s_surnames = ["林", "周", "郑", "何", "沈", "韩", "杨", "朱", "秦", "许", "吕", "施", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "谢", "邹", "苏", "潘", "葛", "范", "彭", "鲁", "韦", "马", "方", "俞", "任", "袁", "柳", "唐"];
    private static readonly string[] s_given = ["晓岚", "文博", "雨桐", "志远", "思源", "嘉宁", "明轩", "若溪", "清和", "书瑶", "景行", "子衿", "一帆", "知秋", "望舒", "云舟", "怀瑾", "安然", "映雪", "承泽"];
    private static readonly string[] s_fields = ["人工智能", "数字经济", "健康服务", "低空技术", "教育技术", "新媒体", "环境科学"];
    private static readonly string[] s_outside = ["海岳数据科技有限公司", "青禾养老服务集团", "江海市低空产业研究院"];

    /// <summary>A cast with so many owners and experts. Names follow from the position, so the same numbers give the same people.</summary>
    public static Cast Of(int owners, int experts)
    {
        var next = 0;
        SeedPerson Person(string role, int index, string title, string department, params string[] roles)
        {
            var n = next++;
            var surname = s_surnames[n % s_surnames.Length];
            var given = s_given[(n * 7 + n / s_surnames.Length) % s_given.Length];
            var login = $"{role}{index + 1}";
            return new(Id(login), surname + given, given, surname, $"{login}@contoso.example", title, department, roles.Length > 0 ? roles : null);
        }

        var office = Person("office", 0, "教务处教学建设科科长", "教务处", OfficeRole);
        var deans = s_units.Select((u, i) => Person("dean", i, "教学副院长", u.Name)).ToList();
        var ownerList = Enumerable.Range(0, owners).Select(i => Person("owner", i, i % 2 == 0 ? "教授" : "副教授", s_units[i % (s_units.Length - 1)].Name)).ToList();
        var expertPeople = Enumerable.Range(0, experts).Select(i => Person("expert", i, "教授", "")).ToList();
        // Every third expert comes from outside; the others sit in the units from the back, where fewer owners are.
        var expertList = expertPeople.Select((p, i) => i % 3 == 2
            ? new Expert(new(p.ObjectId), p.DisplayName, "", s_outside[i / 3 % s_outside.Length], s_fields[i % s_fields.Length])
            : new Expert(new(p.ObjectId), p.DisplayName, i < 2 ? "edu" : s_units[^(1 + i % 3)].Code, "", s_fields[i % s_fields.Length])).ToList();

        var app = new SeedApp(
            AppId, Id("service-principal"), "微专业申报助手", "local-tenant-only-" + Id("secret")[..8],
            [new SeedAppRole(Id("role-office"), OfficeRole, "教务处")],
            ["Sites.Selected", "User.Read.All", "Application.Read.All", "TeamsActivity.Send"],
            SiteRole: "manage");
        var tenant = new TenantSeed(Id("tenant"), School, "contoso.sharepoint.example", "/sites/MicroMajor", [office, .. deans, .. ownerList, .. expertPeople], app);
        var units = s_units.Select((u, i) => new Unit(u.Code, u.Name, u.Teaches, [new PersonId(deans[i].ObjectId)])).ToList();
        return new(tenant, units, expertList, ownerList, office);
    }

    /// <summary>Who endorses for the unit.</summary>
    public SeedPerson DeanOf(string unitCode) => Tenant.People.First(p => p.ObjectId == Units.First(u => u.Code == unitCode).Reviewers[0].Value);

    /// <summary>The person with that id.</summary>
    public SeedPerson PersonOf(string objectId) => Tenant.People.First(p => p.ObjectId == objectId);

    // An id that looks like Entra's and is the same on every machine.
    private static string Id(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("micromajor-demo/" + name)).AsSpan(0, 16), bigEndian: true).ToString();
}
