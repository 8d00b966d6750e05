#!/usr/bin/env python3
"""Makes every sample with two builds of the program and compares all that they write and say:

    tests/bytes/same.py BEFORE NOW [--letters 300]

Each sample is made whole, as a proof, and with one merged file alone; the letter of the benchmark,
with many rows, on one thread and on three. Files must be the same, byte for byte, and so must be
what `make` and `check` say. For changes that are to change nothing.
"""

import argparse
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def made(program, event, work, flags):
    """What a run leaves and says: hashes by path, and its output."""
    folder, ledger = work / "out", work / "ledger/ledger.csv"
    shutil.rmtree(folder, ignore_errors=True)
    # With its copy and its lock.
    shutil.rmtree(ledger.parent, ignore_errors=True)
    ledger.parent.mkdir()
    command = [program, "make", event, "-o", folder, "--ledger", ledger, *flags]
    run = subprocess.run(command, capture_output=True, text=True)
    hashes = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return hashes, run.returncode, run.stdout, run.stderr


def checked(program, event):
    run = subprocess.run([program, "check", event], capture_output=True, text=True)
    return {}, run.returncode, run.stdout, run.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("now", type=pathlib.Path)
    parser.add_argument("--letters", type=int, default=300)
    asked = parser.parse_args()
    programs = [path.resolve() for path in (asked.before, asked.now)]
    different = files = 0
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        many = work / "many"
        shutil.copytree(ROOT / "benches/bench-letter", many)
        script = ROOT / "benches/bench-letter/make_list.py"
        subprocess.run(
            [sys.executable, script, many / "list.csv", "-n", str(asked.letters)], check=True
        )
        events = sorted((ROOT / "samples").glob("*/event.toml"))
        runs = [(event, "check", None) for event in events]
        for event in events:
            runs += [(event, "make", flags) for flags in ([], ["--proof"], ["--sets", "merged"])]
        for flags in (["--threads", "1"], ["--threads", "3"], ["--sets", "letters,bundles,merged"]):
            runs.append((many / "event.toml", "make", flags))
        for event, command, flags in runs:
            if command == "check":
                before, now = (checked(program, event) for program in programs)
            else:
                before, now = (made(program, event, work, flags) for program in programs)
            files += len(now[0])
            name = f"{event.parent.name}: {command} {' '.join(flags or [])}"
            for path in sorted(before[0].keys() | now[0].keys()):
                if before[0].get(path) != now[0].get(path):
                    different += 1
                    print(f"{name}: {path} differs")
            for what, one, other in zip(("status", "stdout", "stderr"), before[1:], now[1:]):
                if one != other:
                    different += 1
                    print(f"{name}: {what} differs")
    print(f"{len(runs)} runs, {files} files, {different} differences")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
