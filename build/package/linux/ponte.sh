#!/bin/sh
# Ponte from a terminal: without words, or with a report, its window; with a command that command, which needs no window, no display and no root.
# A command shows no page, so that Chromium starts none of the processes that its sandbox is for; a window is never opened without the sandbox.
for folder in "$(dirname "$(readlink -f "$0")")" /opt/Ponte; do
  [ -x "$folder/ponte-window" ] && break
done
case "${1-}" in
  '' | *.ponte | *.json) exec "$folder/ponte-window" "$@" ;;
esac
exec "$folder/ponte-window" --no-sandbox --no-zygote -- "$@"
