#!/bin/sh
# A private PostgreSQL cluster for the tests: no TCP port, a Unix socket in its own folder,
# no durability. Several may run side by side.
#
# usage: scripts/postgres.sh start DIR    makes the cluster in DIR (short, new or empty), prints its URL
#        scripts/postgres.sh stop DIR     stops it and removes DIR
#
# Put the URL in BEFFROI_TEST_POSTGRES. As root the server runs as the user `postgres`, since
# PostgreSQL refuses to run as root.
set -eu

ROLE=beffroi
# A socket's path must fit in 107 bytes: DIR plus "/.s.PGSQL.5432".
LONGEST_DIR=90

server_program() {
  if command -v "$1" >/dev/null 2>&1; then
    command -v "$1"
    return
  fi
  found=
  for program in /usr/lib/postgresql/*/bin/"$1"; do
    [ -x "$program" ] && found=$program
  done
  if [ -z "$found" ]; then
    echo "missing: $1 (Debian and Ubuntu: apt-get install postgresql)" >&2
    exit 1
  fi
  echo "$found"
}

# as_server COMMAND...: runs it as somebody PostgreSQL accepts.
as_server() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

start() {
  dir=$1
  if [ "${#dir}" -gt "$LONGEST_DIR" ]; then
    echo "the folder's name is too long for a socket: $dir" >&2
    exit 1
  fi
  initdb=$(server_program initdb)
  pg_ctl=$(server_program pg_ctl)
  mkdir -p "$dir"
  chmod 700 "$dir"
  [ "$(id -u)" -ne 0 ] || chown postgres "$dir"
  as_server "$initdb" --pgdata="$dir/data" --username="$ROLE" --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir.log" 2>&1 || failed "$dir"
  options="-c listen_addresses='' -c unix_socket_directories='$dir' -c max_connections=300"
  options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  options="$options -c timezone=UTC -c log_min_messages=warning"
  as_server "$pg_ctl" start --silent --wait --pgdata="$dir/data" --log="$dir/server.log" \
    --options="$options" </dev/null >>"$dir.log" 2>&1 || failed "$dir"
  echo "postgres://$ROLE@localhost/postgres?host=$dir"
}

failed() {
  cat "$1.log" >&2
  [ ! -f "$1/server.log" ] || cat "$1/server.log" >&2
  echo "PostgreSQL did not start in $1" >&2
  exit 1
}

stop() {
  dir=$1
  if [ -f "$dir/data/postmaster.pid" ]; then
    pg_ctl=$(server_program pg_ctl)
    as_server "$pg_ctl" stop --silent --mode=immediate --pgdata="$dir/data" || true
  fi
  if [ -d "$dir/data" ] || [ -z "$(ls -A "$dir" 2>/dev/null)" ]; then
    rm -rf "$dir" "$dir.log"
  fi
}

case ${1:-}/${2:+dir} in
  start/dir) start "$2" ;;
  stop/dir) stop "$2" ;;
  *)
    echo "usage: scripts/postgres.sh start DIR | stop DIR" >&2
    exit 2
    ;;
esac
