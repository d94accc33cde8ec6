#!/usr/bin/env bash
# Puts what is in the slot `staging` before the people, once it says that it is ready; the program before stays in the slot, stopped.
#
#   infra/swap.sh GROUP            run once more, it goes back to the program before
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
group=$1

output() { az deployment group show --resource-group "$group" --name micromajor --query "properties.outputs.$1.value" --output tsv; }

name=$(output appName)
az webapp start --resource-group "$group" --name "$name" --slot staging
curl --fail --silent --show-error --output /dev/null --retry 30 --retry-delay 10 --retry-all-errors "https://$(output stagingHost)/health/ready"
az webapp deployment slot swap --resource-group "$group" --name "$name" --slot staging --target-slot production
# Two programs on the same lists are one too many: what is owed would be looked for twice.
az webapp stop --resource-group "$group" --name "$name" --slot staging
echo "swapped: https://$(output appHost)"
