# Sieve script for Dovecot's Pigeonhole (~/.dovecot.sieve). The administrator allows the programs once
# (in `plugin { … }`):
#
#   sieve_plugins = sieve_extprograms
#   sieve_extensions = +vnd.dovecot.pipe +vnd.dovecot.filter
#   sieve_pipe_bin_dir = /usr/lib/dovecot/sieve-pipe
#   sieve_filter_bin_dir = /usr/lib/dovecot/sieve-filter
#
# and puts a small script into each folder, as names here may hold no slash and the environment holds no PATH:
#
#   /usr/lib/dovecot/sieve-pipe/todoke-ingest     #!/bin/sh
#                                                 exec /usr/local/bin/todoke ingest
#   /usr/lib/dovecot/sieve-filter/todoke-filter   #!/bin/sh
#                                                 exec /usr/local/bin/todoke filter
#
# Both must be there and executable, writable by root alone, before this script is: where the filter is missing, or takes
# more than 10 seconds, dovecot-lda 2.3 crashes (nothing is lost, the mail server tries again). A filter that ends with
# an error leaves the message as it was.
require ["copy", "fileinto", "mailbox", "vnd.dovecot.filter", "vnd.dovecot.pipe"];

# Remember what the message says; `:copy` delivers it too, `:try` does so even where todoke-ingest is missing or fails.
pipe :copy :try "todoke-ingest";

# Add X-Todoke-* headers, and sort by them.
filter "todoke-filter";
if header :contains "X-Todoke-Event" "cancelled" {
  fileinto :create "キャンセル";
}
