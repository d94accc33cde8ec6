namespace MicroMajor.LocalTenant; public static class Program { public static void Main() { } }
