namespace MicroMajor.TeamsApp.Checks;

/// <summary>What is wrong with a file, in both languages, with the place in it.</summary>
/// <param name="Path">e.g. <c>courses[2].credits</c>, rows counted from 1; empty when it is about the file.</param>
internal sealed record Flaw(string Path, string Zh, string En)
{
    /// <summary>As it is told on the console.</summary>
    public override string ToString() => Path.Length > 0 ? $"{Path}：{Zh} / {En}" : $"{Zh} / {En}";
}
