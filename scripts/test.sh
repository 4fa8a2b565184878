#!/bin/bash
# What `make test` runs: every check there is, cheap ones first, stopping at the first failure.
# Needs no terminal. Ends with the runners' own summary lines.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"
# From nothing, incremental data only costs time and disk.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi

work=$(mktemp -d /tmp/beffroi-test.XXXXXX)
cluster=$work/pg
# The cluster's files belong to another user, who has to reach them.
chmod 755 "$work"
current="start"
stage_number=0
deny_job=""
finished=""

cleanup() {
  local status=$?
  trap - EXIT
  if [ -n "$deny_job" ]; then kill "$deny_job" 2>/dev/null || true; fi
  if [ -d "$cluster" ]; then scripts/postgres.sh stop "$cluster"; fi
  rm -rf "$work"
  if [ -z "$finished" ]; then
    [ "$status" -ne 0 ] || status=1
    printf '\nFAILED in stage "%s" after %d s; what it said is above\n' "$current" "$SECONDS" >&2
  fi
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# stage NAME COMMAND...: runs it under a heading and says how long it took.
stage() {
  current=$1
  shift
  stage_number=$((stage_number + 1))
  local began=$SECONDS
  printf '\n=== %d. %s\n' "$stage_number" "$current"
  "$@"
  printf -- '--- %s: %d s\n' "$current" "$((SECONDS - began))"
}

tools() {
  scripts/require.sh test
  scripts/install.sh packages
  scripts/install.sh nextest
  # It compiles for minutes; nothing before its own stage needs it.
  if ! cargo deny --version >/dev/null 2>&1; then
    echo "cargo-deny: installing in the background"
    scripts/install.sh deny >"$work/deny.log" 2>&1 &
    deny_job=$!
  fi
}

shell_scripts() {
  shellcheck scripts/*.sh .ci/run
}

sources() {
  cargo xtask tidy --sources-only
  cargo xtask edges
}

front_end() {
  scripts/npm-install.sh web
  npm --prefix web run --silent lint
  # Types, bundle and budgets.
  npm --prefix web run --silent build
  npm --prefix web run --silent test 2>&1 | tee "$work/vitest.log"
  scripts/npm-audit.sh web
}

dependencies() {
  if [ -n "$deny_job" ]; then
    wait "$deny_job" || { cat "$work/deny.log" >&2; return 1; }
    deny_job=""
  fi
  scripts/deny.sh
}

# The tests, the binary and the program that the clients try Kannel with in one go: asked for one by
# one, cargo would choose features anew and compile the dependencies again.
compile() {
  cargo build --workspace --locked --lib --bins --tests --example sms
}

generated() {
  BEFFROI_BINARY="$BEFFROI_BINARY" cargo xtask codegen --check
}

# Nextest leaves out the examples in the documentation.
examples() {
  cargo test --workspace --locked --quiet --doc
}

rust_tests() {
  BEFFROI_TEST_POSTGRES=$(scripts/postgres.sh start "$cluster")
  export BEFFROI_TEST_POSTGRES
  local profile=default
  if [ -n "${CI:-}" ]; then profile=ci; fi
  cargo nextest run --workspace --locked --profile "$profile" 2>&1 | tee "$work/nextest.log"
}

browser() {
  scripts/npm-install.sh e2e
  npm --prefix e2e test 2>&1 | tee "$work/e2e.log"
}

clients() {
  scripts/npm-install.sh e2e
  scripts/install.sh clients
  npm --prefix e2e run --silent clients 2>&1 | tee "$work/clients.log"
  (cd e2e/clients/scim && .venv/bin/python -m unittest discover) 2>&1 | tee "$work/scim.log"
  scripts/fuzz-api.sh 120 2>&1 | tee "$work/fuzz.log"
}

# The runners' own closing lines once more, together.
summary() {
  grep -E '^ *(Test Files|Tests) ' "$work/vitest.log" | sed 's/^/vitest: /' || true
  grep -E '^(ℹ|#) (tests|pass|fail) ' "$work/e2e.log" | sed 's/^/e2e: /' || true
  grep -E '^(ℹ|#) (tests|pass|fail) ' "$work/clients.log" | sed 's/^/clients: /' || true
  grep -E '^(Ran |OK)' "$work/scim.log" | sed 's/^/scim: /' || true
  grep -E '^schemathesis: ' "$work/fuzz.log" || true
  grep -E '^ *Summary \[' "$work/nextest.log" | tail -n 1
}

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
# The browser journeys use the development build: it is the one the tests have compiled.
export BEFFROI_BINARY=$target/debug/beffroi

stage "tools" tools
stage "formatting" cargo fmt --all --check
stage "shell scripts" shell_scripts
stage "sources (tidy, edges)" sources
stage "front end (lint, types, build, budgets, unit tests, audit)" front_end
stage "lints" cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
stage "dependencies (licences, bans, sources, advisories)" dependencies
stage "compile" compile
stage "generated files" generated
stage "examples in the documentation" examples
stage "Rust tests (SQLite and PostgreSQL)" rust_tests
stage "other people's programs" clients
stage "browser journeys" browser

finished=yes
printf '\n=== all %d stages passed in %d s\n' "$stage_number" "$SECONDS"
summary
