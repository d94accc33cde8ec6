using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>
/// A text that came second: two people changed the same place at once, the first text stands in the form, and this one waits here
/// until its writer has chosen or merged.
/// </summary>
/// <param name="Place">The field, or the cell of a row.</param>
public sealed record SetAside(PersonId By, DateTimeOffset At, FieldRef Place, string Text);
