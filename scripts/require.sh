#!/bin/sh
# Says which tools are missing and how to get each one; exits 1 when any is.
# Installs nothing and needs nothing but a POSIX shell.
#
# usage: scripts/require.sh build | test
#   build   what `make build` and `make run` need
#   test    the same for now; what the tests need beside it is installed by scripts/install.sh
set -eu

RUST_WANTED=1.95
NODE_WANTED=20

missing=0

# lacks NAME HOW: notes a missing tool.
lacks() {
  printf 'missing: %s\n         %s\n' "$1" "$2" >&2
  missing=$((missing + 1))
}

# has COMMAND: whether it is on the PATH.
has() { command -v "$1" >/dev/null 2>&1; }

# at_least HAVE WANT: compares the first two numbers of two versions.
at_least() {
  have_major=${1%%.*}
  rest=${1#*.}
  have_minor=${rest%%.*}
  want_major=${2%%.*}
  case $2 in *.*) want_minor=${2#*.} ;; *) want_minor=0 ;; esac
  case $have_major$have_minor in '' | *[!0-9]*) return 1 ;; esac
  [ "$have_major" -gt "$want_major" ] ||
    { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

require_rust() {
  how="install rustup from https://rustup.rs, then: rustup toolchain install stable"
  if ! has cargo || ! has rustc; then
    lacks "Rust $RUST_WANTED or newer (cargo and rustc)" "$how"
    return
  fi
  found=$(rustc --version | { read -r _ version _ && echo "$version"; })
  at_least "$found" "$RUST_WANTED" ||
    lacks "Rust $RUST_WANTED or newer (found $found)" "rustup update stable"
}

require_node() {
  how="install it from https://nodejs.org or with your system's packages (nodejs, npm)"
  if ! has node; then
    lacks "Node.js $NODE_WANTED or newer" "$how"
  else
    found=$(node --version)
    at_least "${found#v}" "$NODE_WANTED" ||
      lacks "Node.js $NODE_WANTED or newer (found ${found#v})" "$how"
  fi
  has npm || lacks "npm" "it comes with Node.js: $how"
}

require_c_compiler() {
  has cc || has gcc || has clang ||
    lacks "a C compiler (cc)" "Debian and Ubuntu: apt-get install gcc libc6-dev; macOS: xcode-select --install"
}

case ${1:-} in
  build | test) ;;
  *)
    echo "usage: scripts/require.sh build | test" >&2
    exit 2
    ;;
esac

require_rust
require_node
require_c_compiler

if [ "$missing" -gt 0 ]; then
  echo "$missing tool(s) missing; nothing was built" >&2
  exit 1
fi
