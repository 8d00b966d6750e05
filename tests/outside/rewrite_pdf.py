"""Writes a PDF anew with another program, as print shops and offices do.

    rewrite_pdf.py PROGRAM FILE OUT
"""

import subprocess
import sys

SHEET = (842, 595)


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def ghostscript(file, out, *options):
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", *options, "-o", out, file)


def pymupdf_two_up(file, out):
    import pymupdf

    width, height = SHEET
    source, sheets = pymupdf.open(file), pymupdf.open()
    for number in range(len(source)):
        sheet = sheets[-1] if number % 2 else sheets.new_page(width=width, height=height)
        left = number % 2 * width / 2
        sheet.show_pdf_page(pymupdf.Rect(left, 0, left + width / 2, height), source, number)
    sheets.save(out, garbage=3, deflate=True)


def pypdf_joined(file, out):
    import pypdf

    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(file).pages:
        writer.add_page(page)
    for page in writer.pages:
        page.compress_content_streams()
    writer.write(out)


def pypdf_two_up(file, out):
    import pypdf

    writer = pypdf.PdfWriter()
    for number, page in enumerate(pypdf.PdfReader(file).pages):
        sheet = writer.pages[-1] if number % 2 else writer.add_blank_page(*SHEET)
        place = pypdf.Transformation().scale(0.7).translate(number % 2 * SHEET[0] / 2, 0)
        sheet.merge_transformed_page(page, place)
    writer.write(out)


PROGRAMS = {
    "ghostscript": ghostscript,
    # The interpreter that Ghostscript had before 10.00.
    "ghostscript-old": lambda file, out: ghostscript(file, out, "-dNEWPDF=false"),
    "qpdf": lambda file, out: run("qpdf", "--linearize", file, out),
    "mutool": lambda file, out: run("mutool", "clean", "-gggg", "-z", file, out),
    "pdfunite": lambda file, out: run("pdfunite", file, file, out),
    "pymupdf-two-up": pymupdf_two_up,
    "pypdf": pypdf_joined,
    "pypdf-two-up": pypdf_two_up,
}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in PROGRAMS:
        sys.exit(__doc__)
    PROGRAMS[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
