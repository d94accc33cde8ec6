// Copy this file, fill it in, and give it to deploy.sh. There is no secret in it: the password comes from the environment.
using 'main.bicep'

param name = 'micromajor-contoso'
param appId = '00000000-0000-4000-8000-000000000001'
param teamsAppId = '00000000-0000-4000-8000-000000000002'
param siteHost = 'contoso.sharepoint.com'
param sitePath = '/sites/micromajor'

// For several instances: export DATABASE_PASSWORD before deploy.sh.
param instances = 1
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD', '')
