#!/bin/sh
# For maintainers: make site_templates/assets/vendor/echarts.min.js anew, with its hash and notice.
# Two runs give the same bytes. Needs Node and the npm registry; users of the library need neither.
set -eu
cd "$(dirname "$0")"
vendor=../../site_templates/assets/vendor

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
of() { node -p "JSON.parse(require('fs').readFileSync('node_modules/$1/package.json')).version"; }
parts="Apache ECharts $(of echarts) (Apache-2.0), zrender $(of zrender) (BSD-3-Clause)"
parts="$parts, tslib $(of tslib) (0BSD)"

node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --target=es2019 --charset=utf8 \
    --legal-comments=none --banner:js="/* $parts; see echarts.NOTICE of the project */" \
    --log-level=warning --outfile="$vendor/echarts.min.js"

{
    echo "echarts.min.js: $parts."
    echo "A part of them, put together by scripts/charts/build.sh from scripts/charts/entry.js:"
    echo "series custom, line, scatter; grid, mark lines, tooltip; SVG renderer; English, Chinese."
    printf '\n==== NOTICE of Apache ECharts ====\n\n'
    cat node_modules/echarts/NOTICE
    printf '\n\n==== LICENSE of Apache ECharts ====\n\n'
    cat node_modules/echarts/LICENSE
    printf '\n==== LICENSE of d3, parts of which are in ECharts ====\n\n'
    cat node_modules/echarts/licenses/LICENSE-d3
    printf '\n==== LICENSE of zrender ====\n\n'
    cat node_modules/zrender/LICENSE
    printf '\n==== LICENSE of tslib ====\n\n'
    cat node_modules/tslib/LICENSE.txt
} | tr -d '\r' | sed 's/[[:space:]]*$//' >"$vendor/echarts.NOTICE"

cd "$vendor"
sha256sum echarts.min.js >echarts.min.js.sha256
echo "$parts"
echo "$(wc -c <echarts.min.js) bytes, $(gzip -9 -n -c echarts.min.js | wc -c) with gzip -9"
