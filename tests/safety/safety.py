#!/usr/bin/env python3
"""What must hold of `make` however it ends: every file that is there is whole, and the same
command run again ends in exactly the tree that an undisturbed run gives. And of runs that share
a ledger: no serial is given twice, and no mark is lost.

usage: safety.py PROGRAM [--kills 1000] [--stops 20] [--pairs 200] [--letters 300] [--seed 1]

Needs Linux. A test that cannot be set up fails.
"""
import argparse
import csv
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "benches/bench-letter"
LOCK, NOTE = ".aamantran-lock", ".aamantran-run"
TEMPORARY = re.compile(r"\.aamantran-\d+-\d+")
DONE, ERRORS, STOPPED, INTERRUPTED = 0, 1, 4, 130


def require(holds, what):
    if not holds:
        sys.exit(f"*** {what}")


class Case:
    def __init__(self, program, letters, work, sets="letters,bundles,merged"):
        self.work = work
        self.sets = sets
        # A copy that everybody may run, for the tests of permissions.
        self.program = work / "aamantran"
        shutil.copy(program, self.program)
        self.event = work / "event"
        shutil.copytree(BENCH, self.event)
        lists = [sys.executable, BENCH / "make_list.py", self.event / "list.csv"]
        subprocess.run([*lists, "-n", str(letters)], check=True)
        for folder, _, files in os.walk(work):
            os.chmod(folder, 0o755)
            for file in files:
                os.chmod(Path(folder) / file, 0o755)
        self.reference = work / "reference"
        self.seconds = 0.0
        for _ in range(2):
            shutil.rmtree(self.reference, ignore_errors=True)
            start = time.monotonic()
            self.finish(self.reference)
            self.seconds = time.monotonic() - start
        self.expected = tree(self.reference)
        own = letters if "letters" in sets else 0
        require(len(self.expected) > own + 3, "the undisturbed run made nothing")

    def start(self, out, ledger=None, **options):
        command = [self.program, "--lang", "en", "make", self.event / "event.toml", "-o", out]
        if ledger:
            command += ["--ledger", ledger]
        return subprocess.Popen(
            [*command, "--zip", "--sets", self.sets],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def finish(self, out):
        run = self.start(out)
        said = run.communicate()[1]
        require(run.returncode == DONE, f"a run ended with {run.returncode}: {said}")

    def check_whole(self, out, what):
        """Every file that is there is that of the undisturbed run."""
        there = tree(out)
        for path, content in there.items():
            name = path.rsplit("/", 1)[-1]
            if name == NOTE or TEMPORARY.fullmatch(name):
                continue
            require(self.expected.get(path) == content, f"{what}: {path} is not whole")
        return len(there)

    def check_same(self, out, what):
        """The next run ends in the tree of the undisturbed run."""
        self.finish(out)
        found = tree(out)
        if found != self.expected:
            other = [p for p in found.keys() | self.expected.keys()
                     if found.get(p) != self.expected.get(p)]
            require(False, f"{what}: another tree: {sorted(other)[:5]}")
        shutil.rmtree(out)


def tree(root):
    if not root.exists():
        return {}
    files = (path for path in root.rglob("*") if not path.is_dir())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def wait_for(path, run):
    """Waits until a run has made a file or folder; whether it did before it ended."""
    while not path.exists():
        if run.poll() is not None:
            return False
        time.sleep(0.001)
    return True


def killed(case, kills, dice):
    """SIGKILL at random moments, one to three times before a run may end."""
    out = case.work / "killed"
    done = half_way = left = 0
    while done < kills:
        before = done
        for _ in range(min(dice.randint(1, 3), kills - done)):
            run = case.start(out)
            time.sleep(dice.uniform(0, case.seconds))
            run.kill()
            run.communicate()
            done += 1
            there = case.check_whole(out, f"kill {done}")
            half_way += 1 < there < len(case.expected)
            left += any(TEMPORARY.search(path) for path in tree(out))
        case.check_same(out, f"after kill {done}")
        if done // 100 > before // 100:
            print(f"    {done} kills", flush=True)
    print(f"    {done} kills, {half_way} with files half of the way, {left} with a file "
          "half-written under a temporary name")
    # Files of many letters appear in one moment, at the end.
    require(half_way > 0 or "letters" not in case.sets, "no kill came while files were written")


def interrupted(case, stops, dice):
    """Ctrl-C: an end within half a second, no temporary files, and the way to go on."""
    out = case.work / "interrupted"
    caught = slowest = 0
    while caught < stops:
        run = case.start(out)
        if not wait_for(out / NOTE, run):
            continue
        time.sleep(dice.uniform(0, case.seconds / 2))
        start = time.monotonic()
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
        took = time.monotonic() - start
        if run.returncode == INTERRUPTED:
            caught += 1
            slowest = max(slowest, took)
            require("A0615" in said and "run the same command again" in said, said)
            require(took < 0.5, f"Ctrl-C took {took:.2f} s")
        else:
            require(run.returncode == DONE, f"Ctrl-C gave {run.returncode}: {said}")
        case.check_whole(out, "after Ctrl-C")
        left = [path for path in tree(out) if TEMPORARY.search(path)]
        require(not left, f"Ctrl-C left {left}")
        case.check_same(out, "after Ctrl-C")
    print(f"    {caught} times stopped, the slowest after {slowest * 1000:.0f} ms")


def failing(case, out, run, code, status=STOPPED):
    said = run.communicate()[1]
    require(code in said, f"{code} expected, not {said}")
    there = case.check_whole(out, code)
    # Without a file it has not stopped half-way, it has made nothing.
    status = status if there > 1 else ERRORS
    require(run.returncode == status, f"{status} expected, not {run.returncode}: {said}")
    left = [path for path in tree(out) if TEMPORARY.search(path)]
    require(not left, f"{code} left {left}")


def limit_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


def full(case):
    """No room: a limit of the size of files, and a small disk where one can be mounted."""
    out = case.work / "full"
    # Python ignores SIGXFSZ; so must the program, to see the error.
    run = case.start(out, preexec_fn=limit_size, restore_signals=False)
    failing(case, out, run, "A0610")
    case.check_same(out, "after a full disk")
    disk = case.work / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], stderr=subprocess.DEVNULL
    ).returncode == 0
    if not mounted:
        print("    (no small disk could be mounted; the limit of sizes was tried)")
        return
    try:
        out = disk / "out"
        failing(case, out, case.start(out), "A0610")
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        case.check_same(out, "after a full disk")
    finally:
        subprocess.run(["umount", disk], check=True)


