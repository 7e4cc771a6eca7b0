#!/bin/sh
# Install the system packages that some tests need (Chromium), where that is allowed; else say how, in one line.
set -eu
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "make system: installing chromium with apt-get · instalando chromium con apt-get"
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null
    then
        echo "make system: Chromium could not be installed (no network?), so its tests are skipped · sin Chromium, sus pruebas se omiten"
    fi
else
    echo "make system: no Chromium, so its tests are skipped; install Chromium (on Debian: sudo apt-get install chromium) · sin Chromium, sus pruebas se omiten"
fi
