#!/usr/bin/env python3
"""Writes a list of invented people, as CSV and as xlsx in the way of Excel (shared strings, typed
numbers): the same for the same seed. Two rows of a hundred are of somebody who is in the list
already.

usage: make_lists.py FOLDER [-n 100000] [--seed 2025]
"""
import argparse, csv, pathlib, random, sys, zipfile
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "bench-letter"))
from make_list import ADV, BLOCKS, FEMALE, MALE, MID, MIDF, PRE, ROOT, SUF, SUR

HEADINGS = ["क्र.सं.", "नाम", "पिता का नाम", "ग्राम/मोहल्ला", "वार्ड", "पंचायत", "प्रखंड", "पिन", "मोबाइल", "अधिवक्ता"]


def rows(count, seed):
    r = random.Random(seed)
    name = lambda first, middle: " ".join(p for p in (r.choice(first), r.choice(middle), r.choice(SUR)) if p)
    place = lambda: r.choice(PRE) + r.choice(ROOT) + r.choice(SUF)
    made = []
    for number in range(1, count + 1):
        if made and r.random() < 0.02:
            made.append([number] + r.choice(made)[1:])
            continue
        is_woman = r.random() < 0.35
        prefix = "श्रीमती " if is_woman else "श्री "
        person = name(FEMALE, MIDF) if is_woman else name(MALE, MID)
        made.append([number, prefix + person, name(MALE, MID), place(), r.randint(1, 20), place(), r.choice(BLOCKS),
                     999000 + r.randint(0, 99), 9100000000 + number, r.choice(ADV)])
    return made


def part(package, name, text):
    # A fixed date: the same bytes each time.
    package.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 6)


def write_xlsx(path, table):
    known, sheet = {}, []
    for number, row in enumerate(table, 1):
        cells = []
        for column, cell in zip("ABCDEFGHIJ", row):
            kind, value = ("", cell) if isinstance(cell, int) else (' t="s"', known.setdefault(cell, len(known)))
            cells.append(f'<c r="{column}{number}"{kind}><v>{value}</v></c>')
        sheet.append(f'<row r="{number}">{"".join(cells)}</row>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w") as package:
        part(package, "[Content_Types].xml", f'{head}<Types xmlns="{packages}/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
             f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
             f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>')
        part(package, "_rels/.rels", f'{head}<Relationships xmlns="{packages}/relationships">'
             f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        part(package, "xl/workbook.xml", f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
             '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>')
        part(package, "xl/_rels/workbook.xml.rels", f'{head}<Relationships xmlns="{packages}/relationships">'
             f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
             f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        part(package, "xl/worksheets/sheet1.xml",
             f'{head}<worksheet xmlns="{main}"><sheetData>{"".join(sheet)}</sheetData></worksheet>')
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in known)
        part(package, "xl/sharedStrings.xml",
             f'{head}<sst xmlns="{main}" uniqueCount="{len(known)}">{strings}</sst>')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("-n", type=int, default=100000)
    ap.add_argument("--seed", type=int, default=2025)
    a = ap.parse_args()
    table = [HEADINGS] + rows(a.n, a.seed)
    with open(a.folder / "list.csv", "w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows(table)
    write_xlsx(a.folder / "list.xlsx", table)


if __name__ == "__main__":
    main()
