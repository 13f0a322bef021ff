#!/bin/sh
# What the tests need beyond Python: Chromium, Node, LibreOffice and a font with Chinese characters.
# Installs what is missing where it can (apt as root), else says what to install.
# In CI a missing one is a failure; elsewhere the tests that need it are skipped and say so.
set -u

missing=""
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || missing="$missing chromium"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-calc-nogui"
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=zh family 2>/dev/null)" ]; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "installing for the tests:$missing"
    log=$(mktemp)
    if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -n 5 "$log"
    rm -f "$log"
fi
echo "please install for the tests:$missing"
[ -z "${CI:-}" ]
