namespace MicroMajor.Demo;

/// <summary>A bar that fills on a terminal; a line for each step where the output is kept.</summary>
internal sealed class Progress(int steps)
{
    private int done;

    public void Step(string what)
    {
        done++;
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine($"[{done}/{steps}] {what}");
            return;
        }

        var filled = Math.Min(30, done * 30 / steps);
        Console.Write($"\r\u001b[K[{new string('█', filled)}{new string('░', 30 - filled)}] {done}/{steps} {what}");
    }

    public void Done()
    {
        if (!Console.IsOutputRedirected) Console.Write("\r\u001b[K");
    }
}
