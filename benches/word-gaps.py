#!/usr/bin/env python3
"""Compares the lines that aamantran and Typst make of the same texts.

    benches/word-gaps.py [--keep FOLDER]

Sets each text of benches/texts/ with both programs on the same measure in the same face,
reads the places of the words back from the PDFs (mutool trace, from mupdf-tools), and prints two tables in Markdown: the gaps between words of justified lines, and the length
of lines where the right edge is left uneven. The last line of a paragraph counts in neither.

Needs cargo, mutool, and Typst for Python (`pip install typst`). With --keep the PDFs stay
in a folder, to be looked at.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MM = 72 / 25.4
# Name, file, width of the sheet, margin, size of the type, indent of the first line, setting.
TEXTS = [
    ("office letter, A4", "office-letter.txt", 210, 22, 11, "2em", "justify"),
    ("long letter, A4", "long-letter.txt", 210, 25, 12, "10mm", "justify"),
    ("card, measure of 86 mm", "card.txt", 110, 12, 11, "0pt", "justify"),
    ("card, ragged", "card.txt", 110, 12, 11, "0pt", "left"),
    ("office letter, ragged", "office-letter.txt", 148, 15, 11, "0pt", "left"),
]
# What aamantran holds together in these texts. Typst does the same in a second run, in which
# it also breaks at no hyphen and hangs no punctuation over the edge.
HELD = [
    "21 सितंबर 2025",
    "10 बजे",
    "श्रीमती आशा",
    "डॉ. आर. के. सिंह",
    "श्री हरि",
    "यादव उर्फ मुन्ना जी",
    "14 नवंबर 2027",
    "2:30 बजे",
    "15 मिनट",
    "12 अगस्त 2027",
    "18 हज़ार",
    "रु. 5,00,000",
    "30 सितंबर 2027",
    "श्री रामेश्वर",
    "सिंह उर्फ बच्चा",
    "बाबू जी",
    "माननीय जिला",
]


def aamantran(program, text, width, margin, size, indent, align, folder):
    """Sets a text with aamantran and returns the PDF."""
    template = folder / "template"
    template.mkdir(parents=True)
    (template / "letter.dj").write_text(text, encoding="utf-8")
    (template / "style.toml").write_text(
        f"""
[page]
size = "{width}mm x 297mm"
margin_top = "{margin}mm"
margin_right = "{margin}mm"
margin_bottom = "{margin}mm"
margin_left = "{margin}mm"
[fonts]
serif = ["Noto Serif Devanagari", "Noto Serif"]
[style.letter]
size = "{size}pt"
align = "{align}"
first_indent = "{indent}"
space_after = "3mm"
[style.paragraph]
space_after = "3mm"
""",
        encoding="utf-8",
    )
    (folder / "event.toml").write_text(
        """
version = 1
[event]
name = "–"
[letter]
template = "./template"
[[advocate]]
name = "क"
[[list]]
file = "list.csv"
""",
        encoding="utf-8",
    )
    (folder / "list.csv").write_text("नाम\nराम\n", encoding="utf-8")
    out = folder / "out"
    subprocess.run(
        [program, "make", folder / "event.toml", "-o", out], check=True, capture_output=True
    )
    return out / "all.pdf"


def typst(text, width, margin, size, indent, align, folder, overhang="true"):
    """Sets a text with Typst and returns the PDF."""
    import typst as compiler

    folder.mkdir(parents=True)
    justify = "true" if align == "justify" else "false"
    escaped = "".join("\\" + c if c in '#$*_`<>@"~[]/' else c for c in text)
    source = folder / "letter.typ"
    source.write_text(
        f"""#set page(width: {width}mm, height: 297mm, margin: {margin}mm)
#set text(font: ("Noto Serif Devanagari", "Noto Serif"), size: {size}pt, lang: "hi",
          overhang: {overhang})
