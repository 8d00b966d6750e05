#!/usr/bin/env bash
# Times lists of 10,000 and 100,000 rows, as CSV and as xlsx: reading them with all that is
# compared and named (`Job::read`), and the whole of `check`, which lays every letter out.
# Prints seconds by the clock and of the processors, the least of three, and the most memory that
# was held at once.
#
#   benches/lists.sh [ROWS]...
#
# Needs Python 3 and GNU time. Everything is made below a temporary folder and removed again.
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- 10000 100000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --quiet --bin aamantran --example read_list
read_list=$PWD/target/release/examples/read_list
program=$PWD/target/release/aamantran

# timed ROWS LIST WHAT COMMAND...
timed() {
    local rows=$1 list=$2 what=$3
    shift 3
    for _ in 1 2 3; do
        # Warnings are no failure; what is said is not looked at.
        /usr/bin/time --format '%e %U %S %M' --output "$work/time" "$@" >"$work/said" 2>&1
        tail -n 1 "$work/time"
    done | sort -n | awk -v rows="$rows" -v list="$list" -v what="$what" '
        NR == 1 { clock = $1 }
        NR == 1 || $2 + $3 < work { work = $2 + $3 }
        $4 > most { most = $4 }
        END {
            printf "%7d rows  %-4s  %-5s  %6.2f s  %6.2f s of work  %5.0f MB\n", rows, list,
                what, clock, work, most / 1024
        }'
}

grep -m1 'model name' /proc/cpuinfo || true
echo "processors: $(nproc)"
for rows in "$@"; do
    python3 benches/lists/make_lists.py "$work" -n "$rows"
    for list in csv xlsx; do
        sed "s/list\.csv/list.$list/" benches/lists/event.toml >"$work/event.toml"
        timed "$rows" "$list" read "$read_list" "$work/event.toml"
        timed "$rows" "$list" check "$program" check "$work/event.toml"
    done
done
