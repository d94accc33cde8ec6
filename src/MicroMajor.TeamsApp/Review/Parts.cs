namespace MicroMajor.TeamsApp.Review;


/// <summary>A fact of a card.</summary>
public sealed record CardFact(string Title, string Value);

/// <summary>A line with a sign in front of it.</summary>
public sealed record CardLine(string Text);

/// <summary>A document to open.</summary>
public sealed record CardLink(string Title, string Url);

/// <summary>An option of a choice.</summary>
public sealed record CardOption(string Title, string Value);