def become_nobody():
    if os.geteuid() == 0:
        os.setuid(65534)


def forbidden(case):
    """A folder that may not be written, from the beginning or from half-way."""
    home = case.work / "home"
    home.mkdir()
    home.chmod(0o555)
    out = home / "out"
    failing(case, out, case.start(out, preexec_fn=become_nobody), "A0611", ERRORS)
    require(not out.exists(), "a folder was made where none may be")
    home.chmod(0o777)
    lost = left = 0
    for _ in range(60):
        run = case.start(out, preexec_fn=become_nobody)
        if wait_for(out / "letters", run):
            (out / "letters").chmod(0o555)
        said = run.communicate()[1]
        if not (out / "letters").exists():
            # It was lost before the first file, and what the run had made is gone again.
            require(run.returncode == ERRORS and "A0611" in said, said)
            continue
        (out / "letters").chmod(0o777)
        if run.returncode == STOPPED:
            require("A0611" in said, said)
            case.check_whole(out, "permission lost")
            lost += 1
            left += any(TEMPORARY.search(path) for path in tree(out))
            for folder in (out, out / "bundles", out / "letters"):
                folder.chmod(0o777)
            case.check_same(out, "permission lost")
        else:
            shutil.rmtree(out)
        if lost == 10:
            break
    print(f"    {lost} times lost, {left} with a file half-written under a temporary name")
    require(lost > 0, "no run lost its permission half-way")


