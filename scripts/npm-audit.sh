#!/bin/sh
# Known weaknesses of severity high or above in a folder's npm packages fail; a registry that does
# not answer the question is said so in one line and does not.
#
# usage: scripts/npm-audit.sh DIR
set -eu

dir=${1:?usage: scripts/npm-audit.sh DIR}
report=$(mktemp)
trap 'rm -f "$report"' EXIT
"$(dirname "$0")/retry.sh" 1 90 npm audit --prefix "$dir" --json --audit-level=high --fetch-retries=1 \
  --fetch-timeout=30000 >"$report" 2>/dev/null || true
# shellcheck disable=SC2016 # the quotes hold JavaScript
node -e '
  const { readFileSync } = require("node:fs");
  const [file, dir] = process.argv.slice(1);
  let report = {};
  try { report = JSON.parse(readFileSync(file, "utf8")); } catch { /* said below */ }
  const counts = report.metadata?.vulnerabilities;
  if (!counts) {
    console.log(`npm audit ${dir}: not checked, the registry does not answer it`);
    process.exit(0);
  }
  const bad = Object.values(report.vulnerabilities ?? {})
    .filter((entry) => entry.severity === "high" || entry.severity === "critical")
    .map((entry) => `  ${entry.name} (${entry.severity})`);
  console.log(`npm audit ${dir}: ${counts.total} known, ${bad.length} high or critical`);
  if (bad.length > 0) {
    console.error(bad.join("\n"));
    process.exit(1);
  }
' "$report" "$dir"
