// The database that several instances share, and the only secret that there is: how it is reached. The app reads it from the vault as its identity.
targetScope = 'resourceGroup'

@description('What the resources are called by.')
param name string

@description('Where everything is put.')
param location string

@description('Tags of every resource.')
param tags object

@description('The tenant whose identities may read the vault.')
param tenantId string

@description('Object id of the identity of the app, which reads the secret.')
param readerPrincipalId string

@description('Password of the database, letters and digits only.')
@secure()
param administratorPassword string

var administrator = 'micromajor'

// The role “Key Vault Secrets User”: reads secrets, and nothing else.
var readerRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-database'
  location: location
  tags: tags
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: administrator
    administratorLoginPassword: administratorPassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'micromajor'
  properties: { charset: 'UTF8' }
}

// From Azure only: that is what this pair of addresses means.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: server
  name: 'from-azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-kv'
  location: location
  tags: tags
  properties: {
    tenantId: tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'scheduling-postgres'
  properties: {
    value: 'Host=${server.properties.fullyQualifiedDomainName};Database=${database.name};Username=${administrator};Password=${administratorPassword};SSL Mode=VerifyFull'
  }
}

resource reading 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readerRole)
  scope: vault
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: readerRole
  }
}

@description('Where the connection string is kept, without its version.')
output connectionUri string = connection.properties.secretUri
