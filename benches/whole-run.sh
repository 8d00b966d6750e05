#!/usr/bin/env bash
# Times whole runs of the program: one letter from a cold start, and LETTERS letters (1,000
# by default) of the sample, written to disk with bundles, merged file and report.
#
#   benches/whole-run.sh [LETTERS]
#
# Needs hyperfine. Everything is made below a temporary folder and removed again.
set -euo pipefail
cd "$(dirname "$0")/.."

letters=${1:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --quiet
program=$PWD/target/release/aamantran

# The sample's rows, repeated until there are enough of them.
make_event() { # COUNT FOLDER
    mkdir -p "$2"
    cp samples/ara-2025/event.toml "$2/"
    awk -v count="$1" '
        NR == 1 { print; next }
        NF { rows[n++] = $0 }
        END { for (i = 0; i < count; i++) print rows[i % n] }
    ' samples/ara-2025/invitees.csv > "$2/invitees.csv"
}
make_event 1 "$work/one"
make_event "$letters" "$work/many"

grep -m1 'model name' /proc/cpuinfo || true
echo "processors: $(nproc)"
hyperfine --shell=none --warmup 3 \
    --command-name "1 letter, cold" "$program make $work/one/event.toml -o $work/one/out" \
    --command-name "$letters letters, all threads" "$program make $work/many/event.toml -o $work/many/out" \
    --command-name "$letters letters, one thread" "$program make $work/many/event.toml -o $work/many/out --threads 1" \
    --command-name "$letters letters, checked only" "$program check $work/many/event.toml"
