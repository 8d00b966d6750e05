#!/usr/bin/env python3
"""Times whole runs of the program on the letter of benches/bench-letter, beside a plain loop
that writes the same files, and beside Typst and WeasyPrint if they are installed:

    pip install typst weasyprint
    benches/whole-run.py [--letters 1000] [--runs 5] [--threads N] [--folder F] [--before PROGRAM]

With --before each run is one of an older build of the program and then one of this, and the
ratio of the two is told: of their least times, and of their medians.

Every figure is the least of the runs, and all are of one go on one machine, so that their
ratios say something even on a busy one. Everything is made below temporary folders, in memory
(/dev/shm, where there is one) and on disk (--folder says where), and removed again. Typst and WeasyPrint get the same text, faces and list; WeasyPrint
no more than 100 letters, since it is slow, and its figure is told for one letter as all are.
"""

import argparse
import csv
import html
import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/dist/aamantran"
PLAIN = ROOT / "target/dist/examples/plain_files"


def seconds(run, number):
    """The time of a run in seconds; what `run` returns is taken if it is a number.

    Each run gets its number, to write into a folder of its own: where files were deleted just
    now, ext4 takes many times as long to make new ones.
    """
    start = time.perf_counter()
    own = run(number)
    return own if isinstance(own, float) else time.perf_counter() - start


def least(runs, run):
    """The least time of some runs, in seconds."""
    return min(seconds(run, number) for number in range(runs))


def event(work, name, count, sets):
    """An event of so many letters that makes these files."""
    folder = work / name
    shutil.copytree(ROOT / "benches/bench-letter", folder)
    script = ROOT / "benches/bench-letter/make_list.py"
    subprocess.run([sys.executable, script, folder / "list.csv", "-n", str(count)], check=True)
    text = (folder / "event.toml").read_text("utf-8")
    if sets:
        text = text.replace("[letter]\n", f"[output]\nsets = {sets}\n\n[letter]\n", 1)
        (folder / "event.toml").write_text(text, "utf-8")
    return folder


def program(folder, command, threads, number=0, build=PROGRAM):
    """Runs the program; the ledger is new each time, as the folder is."""
    arguments = [build, command, folder / "event.toml"]
    if command == "make":
        arguments += ["-o", folder / f"out{number}", "--ledger", folder / f"{number}.csv"]
        if threads:
            arguments += ["--threads", str(threads)]
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def peak(folder, command):
    """The most memory of a run, in MB."""
    code = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:],check=True,stdout=-3,stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    arguments = [PROGRAM, command, folder / "event.toml"]
    if command == "make":
        arguments += ["-o", folder / "peak", "--ledger", folder / "peak.csv"]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], check=True, capture_output=True
    )
    return int(done.stdout) / 1024


def say(what, time, letters, floor=None):
    each = f"{time / letters * 1e6:9.1f} µs a letter {letters / time:9.0f} letters/s"
    ratio = f"   {time / floor:5.2f} times the plain loop" if floor else ""
    print(f"{what:34} {time * 1e3:10.1f} ms {each}{ratio}", flush=True)


def texts():
    """What the letter says."""
    with open(ROOT / "benches/bench-letter/event.toml", "rb") as file:
        return tomllib.load(file)


