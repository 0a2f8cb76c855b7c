#!/bin/sh
# Builds todoke and lets it read the sample mailboxes: sh samples/try.sh
# Writes to .build and to a temporary folder that goes away at the end; safe to repeat.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=samples/prepare.sh
. "$root/samples/prepare.sh"
as_of=2026-11-25T12:00

cd "$root"
prepare

say "building todoke (release; the first time takes some minutes)"
swift build -c release --static-swift-stdlib --product todoke >&2
todoke=$(swift build -c release --static-swift-stdlib --show-bin-path)/todoke

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# The sample configuration, and nothing of the user's own, so that everybody sees the same answer.
mkdir -p "$folder/config/todoke"
cp samples/config/config.yaml "$folder/config/todoke/config.yaml"
XDG_CONFIG_HOME=$folder/config
export XDG_CONFIG_HOME

say "reading samples/Maildir, samples/takeout.mbox and samples/messages into a ledger that is thrown away"
"$todoke" import --ledger "$folder/ledger.sqlite" samples/Maildir samples/takeout.mbox samples/messages

say "what needs attention first, as of $as_of"
"$todoke" orders --ledger "$folder/ledger.sqlite" --as-of "$as_of" --lang ja

cat >&2 <<END
==> now with your own mail (mailboxes are only read, nothing leaves this machine):
      $todoke doctor ~/Maildir      # which mail server's word about senders to trust
      $todoke import ~/Maildir      # or an mbox, a Takeout .mbox.gz, a folder of .eml files
      $todoke orders
    configuration and mail filter recipes to copy from: $root/samples/config
END
