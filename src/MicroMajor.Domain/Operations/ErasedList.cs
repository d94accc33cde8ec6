namespace MicroMajor.Domain.Operations;

/// <summary>What is done, or would be done, in one list so that a person is no longer in it.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Deleted">Rows that are about nobody else.</param>
/// <param name="Changed">Rows in which the person becomes a former member without a name.</param>
/// <param name="KeptInForms">Rows whose form was submitted: what it says stays.</param>
/// <param name="KeptInTexts">Rows in whose texts somebody wrote the name.</param>
public sealed record ErasedList(string List, int Deleted, int Changed, int KeptInForms, int KeptInTexts);
