namespace MicroMajor.Domain;

/// <summary>Thrown by a store that gives no answer because more items meet a condition than it looks through at once (SharePoint: 5,000). Asking for less is answered.</summary>
public sealed class TooManyTogetherException(string condition, Exception? cause = null) : Exception($"Too many items together by {condition}.", cause);