def rows(folder):
    with open(folder / "list.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def typst(work, count):
    import typst as library

    spec = texts()
    folder = event(work, "typst", count, None)
    own = (ROOT / "benches/rivals/letter.typ").read_text("utf-8")
    data = "\n".join(
        f"#let {name} = {quoted(text)}"
        for name, text in [
            ("organiser", spec["event"]["organiser"]),
            ("subject", spec["letter"]["subject"]),
            ("note", spec["letter"]["note"]),
        ]
    )
    paragraphs = [part.strip() for part in spec["letter"]["body"].split("\n\n")]
    data += "\n#let paragraphs = (" + ", ".join(map(quoted, paragraphs)) + ")\n"
    whole = folder / "all.typ"
    whole.write_text(
        data + own + '\n#for row in csv("list.csv", row-type: dictionary) { letter(row) }\n', "utf-8"
    )
    fonts = [str(ROOT / "fonts")]
    # Once: a second run in the same process would find everything done already.
    merged = least(1, lambda _: library.compile(str(whole), font_paths=fonts) and None)
    say("Typst, one file", merged, count)
    single = folder / "one.typ"
    single.write_text(
        data + own + "\n#letter(json(bytes(sys.inputs.row)))\n", "utf-8"
    )
    some = rows(folder)[: min(count, 200)]
    compiler = library.Compiler(str(single), font_paths=fonts)

    def each(_):
        for number, row in enumerate(some):
            inputs = {"row": json.dumps(row, ensure_ascii=False)}
            pdf = compiler.compile(sys_inputs=inputs)
            (folder / f"{number}.pdf").write_bytes(pdf)

    say("Typst, a file each, one thread", least(1, each), len(some))


def weasyprint(work, count):
    import weasyprint as library

    spec = texts()
    folder = event(work, "weasyprint", min(count, 100), None)
    template = (ROOT / "benches/rivals/letter.html").read_text("utf-8")
    body = "".join(f"<p>{html.escape(p)}</p>" for p in spec["letter"]["body"].strip().split("\n\n"))
    some = rows(folder)

    def each(_):
        for number, row in enumerate(some):
            fields = {name: html.escape(value) for name, value in row.items()}
            page = template.format(
                fonts=ROOT / "fonts",
                organiser=spec["event"]["organiser"],
                subject=spec["letter"]["subject"],
                note=spec["letter"]["note"],
                body=body,
                **fields,
            )
            library.HTML(string=page, base_url=str(ROOT)).write_pdf(folder / f"{number}.pdf")

    say("WeasyPrint, a file each, one thread", least(1, each), len(some))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--folder")
    parser.add_argument("--before", type=pathlib.Path)
    asked = parser.parse_args()
    count, runs = asked.letters, asked.runs
    threads = asked.threads or len(os.sched_getaffinity(0))
    build = ["cargo", "build", "--profile", "dist", "--quiet", "--bins", "--example", "plain_files"]
    subprocess.run(build, check=True, cwd=ROOT)
    print(f"{count} letters, {threads} threads, the least of {runs} runs")
    # A disk's own times for the same files vary tenfold: what the program takes is seen in memory.
    memory = pathlib.Path("/dev/shm")
    places = [("in memory", memory)] if memory.is_dir() else []
    for where, folder in [*places, ("on disk", asked.folder)]:
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            print(f"-- {where}")
            measured(pathlib.Path(temporary), asked, threads)
    with tempfile.TemporaryDirectory(dir=asked.folder) as temporary:
        work = pathlib.Path(temporary)
        for name, compare in [
            ("typst", lambda: typst(work, count)),
            ("weasyprint", lambda: weasyprint(work, count)),
        ]:
            if importlib.util.find_spec(name):
                compare()
            else:
                print(f"{name}: not installed (pip install {name})")


def measured(work, asked, threads):
    """Times all that the program does in a folder."""
    count, runs = asked.letters, asked.runs

    def timed(what, folder, command, letters, floor=None):
        before, now = [], []
        for number in range(runs):
            if asked.before:
                older = (folder, command, threads, f"{number}before", asked.before)
                before.append(seconds(lambda _: program(*older), number))
            newer = (folder, command, threads, number)
            now.append(seconds(lambda _: program(*newer), number))
        say(what, min(now), letters, floor)
        if before:
            median = statistics.median(now) / statistics.median(before)
            of_before = f"{min(now) / min(before):.3f} of before (medians {median:.3f})"
            print(f"{'':34} {min(before) * 1e3:10.1f} ms before: {of_before}", flush=True)
        return min(now)

    one = event(work, "one", 1, '["letters"]')
    timed("one letter, whole process", one, "make", 1)
    merged = event(work, "merged", count, '["merged"]')
    timed("checked only", merged, "check", count)
    one_file = timed("one merged file", merged, "make", count)
    print(f"{'':34} {peak(merged, 'make'):10.0f} MB at most")
    letters = event(work, "letters", count, '["letters"]')
    program(letters, "make", threads, "first")
    made = letters / "outfirst/letters"

    def plain(number):
        arguments = [PLAIN, made, work / f"plain{number}", str(threads)]
        return float(subprocess.run(arguments, check=True, capture_output=True).stdout)

    floor = least(runs, plain)
    say("plain loop, a file each", floor, count)
    each = timed("a file each", letters, "make", count, floor)
    print(f"{'':34} {each / (one_file + floor):10.2f} times merged file and plain loop together")
    print(f"{'':34} {peak(letters, 'make'):10.0f} MB at most")
    every = event(work, "every", count, None)
    timed("files, bundles, merged, report", every, "make", count, floor)
    print(f"{'':34} {peak(every, 'make'):10.0f} MB at most")


if __name__ == "__main__":
    main()
