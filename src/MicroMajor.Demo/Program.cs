using MicroMajor.Demo;

var (line, fault) = CommandLine.Parse(args);
if (line is null)
{
    Console.Error.WriteLine(fault);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    end.Cancel();
};
return line.Command == "demo" ? await PlayCommand.RunAsync(line, end.Token) : await ServeCommand.RunAsync(line, end.Token);
