#!/bin/sh
# What packs cost: reads one mailbox of the test messages with 10 and with 500 packs of the user beside those of the program.
# sh Tests/bench-packs.sh [PROGRAM]
# The packs are of invented shops, 40 phrases each. The start (reading the YAML) is measured apart and taken off.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
program=${1:-$root/.build/release/todoke}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state"
mkdir -p "$XDG_CONFIG_HOME/todoke/packs"

for _ in $(seq 40); do
  for mail in "$root"/Tests/NoticesTests/Golden/open/*.eml; do
    printf 'From test@example.jp Thu Jan 15 12:00:00 2026\n'
    cat "$mail"
    printf '\n\n'
  done
done >"$work/box"
printf 'Subject: x\n\nx\n' >"$work/empty.eml"

write_packs() {
  number=0
  while [ $number -lt "$1" ]; do
    {
      printf 'title: shop %s\ndomains: [shop%s.example]\nsenders:\n  notices: ["@shop%s.example"]\nlexicon:\n  statements:\n    shipped/done:\n' $number $number $number
      phrase=0
      while [ $phrase -lt 40 ]; do
        printf '      - 架空の品%s番を第%s便で送り出しました\n' $number $phrase
        phrase=$((phrase + 1))
      done
    } >"$XDG_CONFIG_HOME/todoke/packs/shop$number.yaml"
    number=$((number + 1))
  done
}

# Milliseconds of the fastest of five runs.
fastest() {
  best=
  for _ in 1 2 3 4 5; do
    before=$(date +%s%N)
    "$program" parse --thorough "$1" >/dev/null
    took=$((($(date +%s%N) - before) / 1000000))
    [ -n "$best" ] && [ "$best" -le $took ] || best=$took
  done
  echo "$best"
}

for count in 10 500; do
  write_packs $count
  start=$(fastest "$work/empty.eml")
  whole=$(fastest "$work/box")
  printf '%3s packs: start %s ms, reading %s bytes %s ms\n' $count "$start" "$(wc -c <"$work/box")" $((whole - start))
done
