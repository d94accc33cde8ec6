// The bot registration, the app's hosting and the identity that it speaks to Graph with. No secret is needed anywhere:
// the app proves itself with its managed identity.
targetScope = 'resourceGroup'

@description('Short name that the resources are called by: letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('Where everything is put.')
param location string = resourceGroup().location

@description('The tenant whose people may use the app.')
param tenantId string = tenant().tenantId

@description('Host of the SharePoint site with the lists, e.g. contoso.sharepoint.com.')
param siteHost string

@description('Path of that site on its host, e.g. /sites/MicroMajor.')
param sitePath string

@description('Client id of the Entra registration whose app role makes a person a member of the academic affairs office.')
param officeAppId string

@description('Value of that app role.')
param officeRole string = 'Office'

@description('Size of the App Service plan. B1 carries one university.')
param planSku string = 'B1'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    retentionInDays: 30
    sku: { name: 'PerGB2018' }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: '${name}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      healthCheckPath: '/health/live'
      appSettings: [
        { name: 'MICROMAJOR_Teams__AppId', value: identity.properties.clientId }
        { name: 'MICROMAJOR_Teams__TenantIds__0', value: tenantId }
        { name: 'MICROMAJOR_Identity__ManagedIdentity', value: 'true' }
        { name: 'MICROMAJOR_Identity__ClientId', value: identity.properties.clientId }
        { name: 'MICROMAJOR_Identity__TenantId', value: tenantId }
        { name: 'MICROMAJOR_SharePoint__SiteHost', value: siteHost }
        { name: 'MICROMAJOR_SharePoint__SitePath', value: sitePath }
        { name: 'MICROMAJOR_SharePoint__AppId', value: officeAppId }
        { name: 'MICROMAJOR_SharePoint__OfficeRole', value: officeRole }
      ]
    }
  }
}

resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'console'
  scope: app
  properties: {
    workspaceId: logs.id
    logs: [ { category: 'AppServiceConsoleLogs', enabled: true } ]
  }
}

// New multi-tenant bots cannot be made; a managed identity needs no secret.
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: '微专业申报助手'
    endpoint: 'https://${app.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
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

@description('Client id of the bot: BOT_ID of the app package.')
output botId string = identity.properties.clientId

@description('Object id of the identity: who is granted the Graph permissions and the site.')
output identityPrincipalId string = identity.properties.principalId

@description('Host of the app: APP_DOMAIN of the app package.')
output appHost string = app.properties.defaultHostName
