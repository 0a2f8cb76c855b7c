# shellcheck shell=sh
# Sourced by samples/try.sh and Tests/run.sh: sees that this machine has what todoke is built with, and installs
# (Debian, Ubuntu) only what is missing. Expects nothing, defines: say, fail, prepare.

say() { printf '==> %s\n' "$*" >&2; }

# fail CODE TEXT...
fail() {
  code=$1
  shift
  printf 'error: %s\n' "$*" >&2
  exit "$code"
}

# Debian packages that are missing, one a line. Without pkg-config the libraries cannot be asked for, so it comes alone.
missing_packages() {
  command -v git >/dev/null 2>&1 || echo git
  if ! command -v pkg-config >/dev/null 2>&1; then
    echo pkg-config
    return
  fi
  pkg-config --exists libxml-2.0 || echo libxml2-dev
  pkg-config --exists sqlite3 || echo libsqlite3-dev
  pkg-config --exists zlib || echo zlib1g-dev
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@" >&2
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@" >&2
  fi
}

# Ends with exit code 69 (sysexits: service unavailable) where something is missing and cannot be had.
prepare() {
  command -v swift >/dev/null 2>&1 ||
    fail 69 "swift is not in PATH; install Swift 6.2 or later (https://www.swift.org/install/linux/) and run this again"

  is_apt_updated=no
  wanted=$(missing_packages | tr '\n' ' ')
  while [ -n "$wanted" ]; do
    advice="missing: ${wanted}- install with: apt-get install git pkg-config libxml2-dev libsqlite3-dev zlib1g-dev"
    command -v apt-get >/dev/null 2>&1 || fail 69 "there is no apt-get here; $advice (or what your system calls them)"
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1 || fail 69 "not root and no sudo; $advice"
    if [ "$is_apt_updated" = no ]; then
      say "fetching the package lists (apt-get update)"
      as_root apt-get update -q || fail 69 "apt-get update failed; $advice"
      is_apt_updated=yes
    fi
    say "installing $wanted"
    # shellcheck disable=SC2086 # one word a package
    as_root apt-get install -q -y --no-install-recommends $wanted || fail 69 "apt-get install failed; $advice"
    before=$wanted
    wanted=$(missing_packages | tr '\n' ' ')
    [ "$wanted" != "$before" ] || fail 69 "still missing after the installation; $advice"
  done
  say "swift, git and the libraries libxml2, sqlite3 and zlib are here"
}
