#!/bin/sh
# Sets a bare Debian 12 or Ubuntu up: `sh commands/setup.sh run`, `... postgres` or `... test`.
# Installs Debian packages when it may (root, or sudo without a password);
# otherwise prints the one line that does it.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

say() { echo "packwave: $*" >&2; }

# --- what the machine must have -------------------------------------------------------------
missing=""
need() { # need TEST PACKAGE: the package goes on the list when the test fails
    sh -c "$1" >/dev/null 2>&1 || missing="$missing $2"
}
library() { # library SONAME PACKAGE
    need "ldconfig -p 2>/dev/null | grep -q '$1' || /sbin/ldconfig -p | grep -q '$1'" "$2"
}

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    missing="$missing python3 python3-venv"
else
    need "$python -c 'import venv, ensurepip'" python3-venv
fi
need "test -e /usr/share/zoneinfo/Asia/Shanghai" tzdata

if [ "$purpose" = test ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    library libEGL.so.1 libegl1
    library libGL.so.1 libgl1
    library libxkbcommon.so.0 libxkbcommon0
    library libglib-2.0.so.0 libglib2.0-0
    library libfontconfig.so.1 libfontconfig1
    library libdbus-1.so.3 libdbus-1-3
    library libxcb-cursor.so.0 libxcb-cursor0
    library libxcb-icccm.so.4 libxcb-icccm4
    library libxcb-keysyms.so.1 libxcb-keysyms1
    library libxcb-shape.so.0 libxcb-shape0
    library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    library libpulse.so.0 libpulse0
fi
if [ "$purpose" = test ]; then
    library libzbar.so.0 libzbar0
    need "command -v Xvfb" xvfb
    need "command -v xdotool" xdotool
    need "command -v setxkbmap" x11-xkb-utils
    need "test -x /usr/sbin/cupsd && test -x /usr/lib/cups/filter/rastertolabel" cups
    need "test -x /usr/sbin/lpadmin" cups-client
fi

if [ -n "$missing" ]; then
    line="apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" = 0 ]; then
        as=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as="sudo -n"
    else
        say "this machine lacks a few packages. Run this line, then the same command again:"
        echo "sudo apt-get update && sudo $line" >&2
        exit 1
    fi
    say "installing$missing"
    $as apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive $as $line -qq >/dev/null
    [ -n "$python" ] || python=python3
fi

# --- the virtual environment ------------------------------------------------------------------
lock=requirements.lock
# the tests, and a PostgreSQL of one's own, come with the second lock file
[ "$purpose" = run ] || lock=requirements-dev.lock
stamp=.venv/installed-$lock
if [ ! -x .venv/bin/python ]; then
    say "making .venv with $($python --version)"
    "$python" -m venv .venv
fi
# a .venv that has the test packages has everything that the program needs
if ! cmp -s "$lock" "$stamp" && ! { [ "$purpose" = run ] && cmp -s requirements-dev.lock .venv/installed-requirements-dev.lock; }; then
    say "installing the packages of $lock (once)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    cp "$lock" "$stamp"
fi
