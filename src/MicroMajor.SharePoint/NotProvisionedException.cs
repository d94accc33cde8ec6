namespace MicroMajor.SharePoint;

/// <summary>The site is not set up: a list, the library or the site itself is missing.</summary>
public sealed class NotProvisionedException(string what) : Exception($"{what} is missing in SharePoint: run provision.");