def vanished(case):
    """The output folder is taken away half-way; it must not come back with half of its files."""
    out, gone = case.work / "vanished", case.work / "gone"
    for _ in range(20):
        run = case.start(out)
        wait_for(out / "letters", run)
        out.rename(gone)
        said = run.communicate()[1]
        if run.returncode == STOPPED:
            require("A0613" in said, said)
            require(not out.exists(), "the folder came back")
            case.check_whole(gone, "folder gone")
            gone.rename(out)
            case.check_same(out, "folder gone")
            return
        shutil.rmtree(gone)
    require(False, "no run lost its folder half-way")


def paused(case, out):
    """A run that is held up while it writes."""
    for _ in range(20):
        run = case.start(out)
        if wait_for(out / NOTE, run):
            run.send_signal(signal.SIGSTOP)
            # Held up while it was saying who it is, it has no name yet.
            if run.poll() is None and (out / NOTE).exists() and (out / NOTE).read_text():
                return run
            run.send_signal(signal.SIGCONT)
        run.communicate()
        shutil.rmtree(out)
    sys.exit("*** no run could be held up")


def busy(case):
    """A second run with the same ledger, and one into the same folder with another ledger, is
    refused by name of the first."""
    out = case.work / "busy"
    first = paused(case, out)
    said = case.start(case.work / "elsewhere").communicate()[1]
    require("A0820" in said and f"make, process {first.pid}" in said, f"not refused: {said}")
    second = case.start(out, ledger=case.work / "other.csv")
    said = second.communicate()[1]
    first.send_signal(signal.SIGCONT)
    name = re.search(r'name = "(.*)"', (case.event / "event.toml").read_text()).group(1)
    require(second.returncode == ERRORS and "A0614" in said, f"not refused: {said}")
    require(name in said and f"process {first.pid}" in said, f"by no name: {said}")
    said = first.communicate()[1]
    require(first.returncode == DONE, f"the first was disturbed: {said}")
    case.check_same(out, "after two at once")


def changed(case):
    """A list that is saved again during the run is noticed."""
    out = case.work / "changed"
    run = paused(case, out)
    list_file = case.event / "list.csv"
    with open(list_file, newline="", encoding="utf-8-sig") as file:
        require(len(list(csv.reader(file))) > 1, "no list")
    later = time.time() + 10
    os.utime(list_file, (later, later))
    run.send_signal(signal.SIGCONT)
    said = run.communicate()[1]
    require(run.returncode == DONE and "A0616" in said and "list.csv" in said, said)
    case.check_same(out, "after a change of the list")