#set par(justify: {justify}, linebreaks: "optimized",
         first-line-indent: (amount: {indent}, all: true))
{escaped}""",
        encoding="utf-8",
    )
    pdf = folder / "letter.pdf"
    fonts = [str(path) for path in sorted((ROOT / "fonts").iterdir()) if path.is_dir()]
    compiler.compile(str(source), output=str(pdf), font_paths=fonts, ignore_system_fonts=True)
    return pdf


def lines(pdf):
    """The lines of a PDF: baseline, and left and right edges of the words, in points.

    Taken from the glyphs as MuPDF draws them: a word ends where a space is drawn, at the
    place to which the pen has come, and the next begins with the glyph after that.
    """
    trace = subprocess.run(["mutool", "trace", pdf], check=True, capture_output=True).stdout
    found, baseline, is_space = [], None, True
    for text in ElementTree.fromstring(trace).iter("fill_text"):
        a, _, _, d, e, f = map(float, text.get("transform").split())
        for span in text.iter("span"):
            em = abs(a) * float(span.get("trm").split()[0])
            for glyph in span.iter("g"):
                if glyph.get("glyph") is None:
                    continue  # One more character of the glyph before it.
                x, y = a * float(glyph.get("x")) + e, d * float(glyph.get("y")) + f
                end = x + em * float(glyph.get("adv"))
                # Marks may stand higher or lower than their letters, but not by a line.
                if baseline is None or abs(y - baseline) > 0.9 * em:
                    found.append((y, []))
                    baseline, is_space = y, True
                words = found[-1][1]
                if glyph.get("unicode") in (" ", "\u00a0"):
                    if words:
                        words[-1] = (words[-1][0], x)
                    is_space = True
                elif is_space:
                    words.append((x, end))
                    is_space = False
                else:
                    words[-1] = (words[-1][0], max(words[-1][1], end))
    return found


def inner_lines(found, text):
    """The lines that are not the last of their paragraph, and those that are."""
    steps = [abs(b[0] - a[0]) for a, b in zip(found, found[1:])]
    usual = statistics.median(steps)
    inner, last = [], []
    for (_, words), step in zip(found, [*steps, 2 * usual]):
        (last if step > 1.1 * usual else inner).append(words)
    if len(last) != len(text.split("\n\n")):
        raise SystemExit(f"{len(last)} paragraphs read; the text must fit on one page")
    return inner, last


def gaps(inner):
    """Gaps between the words of lines, in mm."""
    return [(b[0] - a[1]) / MM for line in inner for a, b in zip(line, line[1:])]


def gap_row(name, program, found, text):
    inner, last = inner_lines(found, text)
    all_gaps = gaps(inner)
    return (
        f"| {name} | {program} | {len(found)} | {statistics.mean(all_gaps):.2f} "
        f"| {statistics.pstdev(all_gaps):.3f} | {min(all_gaps):.2f} | {max(all_gaps):.2f} "
        f"| {min(len(line) for line in last)} |"
    )


def rag_row(name, program, found, text, measure):
    inner, last = inner_lines(found, text)
    left = min(line[0][0] for line in inner)
    lengths = [100 * (line[-1][1] - left) / MM / measure for line in inner]
    return (
        f"| {name} | {program} | {len(found)} | {statistics.mean(lengths):.1f} "
        f"| {statistics.pstdev(lengths):.1f} | {min(lengths):.1f} "
        f"| {min(len(line) for line in last)} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--keep", type=Path, help="a folder, not there yet, for the PDFs")
    keep = parser.parse_args().keep
    subprocess.run(["cargo", "build", "--quiet"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    program = (ROOT / target / "debug" / "aamantran").resolve()
    justified, ragged = [], []
    with tempfile.TemporaryDirectory() as temporary:
        for index, (name, file, width, margin, size, indent, align) in enumerate(TEXTS):
            text = (ROOT / "benches" / "texts" / file).read_text(encoding="utf-8").strip()
            held = text.replace("-", "-\u2060")
            for phrase in HELD:
                held = held.replace(phrase, phrase.replace(" ", "\u00a0"))
            folder = (keep or Path(temporary)) / str(index)
            arguments = (width, margin, size, indent, align)
            for who, pdf in [
                ("aamantran", aamantran(program, text, *arguments, folder / "aamantran")),
                ("Typst", typst(text, *arguments, folder / "typst")),
                ("Typst, same rules", typst(held, *arguments, folder / "same", overhang="false")),
            ]:
                found = lines(pdf)
                if align == "justify":
                    justified.append(gap_row(name, who, found, text))
                else:
                    ragged.append(rag_row(name, who, found, text, width - 2 * margin))
    print("| text | set by | lines | mean gap, mm | deviation | least | largest "
          "| fewest words on a last line |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    print("\n".join(justified))
    print()
    print("| text | set by | lines | mean length, % of the measure | deviation | shortest "
          "| fewest words on a last line |")
    print("|---|---|--:|--:|--:|--:|--:|")
    print("\n".join(ragged))


if __name__ == "__main__":
    main()
