#!/bin/sh
# Ponte from a terminal, inside Ponte.app/Contents/Resources/bin: a command without a window.
exec "$(dirname "$0")/../../MacOS/Ponte" -- "$@"
