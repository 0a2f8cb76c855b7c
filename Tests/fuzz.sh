#!/bin/sh
# Fuzzes the reading layers with libFuzzer under AddressSanitizer: sh Tests/fuzz.sh [SECONDS [TARGET...]]
# Each target (all of them unless named) runs that long, 60 seconds by default. It starts from the sample messages of the tests and from
# what earlier runs found worth keeping. What crashes, leaks or takes longer than ten seconds is left in .build-fuzz/findings,
# and the exit code is 1: make it a test before mending it.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=samples/prepare.sh
. "$root/samples/prepare.sh"

cd "$root"
prepare

seconds=${1:-60}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- message charset header mailbox html plainText authentication notice

build=.build-fuzz
runtime=$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v swiftc)")")")
TODOKE_FUZZ=$(find "$runtime/lib" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" | head -n 1)
export TODOKE_FUZZ
if [ -z "$TODOKE_FUZZ" ]; then
  echo "no libFuzzer below $runtime: use the toolchain of swift.org" >&2
  exit 69
fi

say "building the fuzz targets"
swift build -c release --product Fuzz --scratch-path $build --sanitize address -Xswiftc -Xfrontend -Xswiftc -sanitize=address,fuzzer

mkdir -p $build/findings
status=0
for target in "$@"; do
  say "fuzzing $target for $seconds seconds"
  mkdir -p "$build/corpus/$target"
  TODOKE_FUZZ_TARGET=$target "$build/release/Fuzz" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$build/findings/$target-" \
    "$build/corpus/$target" Tests/NoticesTests/Golden/open Tests/AuthenticationTests/Signed >"$build/$target.log" 2>&1 || status=1
  grep -E '^stat::number_of_executed_units|^SUMMARY|^==' "$build/$target.log" || true
done
exit $status
