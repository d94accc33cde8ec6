#!/usr/bin/env bash
# Takes away everything that deploy.sh made in Azure. What people filed stays: the site with its lists and its library, the registration, the app in Teams.
#
#   infra/teardown.sh GROUP --yes
set -euo pipefail
[ $# -eq 2 ] && [ "$2" = --yes ] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
group=$1

output() { az deployment group show --resource-group "$group" --name micromajor --query "properties.outputs.$1.value" --output tsv; }

registration=$(output registrationId)
subject=$(output identityPrincipalId)
for id in $(az ad app federated-credential list --id "$registration" --query "[?subject=='$subject'].id" --output tsv); do
  az ad app federated-credential delete --id "$registration" --federated-credential-id "$id"
done
az group delete --name "$group" --yes
