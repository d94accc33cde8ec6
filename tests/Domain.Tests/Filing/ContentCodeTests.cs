using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Tests.Filing;

public sealed class ContentCodeTests
{
    [Theory]
    [InlineData("7K3M-9QXA", "7K3M-9QXA")]
    [InlineData("  7k3m-9qxa。", "7K3M-9QXA")]
    [InlineData("７Ｋ３Ｍ－９ＱＸＡ", "7K3M-9QXA")]
    [InlineData("7K3M–9QXA", "7K3M-9QXA")]
    [InlineData("核对 7K3M-9QXA", "7K3M-9QXA")]
    [InlineData("核对：7k3m9qxa", "7K3M-9QXA")]
    [InlineData("核对内容码 7K3M 9QXA", "7K3M-9QXA")]
    [InlineData("check 7K3M-9QXA", "7K3M-9QXA")]
    [InlineData("OIL0-LOIL", "0110-1011")]
    [InlineData("核对", null)]
    [InlineData("7K3M9QXA", null)]
    [InlineData("test text", null)]
    [InlineData("7K3M-9QXA 是什么", null)]
    [InlineData("WZY-2025-0001", null)]
    [InlineData("核对 7K3M-9QX", null)]
    [InlineData("", null)]
    public void A_code_is_found_in_what_people_type_and_in_nothing_else(string typed, string? code) => Assert.Equal(code, ContentCode.In(typed));
}
