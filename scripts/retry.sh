#!/bin/sh
# Runs a command that asks the network: at most SECONDS each time, and TRIES times in all. A server
# that takes a connection and then says nothing would otherwise hold up everything after it.
#
# usage: scripts/retry.sh TRIES SECONDS COMMAND...
set -eu

usage="usage: scripts/retry.sh TRIES SECONDS COMMAND..."
tries=${1:?$usage}
seconds=${2:?$usage}
shift 2

# Where there is no `timeout` (macOS without coreutils), the command keeps its own patience.
once() {
  if command -v timeout >/dev/null 2>&1; then
    timeout --kill-after=10 "$seconds" "$@"
  else
    "$@"
  fi
}

try=0
status=0
while [ "$try" -lt "$tries" ]; do
  try=$((try + 1))
  status=0
  once "$@" || status=$?
  [ "$status" -ne 0 ] || exit 0
  case $status in
    124 | 137) why="had not ended after $seconds s" ;;
    *) why="ended with $status" ;;
  esac
  echo "$1: $why (try $try of $tries)" >&2
done
exit "$status"
