namespace MicroMajor.Domain;

/// <summary>What a decision comes to: done with a value, or refused with the problems in the order a person would explain them.</summary>
public sealed record Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Problem> problems) => (this.value, Problems) = (value, problems);

    /// <summary>Why it was refused; empty when done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is a value.</summary>
    public bool IsDone => Problems.Count == 0;

    /// <summary>The value. Asking a refusal for it is a bug.</summary>
    public T Value => IsDone ? value! : throw new InvalidOperationException($"Refused: {string.Join(", ", Problems.Select(p => p.Code))}");

    /// <summary>Done.</summary>
    public static Outcome<T> Done(T value) => new(value, []);

    /// <summary>Refused for these reasons.</summary>
    public static Outcome<T> Refused(params IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A refusal names its reason.", nameof(problems));

    /// <summary>A value is a done outcome.</summary>
    public static implicit operator Outcome<T>(T value) => Done(value);

    /// <summary>A problem is a refused outcome.</summary>
    public static implicit operator Outcome<T>(Problem problem) => Refused(problem);
}
