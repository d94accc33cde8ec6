namespace MicroMajor.TeamsApp; public static class Program { public static void Main() { } }
