using MicroMajor.Domain;
using MicroMajor.Domain.Operations;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said of backups and of what does not fit together, from <c>Words/backup.json</c>; of a round by the words of 核查数据.</summary>
public sealed class BackupWords
{
    private readonly SentenceFile file = new("Words/backup.json");

    /// <summary>The finding in words.</summary>
    public string Sentence(Diagnosis finding, Language language) => file.Codes.Contains(finding.Code)
        ? file.Fill(finding.Code, language, name => finding.Facts.GetValueOrDefault(name, ""))
        : $"{finding.Facts.GetValueOrDefault("proposal", "")} {ProblemWords.Shipped.Sentence(new Problem(finding.Code, Facts.Of([.. finding.Facts.Select(f => (f.Key, f.Value))])), language)}";
}
