using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Rounds;

/// <summary>
/// The numbers of the notice and ours, per round. The defaults are the notice's, or are named as ours; <see cref="PolicyBook"/> lists them for
/// people. A policy that was stored before a member was there has the member's default.
/// </summary>
public sealed record RoundPolicy
{
    /// <summary>总学分不超过15学分 (三.2).</summary>
    public decimal MaxTotalCredits { get; init; } = 15m;

    /// <summary>每门课程原则上为2-3学分 (三.2).</summary>
    public decimal MinCourseCredits { get; init; } = 2m;

    /// <summary>每门课程原则上为2-3学分 (三.2).</summary>
    public decimal MaxCourseCredits { get; init; } = 3m;

    /// <summary>Ours: "5门左右" (三.2) reaches from here.</summary>
    public int MinAboutFive { get; init; } = 4;

    /// <summary>Ours: "5门左右" (三.2) reaches to here.</summary>
    public int MaxAboutFive { get; init; } = 6;

    /// <summary>Ours: with fewer core courses a reason is wanted. Three to ten courses are the range of the ministry's plan.</summary>
    public int MinCoreCourses { get; init; } = 3;

    /// <summary>Ours: with more core courses a reason is wanted.</summary>
    public int MaxCoreCourses { get; init; } = 10;

    /// <summary>Ours: "高年级" (三.3) begins with this year of study.</summary>
    public int SeniorFromGrade { get; init; } = 3;

    /// <summary>可于当年9月开始招生、授课 (三.4): the first day, in the round's year.</summary>
    public MonthDay EarliestTeaching { get; init; } = new(9, 1);

    /// <summary>原则上应于第二年7月前完成 (三.4): the last day that is before July in any reading, in the second year.</summary>
    public MonthDay LastTeaching { get; init; } = new(6, 30);

    /// <summary>Ours: the last day that "7月前" may be read to include; until then it is a question, after it an exception.</summary>
    public MonthDay LastArguable { get; init; } = new(7, 31);

    /// <summary>建设期一般不超过2年 (四.2), in months; a begun month counts.</summary>
    public int MaxBuildMonths { get; init; } = 24;

    /// <summary>Ours: is the closing instant itself still in time? "6月25日前" (五.3) leaves that open.</summary>
    public bool DeadlineCounts { get; init; } = true;

    /// <summary>Ours: hours per credit (the notice gives none).</summary>
    public decimal HoursPerCredit { get; init; } = 16m;

    /// <summary>The senior titles (二.3), each matched as a whole; null: those that ship, <see cref="Proposals.SeniorTitles.All"/>.</summary>
    public IReadOnlyList<string>? SeniorTitles { get; init; }

    /// <summary>What else a listed title is called; null: the aliases that ship.</summary>
    public IReadOnlyDictionary<string, string>? TitleAliases { get; init; }

    /// <summary>Ours: other advised lengths than the form's, by field; 0 takes the advice away.</summary>
    public IReadOnlyDictionary<string, int>? AdvisedLengths { get; init; }

    /// <summary>Ours: a text is too long at more than so many times the advised length.</summary>
    public decimal TooLongFactor { get; init; } = 2m;

    /// <summary>Ours: fewest characters of the demand analysis.</summary>
    public int MinDemandLength { get; init; } = 100;

    /// <summary>Ours: fewest characters of 与现有专业的差异.</summary>
    public int MinDifferenceLength { get; init; } = 50;

    /// <summary>Ours: fewest characters of a reason for an exception; 无 explains nothing.</summary>
    public int MinReasonLength { get; init; } = 5;

    /// <summary>Ours: programmes that one person may lead in a round.</summary>
    public int MaxProgrammesPerLead { get; init; } = 1;

    /// <summary>Ours: per cent of the courses that may have the names of one existing major's courses (三.1).</summary>
    public decimal MaxSameCoursesPercent { get; init; } = 50m;

    /// <summary>去向落实率低于50% (三.3), strictly below.</summary>
    public decimal WeakBelowPercent { get; init; } = 50m;

    /// <summary>处于本校后1/3 (三.3): one in so many majors.</summary>
    public int WeakOneIn { get; init; } = 3;

    /// <summary>Ours: is the third of a number that three does not divide rounded up (ties always count)?</summary>
    public bool WeakRoundsUp { get; init; } = true;

    /// <summary>Ours: are the directions of 三.3 owed for each weak major, or by each unit that has one?</summary>
    public OwedBy DirectionsOwedBy { get; init; } = OwedBy.Major;

