#!/bin/sh
# Installs what the tests need and this machine lacks: Debian packages as root or with sudo,
# cargo's own tools with cargo. Where it can't, it says exactly what is missing and exits 1.
#
# usage: scripts/install.sh packages | nextest | deny | clients
#   packages   PostgreSQL, Chromium, faketime, shellcheck, Postfix, Firefox with a desktop, Prosody, Kannel, and what the clients are built with
#   nextest    cargo-nextest
#   deny       cargo-deny (compiles for minutes: scripts/test.sh runs it in the background)
#   clients    other people's programs that the server is tried with: a Python environment of
#              Microsoft's libraries, the checkers of SCIM and of the API's own document, and a
#              program with the Rust SDK (compiles for minutes too)
set -eu

DENY_VERSION=0.20.2
retry=$(cd "$(dirname "$0")" && pwd)/retry.sh

has() { command -v "$1" >/dev/null 2>&1; }

has_postgres() {
  has initdb && return
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$initdb" ] && return
  done
  return 1
}

has_python_venv() { has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; }

has_openssl() { has pkg-config && pkg-config --exists openssl; }

has_chromium() { has chromium || has chromium-browser || has google-chrome; }

has_postfix() { has postfix || [ -x /usr/sbin/postfix ]; }

has_kannel() { has bearerbox || [ -x /usr/sbin/bearerbox ]; }

has_fakesmsc() { has fakesmsc || [ -x /usr/lib/kannel/test/fakesmsc ]; }

# The one list: what has to be there, and the package that brings it.
missing_packages() {
  has_postgres || echo postgresql
  has_chromium || echo chromium fonts-liberation
  has faketime || echo faketime
  has shellcheck || echo shellcheck
  has_python_venv || echo python3-venv
  has_openssl || echo libssl-dev pkg-config
  has_postfix || echo postfix
  has firefox-esr || has firefox || echo firefox-esr
  has Xvfb || echo xvfb
  has dbus-daemon || echo dbus-daemon
  has dunstctl || echo dunst
  has prosody || echo prosody prosody-modules
  has_kannel || echo kannel
  has_fakesmsc || echo kannel-extras
}

# as_root COMMAND...: runs it as root, or fails when that is not possible.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_install() {
  has apt-get || return 1
  [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }
}

packages() {
  wanted=$(missing_packages | tr '\n' ' ')
  [ -n "$wanted" ] || return 0
  if ! can_install; then
    echo "missing: $wanted" >&2
    echo "They can't be installed from here (that takes apt-get and root, or sudo without a password)." >&2
    echo "Install them by hand, on Debian and Ubuntu: apt-get install $wanted" >&2
    exit 1
  fi
  echo "installing: $wanted"
  as_root env DEBIAN_FRONTEND=noninteractive "$retry" 3 600 apt-get -qq -o DPkg::Lock::Timeout=300 update
  # shellcheck disable=SC2086 # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive "$retry" 2 900 apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install $wanted >/dev/null
}

nextest() {
  cargo nextest --version >/dev/null 2>&1 || cargo install --locked --quiet cargo-nextest
}

deny() {
  cargo deny --version >/dev/null 2>&1 && return
  # In the place of this shell, so that whoever ends this process ends the compilation.
  exec nice -n 10 cargo install --locked --quiet cargo-deny --version "$DENY_VERSION"
}

# The environment of a folder is made anew when its list of libraries has changed.
python_clients() {
  dir=e2e/clients/$1
  mark=$dir/.venv/.installed
  if [ -f "$mark" ] && cmp -s "$dir/requirements.txt" "$mark"; then
    return
  fi
  rm -rf "$dir/.venv"
  python3 -m venv "$dir/.venv"
  "$retry" 3 400 "$dir/.venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$dir/requirements.txt"
  cp "$dir/requirements.txt" "$mark"
}

clients() {
  cd "$(dirname "$0")/.."
  python_clients mail
  python_clients python
  python_clients scim
  python_clients schemathesis
  CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/clients \
    cargo build --quiet --locked --manifest-path e2e/clients/rust/Cargo.toml
}

case ${1:-} in
  packages) packages ;;
  nextest) nextest ;;
  deny) deny ;;
  clients) clients ;;
  *)
    echo "usage: scripts/install.sh packages | nextest | deny | clients" >&2
    exit 2
    ;;
esac
