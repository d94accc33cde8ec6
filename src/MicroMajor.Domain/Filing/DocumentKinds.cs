namespace MicroMajor.Domain.Filing;

/// <summary>The kinds of filing documents, as they stand in list and library columns.</summary>
public static class DocumentKinds
{
    /// <summary>附件2 备案表 of one programme.</summary>
    public const string Form = "annex2";

    /// <summary>附件2 备案表 of all programmes of a college, in one file.</summary>
    public const string CollegeForms = "annex2-college";

    /// <summary>附件3 汇总表 of the school, the narrow print.</summary>
    public const string Summary = "annex3";

    /// <summary>附件3 汇总表 of a college.</summary>
    public const string CollegeSummary = "annex3-college";

    /// <summary>附件3 汇总表 with all columns.</summary>
    public const string FullSummary = "annex3-full";

    /// <summary>附件3 汇总表 as a workbook.</summary>
    public const string Workbook = "annex3-xlsx";

    /// <summary>评审表 for an expert without Teams.</summary>
    public const string ReviewSheet = "review-sheet";

    /// <summary>评审报告 of the round.</summary>
    public const string RankingReport = "ranking-report";

    /// <summary>结果通知 of the round.</summary>
    public const string ResultNotice = "result-notice";

    /// <summary>会议纪要 of a meeting of the round.</summary>
    public const string Minutes = "meeting-minutes";

    /// <summary>公示 text of the round.</summary>
    public const string Publicity = "publicity";
}
