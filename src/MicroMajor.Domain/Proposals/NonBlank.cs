namespace MicroMajor.Domain.Proposals;

/// <summary>Length as a Chinese form counts it (字数): characters without blanks; a character outside the basic plane counts once.</summary>
public static class NonBlank
{
    /// <summary>Characters of the text that are not blank.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count(r => !System.Text.Rune.IsWhiteSpace(r));
}
