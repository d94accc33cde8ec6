#!/usr/bin/env bash
# Makes or changes everything in Azure, lets the identity vouch for the registration, and puts the program into the slot `staging`.
#
#   infra/deploy.sh GROUP LOCATION PARAMETERS.bicepparam [PROGRAM.zip]
#
# Can be run again at any time. Afterwards: `provision` in the slot, then infra/swap.sh. Needs az, signed in.
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
group=$1 location=$2 parameters=$3 program=${4:-}

output() { az deployment group show --resource-group "$group" --name micromajor --query "properties.outputs.$1.value" --output tsv; }

az group create --name "$group" --location "$location" --output none
az deployment group create --resource-group "$group" --name micromajor --parameters "$parameters" --output none

registration=$(output registrationId)
tenant=$(output registrationTenantId)
subject=$(output identityPrincipalId)
name=$(output appName)

# Without a secret: Entra takes the identity's token for the registration's.
trusted=$(az ad app federated-credential list --id "$registration" --query "[?subject=='$subject'] | length(@)" --output tsv)
if [ "$trusted" = 0 ]; then
  az ad app federated-credential create --id "$registration" --output none --parameters \
    "{\"name\":\"$name\",\"issuer\":\"https://login.microsoftonline.com/$tenant/v2.0\",\"subject\":\"$subject\",\"audiences\":[\"api://AzureADTokenExchange\"]}"
fi

if [ -n "$program" ]; then
  az webapp start --resource-group "$group" --name "$name" --slot staging
  az webapp deploy --resource-group "$group" --name "$name" --slot staging --type zip --src-path "$program" --output none
fi

echo "app:     https://$(output appHost)"
echo "staging: https://$(output stagingHost)"
echo "next:    az webapp ssh --resource-group $group --name $name --slot staging"
echo "         there: dotnet /home/site/wwwroot/MicroMajor.TeamsApp.dll provision"
echo "         then:  infra/swap.sh $group"
