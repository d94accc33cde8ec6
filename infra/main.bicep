// What the app needs in Azure: an identity, a place to run, logs, and the registration of its bot. Several instances share a database (database.bicep).
// The Entra registration is made by hand beforehand (docs/install.md, step 1): it signs people in to the tabs and is what Teams knows the app by.
// The identity vouches for it, so that no secret is needed.
targetScope = 'resourceGroup'

@description('What the resources are called by; also the host name: NAME.azurewebsites.net. Must be free in all of Azure.')
@minLength(3)
@maxLength(20)
param name string

@description('Where everything is put.')
param location string = resourceGroup().location

@description('The tenant whose people use the app.')
param tenantId string = tenant().tenantId

@description('Application id of the Entra registration: of the bot, of the sign-in to the tabs, and of the app role of the office.')
param appId string

@description('The id of the app in Teams, chosen when its package is built.')
param teamsAppId string

@description('Host of the SharePoint site with the lists, e.g. contoso.sharepoint.com.')
param siteHost string

@description('Path of that site on its host, e.g. /sites/micromajor.')
param sitePath string

@description('Value of the app role that makes a person a member of the academic affairs office.')
param officeRole string = 'Office'

@description('Size of the App Service plan. The sizes that have slots begin with S1 and P0v3.')
param planSku string = 'P0v3'

@description('How many instances run at once. More than one share a database, for which databasePassword is needed.')
@minValue(1)
@maxValue(8)
param instances int = 1

@description('Password of the database, letters and digits only; empty where there is one instance.')
@secure()
param databasePassword string = ''

@description('SharePoint resource units a minute by the number of your licences: 1250 up to 1000, 2500 up to 5000, 3750 up to 15000, 5000 up to 50000, then 6250.')
param unitsPerMinute int = 1250

@description('For how many days the logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Address of an OpenTelemetry collector that is sent traces, metrics and logs; empty where there is none.')
param telemetryEndpoint string = ''

@description('Tags of every resource.')
param tags object = {}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    retentionInDays: logDays
    sku: { name: 'PerGB2018' }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: planSku, capacity: instances }
  properties: { reserved: true }
}

module database 'database.bicep' = if (instances > 1) {
  name: '${name}-database'
  params: {
    name: name
    location: location
    tags: tags
    tenantId: tenantId
    readerPrincipalId: identity.properties.principalId
    administratorPassword: databasePassword
  }
}

// What one of so many instances may use of the tenant's limits; there are no fractions in this language.
var shares = ['1', '0.5', '0.33', '0.25', '0.2', '0.16', '0.14', '0.12']

// One instance keeps what is to be done in a file beside it. What is lost with that is found again in SharePoint.
var shared = instances > 1 ? [
  { name: 'MICROMAJOR_Scheduling__Postgres', value: '@Microsoft.KeyVault(SecretUri=${database!.outputs.connectionUri})' }
] : []

// An empty address would be refused at start.
var watched = empty(telemetryEndpoint) ? [] : [
  { name: 'MICROMAJOR_Telemetry__Endpoint', value: telemetryEndpoint }
]

var settings = concat(shared, watched, [
  { name: 'MICROMAJOR_Teams__AppId', value: appId }
  { name: 'MICROMAJOR_Teams__TenantIds__0', value: tenantId }
  { name: 'MICROMAJOR_Identity__TenantId', value: tenantId }
  { name: 'MICROMAJOR_Identity__ClientId', value: appId }
  { name: 'MICROMAJOR_Identity__ManagedIdentity', value: 'true' }
  { name: 'MICROMAJOR_Identity__ManagedIdentityClientId', value: identity.properties.clientId }
  { name: 'MICROMAJOR_SharePoint__SiteHost', value: siteHost }
  { name: 'MICROMAJOR_SharePoint__SitePath', value: sitePath }
  { name: 'MICROMAJOR_SharePoint__AppId', value: appId }
  { name: 'MICROMAJOR_SharePoint__OfficeRole', value: officeRole }
  { name: 'MICROMAJOR_SharePoint__TeamsAppId', value: teamsAppId }
  { name: 'MICROMAJOR_Pace__UnitsPerMinute', value: string(unitsPerMinute) }
  { name: 'MICROMAJOR_Pace__Share', value: shares[instances - 1] }
])

// The same for the slot as for the app: what was tried in the slot is what is swapped in.
var hosting = {
  serverFarmId: plan.id
  httpsOnly: true
  keyVaultReferenceIdentity: identity.id
  siteConfig: {
    linuxFxVersion: 'DOTNETCORE|10.0'
    appCommandLine: 'dotnet MicroMajor.TeamsApp.dll'
    alwaysOn: true
    http20Enabled: true
    ftpsState: 'Disabled'
    minTlsVersion: '1.2'
    scmMinTlsVersion: '1.2'
    healthCheckPath: '/health/ready'
    appSettings: settings
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: hosting
}

// Where an upgrade is put and looked over before it is swapped in. It works on the same lists: stop it when it is not needed.
resource staging 'Microsoft.Web/sites/slots@2023-12-01' = {
  parent: app
  name: 'staging'
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: hosting
}

// Nobody puts files here by a password: the program is deployed with a token of Entra.
resource appWithoutFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource appWithoutPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource stagingWithoutFtp 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: staging
  name: 'ftp'
  properties: { allow: false }
}

resource stagingWithoutPassword 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: staging
  name: 'scm'
  properties: { allow: false }
}

// What the program says, without who asked for what: the log of requests, with people's addresses, is left out.
resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'console'
  scope: app
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

// Bots of many tenants can no longer be made; this one serves one.
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: '微专业'
    endpoint: 'https://${app.properties.defaultHostName}/api/messages'
    msaAppId: appId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

@description('Host of the app: --app-domain of the app package.')
output appHost string = app.properties.defaultHostName

@description('Object id of the identity: the subject of the federated credential of the registration.')
output identityPrincipalId string = identity.properties.principalId

@description('Host of the slot in which an upgrade is tried.')
output stagingHost string = staging.properties.defaultHostName

@description('The registration that the identity vouches for.')
output registrationId string = appId

@description('The tenant of the registration.')
output registrationTenantId string = tenantId

@description('Name of the app in Azure.')
output appName string = app.name
