#!/usr/bin/env python3
"""Twice the work takes twice the instructions: `make` with so much, twice and four times as much.

    python3 tests/growth/growth.py target/release/aamantran [AXIS…]

Instructions are counted by Valgrind, so a slow or busy machine makes no difference. What is done
once is in all three counts; so the increase from the second to the third is compared with that
from the first to the second: 2 for what grows as the work does, 4 for what grows as its square.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 3
LETTERS = "कखगचजतदनपम"


def word(number):
    number += 1000
    text = ""
    while number:
        text += LETTERS[number % 10]
        number //= 10
    return text


EVENT = """version = 1
[event]
name = "सभा"
[letter]
template = "patra"
body = \"\"\"
{body}
\"\"\"
[paper]
fit = "pages"
[output]
{output}
{tables}
"""

ADVOCATE = '[[advocate]]\nid = "a"\nname = "सीमा देवी"\n'
LIST = '[[list]]\nfile = "list.csv"\n'


def case(rows=("श्री राम राय,बेला",), heading="नाम,ग्राम", body="सादर आमंत्रण।", output="",
         tables=ADVOCATE, lists=LIST, flags=(), files=None):
    return {"list.csv": "\n".join([heading, *rows]) + "\n", **(files or {}),
            "event.toml": EVENT.format(body=body, output=output, tables=tables + lists)}, flags


def people(count, rest=lambda at: "बेला"):
    return [f"श्री {word(at)} राय,{rest(at)}" for at in range(count)]


def advocates(count, more=lambda at: ""):
    return "".join(f'[[advocate]]\nid = "a{at}"\nname = "{word(at)} राय"\n{more(at)}'
                   for at in range(count))


def lists(count):
    files = {f"list{at}.csv": f"नाम,ग्राम\nश्री {word(at)} राय,बेला\n" for at in range(count)}
    tables = "".join(f'[[list]]\nfile = "list{at}.csv"\n' for at in range(count))
    return case(lists=tables, files=files)


def columns(count):
    heading = "नाम,ग्राम" + "".join(f",स्तंभ {word(at)}" for at in range(count))
    row = "श्री राम राय,बेला" + "".join(f",{word(at)}" for at in range(count))
    return case([row] * 2, heading)


def names(count):
    book = "".join(f'"Xname{at}" = "{word(at)}"\n' for at in range(count))
    return case([f"Xname{at},बेला" for at in range(count)], files={"names.toml": book})


MERGED = 'sets = ["merged"]'
ONE = 'sets = ["letters"]'
AXES = {
    "rows": (200, lambda n: case(people(n), output=MERGED)),
    "single letters": (150, lambda n: case(people(n), output=ONE)),
    "rows of one person": (200, lambda n: case(["राम राय,बेला"] * n, output=MERGED)),
    "rows of one name": (200, lambda n: case([f"राम राय,{word(at)}" for at in range(n)],
                                             output=MERGED)),
    "rows of one telephone": (200, lambda n: case([f"{row},9123456780" for row in people(n)],
                                                  "नाम,ग्राम,मोबाइल", output=MERGED)),
    "rows held back": (300, lambda n: case([f"ि{word(at)},बेला" for at in range(n)]
                                           + ["राम,बेला"], output=MERGED)),
    "names in Latin letters": (150, lambda n: case(
        [f"{'aeiou'[at % 5].join('bcdfghjklm'[int(c)] for c in str(at + 1000))} Singh,बेला"
         for at in range(n)], output=MERGED)),
    "names.toml": (200, names),
    "equal file names": (300, lambda n: case(people(n), output=ONE + '\nfile_name = "{village}"')),
    "folders": (150, lambda n: case(people(n, word), output=ONE + '\nfolders = "village"')),
    "bundles": (150, lambda n: case(people(n, word),
                                    output='sets = ["bundles"]\nbundle_by = "village"')),
    "split files": (200, lambda n: case(people(n), output=MERGED + "\nbundle_split = 1")),
    "advocates": (1000, lambda n: case(["राम,a1"], "नाम,अधिवक्ता", tables=advocates(
        n, lambda at: f'alias = "{word(at * 3)} जी"\n'))),
    "advocates with areas": (1000, lambda n: case(
        ["राम," + word(1)], tables='[assign]\nby = "areas"\n' + advocates(
            n, lambda at: f'areas = ["{word(at)}"]\n'))),
    "rows of unknown advocates": (200, lambda n: case(
        [f"श्री {word(at)} राय,{word(at)}ध" for at in range(n)] + ["राम,a1"], "नाम,अधिवक्ता",
        tables=advocates(100), output=MERGED)),
    "faulty rows and advocates": (100, lambda n: case(
        [f"श्री {word(at)} ि राय,a{at}" for at in range(n)] + ["राम,a1"], "नाम,अधिवक्ता",
        tables=advocates(n, lambda at: f'designation = "{word(at)} अधिवक्ता"\n'), output=MERGED)),
    "lists": (100, lists),
    "columns": (150, columns),
    "--only with gaps": (200, lambda n: case(
        people(n), output=MERGED, flags=("--only", ",".join(str(at) for at in range(1, n, 2))))),
    "words of a paragraph": (1000, lambda n: case(body=" ".join(map(word, range(n))))),
    "the same word": (1000, lambda n: case(body="आइए " * n)),
    "words set strong": (500, lambda n: case(body=" ".join(f"*{word(at)}*" for at in range(n)))),
    "letters of a word": (1000, lambda n: case(body="कखग" * n)),
    "points of a list": (200, lambda n: case(body="\n".join(f"- {word(at)}" for at in range(n)))),
    "rows of a table": (200, lambda n: case(
        body="\n".join(f"| {word(at)} | {word(at + 1)} |" for at in range(n)))),
    "paragraphs, pages": (300, lambda n: case(body="\n\n".join(map(word, range(n))))),
    "slips in a body": (300, lambda n: case(body="\n\n".join(f"<b>{word(at)}" for at in range(n)))),
    "classes in a body": (300, lambda n: case(
        body="\n\n".join(f"[{word(at)}]{{.x{at}}}" for at in range(n)))),
    "words of a cell": (100, lambda n: case(["श्री राम राय," + " ".join(map(word, range(n)))])),
}


def instructions(program, made):
    files, flags = made
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        command = ["valgrind", "--tool=cachegrind", "--cache-sim=no",
                   "--cachegrind-out-file=/dev/null", str(program), "make", "event.toml",
                   "-o", "out", "--threads", "1", "--skip-invalid", "--quiet", *flags]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            sys.exit(f"{command}: {done.returncode}\n{done.stderr[-2000:]}")
        return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


def main():
    program = Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or list(AXES)
    wrong = []
    for axis in wanted:
        size, made = AXES[axis]
        counts = [instructions(program, made(size * times)) for times in (1, 2, 4)]
        ratio = (counts[2] - counts[1]) / max(counts[1] - counts[0], 1)
        print(f"{axis:28} {size:5}", *(f"{count / 1e6:9.1f} M" for count in counts),
              f"{ratio:6.2f}", flush=True)
        if ratio > MOST:
            wrong.append(axis)
    if wrong:
        sys.exit(f"grows faster than the work: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
