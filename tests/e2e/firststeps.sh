#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# firststeps.sh PARLORD FIRST-STEPS: starts a server, pastes what `./dev run` prints into a shell and expects to see the first
# message in the stream. ctest ends it if that never comes.
set -euo pipefail
parlord=$1
first_steps=$2
data=$(mktemp -d)
server=
shell=
trap 'kill $server 2>/dev/null || true; [ -z "$shell" ] || kill -- -"$shell" 2>/dev/null || true; rm -rf "$data"' EXIT

mkfifo "$data/printed"
"$parlord" serve --data "$data/store" --listen 127.0.0.1:0 2>"$data/log" > >(exec "$first_steps" >"$data/printed") &
server=$!

commands=
while IFS= read -r line; do
    [[ $line != '  '* ]] || commands+=$line$'\n'
    [[ $line != *' -N '* ]] || break
done <"$data/printed"
if [[ $commands != *' -N '* ]]; then
    echo 'The server did not start:'
    cat "$data/log"
    exit 1
fi

# In a session of its own, so that the curl at its end can be ended with it.
exec 3< <(exec setsid bash -c "$commands" 2>&1)
shell=$!
while IFS= read -r line <&3; do
    printf '%s\n' "$line"
    [[ $line != data:*'"new_message"'*'Hello, Parlor!'* ]] || exit 0
done
echo 'The stream ended without the first message.'
cat "$data/log"
exit 1
