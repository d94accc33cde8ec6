namespace MicroMajor.Domain.People;

/// <summary>A person of the tenant: the Entra object id. Never a name, never a mail address.</summary>
public readonly record struct PersonId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
