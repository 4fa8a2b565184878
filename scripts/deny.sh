#!/bin/sh
# Licences, banned crates and sources of the Rust dependencies; known weaknesses too when the
# advisory database can be fetched. Without it one line says so, and nothing fails for it.
#
# usage: scripts/deny.sh
set -eu

cargo deny --log-level error check --hide-inclusion-graph licenses bans sources

if timeout 60 cargo deny --log-level off fetch db >/dev/null 2>&1; then
  cargo deny --log-level error check --disable-fetch --hide-inclusion-graph advisories
else
  echo "advisories: not checked, the advisory database can't be fetched from here"
fi
