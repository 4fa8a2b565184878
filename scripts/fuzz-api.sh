#!/bin/sh
# Tries every route of the API's own document with generated requests: no answer may be 5xx, or
# another than the document says.
#
# usage: scripts/fuzz-api.sh SECONDS [REQUESTS]
#   runs for so long, and again until so many requests were made; BEFFROI_BINARY is the server
#   (target/debug/beffroi when unset), BEFFROI_FUZZ_SEED repeats a run's choices
set -eu
cd "$(dirname "$0")/.."

BEFFROI_BINARY=${BEFFROI_BINARY:-$PWD/${CARGO_TARGET_DIR:-target}/debug/beffroi}
export BEFFROI_BINARY
# The server is started as SCIM's tests start it.
PYTHONPATH=$PWD/e2e/clients/scim exec e2e/clients/schemathesis/.venv/bin/python e2e/clients/schemathesis/run.py "$@"