    /// <summary>要找出1-2个…微专业方向 (三.3).</summary>
    public int MinDirections { get; init; } = 1;

    /// <summary>要找出1-2个…微专业方向 (三.3).</summary>
    public int MaxDirections { get; init; } = 2;

    /// <summary>Ours: experts that a plan seeks for each proposal.</summary>
    public int Experts { get; init; } = 5;

    /// <summary>Ours: fewest experts per proposal; fewer reviews decide nothing.</summary>
    public int MinExperts { get; init; } = 3;

    /// <summary>Ours: does a plan seek an odd number of experts?</summary>
    public bool OddExperts { get; init; } = true;

    /// <summary>Ours: fewest experts per proposal from outside the school.</summary>
    public int MinOutsideExperts { get; init; } = 1;

    /// <summary>Ours: are the names of the applicants kept from the experts? The experts' names are kept from everybody but the office in any case.</summary>
    public bool BlindApplicants { get; init; }

    /// <summary>Ours: fewest characters of an expert's comment; a bare 同意 helps nobody.</summary>
    public int MinCommentLength { get; init; } = 30;

    /// <summary>Ours: working days an expert has.</summary>
    public int ReviewDays { get; init; } = 3;

    /// <summary>Ours: points that lie further apart than so many are to be discussed.</summary>
    public decimal FlaggedSpread { get; init; } = 15m;

    /// <summary>Ours: from this mean on a programme is proposed for recommendation.</summary>
    public decimal CutPoints { get; init; } = 75m;

    /// <summary>Ours: most programmes that are proposed for recommendation; 0 for no limit.</summary>
    public int Quota { get; init; }

    /// <summary>Ours: does the ranking correct what stern and lenient experts give?</summary>
    public bool CorrectLeniency { get; init; }

    /// <summary>
    /// Ours: what decides between equal means, in this order: <c>annex1</c> (a direction of annex 1 comes first) or the key of an item of
    /// the rubric; null: <see cref="Review.TieBreakers.Shipped"/>.
    /// </summary>
    public IReadOnlyList<string>? TieBreakers { get; init; }

    /// <summary>Ours: what a vote of the meeting takes. For an academic committee the ministry's order no. 35 asks for two thirds of those present in major matters.</summary>
    public Majority Majority { get; init; } = Majority.TwoThirds;

    /// <summary>Ours: working days for what is recommended after revision (修改后推荐).</summary>
    public int RevisionDays { get; init; } = 5;

    /// <summary>Ours: are the filing documents written only after the publicity (公示) is over?</summary>
    public bool FileAfterPublicity { get; init; } = true;

    /// <summary>Public holidays, which the state council names anew every year; null for none.</summary>
    public IReadOnlyList<DateOnly>? DaysOff { get; init; }

    /// <summary>Weekend days on which people work instead (调休); null for none.</summary>
    public IReadOnlyList<DateOnly>? ExtraWorkDays { get; init; }

    /// <summary>Ours: is annex 2 (五.3) written as a file for each programme, for each college, or both? The notice leaves it open.</summary>
    public Annex2Files Annex2Files { get; init; } = Annex2Files.Both;

    /// <summary>Ours: working days for which a list is shown to the public (公示). Schools show theirs for three working days to a week.</summary>
    public int PublicityDays { get; init; } = 5;

    /// <summary>The length that this round advises for the field, or null.</summary>
    public int? AdvisedLengthOf(FormField field) => (AdvisedLengths?.TryGetValue(field.Key, out var own) == true ? own : field.AdvisedLength) is > 0 and var advised ? advised : null;

    /// <summary>The length that is too long for a field with that advice.</summary>
    public int TooLongFrom(int advised) => (int)Math.Clamp(Math.Floor(Math.Clamp(TooLongFactor, 1m, 100m) * advised), advised, int.MaxValue);
}

/// <summary>For what the directions of clause 三.3 are owed.</summary>
public enum OwedBy
{
    /// <summary>For each weak major.</summary>
    Major,

    /// <summary>By each unit that has a weak major.</summary>
    Unit,
}

/// <summary>Which files annex 2 is written as.</summary>
public enum Annex2Files
{
    /// <summary>One for each programme, and one for each college with all of its programmes.</summary>
    Both,

    /// <summary>One for each programme.</summary>
    Programme,

    /// <summary>One for each college with all of its programmes.</summary>
    College,
}

/// <summary>What a vote takes to be carried, of those present who have no conflict.</summary>
public enum Majority
{
    /// <summary>Two thirds or more.</summary>
    TwoThirds,

    /// <summary>More than half.</summary>
    Half,
}
