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

say "building todoke and its tests"
swift build --build-tests

say "running the tests"
swift test
