#!/usr/bin/env bash
# Prints the sizes of the files of the benchmark's letter: 1,000 different invitees by default.
#
#   benches/size.sh [LETTERS]
#
# Needs Python 3 for the list. Everything is made below a temporary folder and removed again.
set -euo pipefail
cd "$(dirname "$0")/.."

letters=${1:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --quiet
cp -r benches/bench-letter/. "$work"
python3 benches/bench-letter/make_list.py "$work/list.csv" -n "$letters"
target/release/aamantran make "$work/event.toml" -o "$work/out" > "$work/said"

# sizes NAME FILE...: their number, and least, mean and largest size in bytes.
sizes() {
    local name=$1
    shift
    wc -c "$@" | awk -v name="$name" '
        $2 == "total" { next }
        { sum += $1; n++; if (n == 1 || $1 < least) least = $1; if ($1 > most) most = $1 }
        END { printf "%-8s %6d files  %9d to %d, mean %d bytes\n", name, n, least, most, sum / n }'
}
sizes letters "$work"/out/letters/*.pdf
sizes bundles "$work"/out/bundles/*.pdf
sizes merged "$work"/out/all*.pdf
