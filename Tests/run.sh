#!/bin/sh
# Builds and runs all tests: sh Tests/run.sh
# The exit code is that of swift; 69 when something needed to build is missing and cannot be installed.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=samples/prepare.sh
. "$root/samples/prepare.sh"

cd "$root"
prepare

# One test compares signatures with dkimpy's; it is skipped where that cannot be had.
if ! /usr/bin/env python3 -c 'import dkim, nacl, cryptography' 2>/dev/null && ! /usr/bin/python3 -c 'import dkim, nacl, cryptography' 2>/dev/null; then
  say "installing python3-dkim (optional)"
  { as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends python3 python3-dkim python3-nacl python3-cryptography; } ||
    say "python3-dkim is not to be had here: one test will be skipped"
fi

say "building todoke and its tests"
swift build --build-tests

say "running the tests"
swift test
