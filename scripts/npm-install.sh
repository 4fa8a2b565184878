#!/bin/sh
# Installs a folder's npm packages exactly as its package-lock.json says, and only when that file
# changed since the last time.
#
# usage: scripts/npm-install.sh DIR
set -eu

dir=${1:?usage: scripts/npm-install.sh DIR}
mark=$dir/node_modules/.installed
if [ -f "$mark" ] && cmp -s "$dir/package-lock.json" "$mark"; then
  exit 0
fi
"$(dirname "$0")/retry.sh" 3 400 npm ci --prefix "$dir" --no-audit --no-fund --prefer-offline \
  --fetch-timeout=60000 --fetch-retries=4
cp "$dir/package-lock.json" "$mark"