class Shared:
    """Two events with a list each and one ledger."""

    def __init__(self, program, work):
        self.program = program
        self.work = work
        self.people = {"a": ["राम"], "b": ["श्याम"]}
        self.born = 0
        for event in self.people:
            (work / f"{event}.toml").write_text(
                f'version = 1\n[event]\nname = "{event}"\n[letter]\nbody = "आइए"\n'
                '[output]\nledger = "ledger.csv"\nsets = ["letters"]\n'
                f'[[advocate]]\nname = "सीमा"\n[[list]]\nfile = "{event}.csv"\n', "utf-8")
            self.write(event)

    def write(self, event):
        rows = "".join(f"{name}\n" for name in self.people[event])
        (self.work / f"{event}.csv").write_text("नाम\n" + rows, "utf-8")

    def somebody(self, event):
        """A name that nobody else has, nor one like it."""
        letters = "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह"
        number, name = self.born, ""
        for _ in range(4):
            number, at = divmod(number * 7 + 3, len(letters))
            name += letters[(at + self.born) % len(letters)] + "ािीुूेैोौ"[(self.born // 3 + at) % 9]
        self.born += 1
        self.people[event].append(name)
        self.write(event)

    def start(self, command, event, *more):
        line = [self.program, "--lang", "en", command, self.work / f"{event}.toml", *more]
        return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def make(self, event):
        return self.start("make", event, "-o", self.work / f"out-{event}", "--skip-invalid")

    def done(self, run):
        """Whether a command did what it was told, or was refused because of the other one."""
        said = run.communicate()[1]
        require(run.returncode in (0, 3) or "A0820" in said, f"{run.returncode}: {said}")
        return run.returncode in (0, 3)

    def ledger(self):
        text = (self.work / "ledger.csv").read_text("utf-8-sig")
        return {int(row[0]): row for row in list(csv.reader(text.splitlines()))[1:]}

    def check(self, what):
        """Every letter has a serial of its own, which is its person's in the ledger."""
        lines, owners = self.ledger(), {}
        for event in self.people:
            for file in (self.work / f"out-{event}/letters").glob("*.pdf"):
                serial, name = file.stem.split("-", 1)
                other = owners.setdefault(int(serial), name)
                require(other == name, f"{what}: {serial} is {other}'s and {name}'s")
                require(lines[int(serial)][2] == name, f"{what}: {serial} is not {name}'s")
        require(len(owners) > 1, f"{what}: no letters")


def shared(program, work, pairs):
    """Two processes with one ledger: no serial is given twice, and no mark is lost."""
    both = marked = 0
    for pair in range(pairs):
        folder = work / f"pair-{pair}"
        folder.mkdir()
        office = Shared(program, folder)
        for _ in range(2):
            office.somebody("a")
            office.somebody("b")
        ended = [office.done(run) for run in [office.make("a"), office.make("b")]]
        require(any(ended), "none of two came first")
        both += all(ended)
        office.check(f"pair {pair}")
        office.somebody("b")
        note = f"note {pair}"
        runs = [office.start("mark", "a", "1", "--note", note), office.make("b")]
        if office.done(runs[0]):
            marked += 1
            runs[1].wait()
            require(office.ledger()[1][15] == note, f"the mark of pair {pair} is lost")
        office.done(runs[1])
        office.check(f"pair {pair} with a mark")
        shutil.rmtree(folder)
    print(f"    {pairs} pairs of make and make, {both} times both ended well; "
          f"{pairs} pairs of make and mark, {marked} marks noted")


def shared_and_killed(program, work, kills, dice):
    """Runs with one ledger that are killed at random moments."""
    folder = work / "shared"
    folder.mkdir()
    office = Shared(program, folder)
    require(office.done(office.make("a")) and office.done(office.make("b")), "refused")
    notes = {}
    for kill in range(kills):
        event = dice.choice("ab")
        office.somebody(event)
        run = office.make(event)
        time.sleep(dice.uniform(0, 0.05))
        run.kill()
        run.communicate()
        serial = dice.randint(1, 2)
        notes[serial] = f"note {kill}"
        require(office.done(office.start("mark", "a", str(serial), "--note", notes[serial])),
                "a killed run stood in the way")
        if kill % 10 == 9:
            require(all(office.done(office.make(event)) for event in "ab"), "refused")
            office.check(f"kill {kill}")
        for serial, note in notes.items():
            require(office.ledger()[serial][15] == note, f"kill {kill}: a mark is lost")
    left = [file.name for file in folder.iterdir() if TEMPORARY.fullmatch(file.name)]
    require(not left, f"{left} stayed behind")
    print(f"    {kills} kills")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--stops", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--letters", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as work:
        first, second = Path(work) / "letters", Path(work) / "many"
        Path(work).chmod(0o755)
        first.mkdir()
        second.mkdir()
        case = Case(given.program, given.letters, first)
        print(f"{given.letters} letters in {case.seconds:.2f} s", flush=True)
        many = Case(given.program, given.letters, second, "bundles,merged")
        print(f"{given.letters} letters in files of many in {many.seconds:.2f} s", flush=True)
        tests = [
            ("two runs at once", lambda: busy(case)),
            ("two runs with one ledger", lambda: shared(case.program, first, given.pairs)),
            ("killed, with one ledger",
             lambda: shared_and_killed(case.program, first, given.kills // 10, dice)),
            ("a list that changes", lambda: changed(case)),
            ("a full disk", lambda: full(case)),
            ("a folder that may not be written", lambda: forbidden(case)),
            ("a folder that vanishes", lambda: vanished(case)),
            ("Ctrl-C", lambda: interrupted(case, given.stops, dice)),
            ("killed", lambda: killed(case, given.kills, dice)),
            ("a full disk, files of many", lambda: full(many)),
            ("Ctrl-C, files of many", lambda: interrupted(many, given.stops, dice)),
            ("killed, files of many", lambda: killed(many, given.kills, dice)),
        ]
        for name, test in tests:
            print(name, flush=True)
            test()
    print("all is whole")


main()
