"""What do PDFium (Chrome) and MuPDF think the text of a PDF is?

    read_pdf.py pdfium|pymupdf FILE...

Prints one line of JSON per file: {"file": ..., "pages": [text of page 1, ...]}

The text is what a user gets who selects everything and copies it: no option is set that would help
the reader, and nothing is cleaned up. PDFium ends lines with CR LF, MuPDF with LF.
"""

import json
import sys


def pdfium(file):
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        pages = []
        for page in document:
            textpage = page.get_textpage()
            # By default, half a surrogate pair would be dropped in silence.
            pages.append(textpage.get_text_range(errors="replace"))
            textpage.close()
            page.close()  # A merged file has thousands of pages.
        return pages


def mupdf(file):
    import pymupdf

    # MuPDF's complaints about a file would otherwise go to standard output, between the JSON.
    pymupdf.set_messages(fd=2)
    with pymupdf.open(file, filetype="pdf") as document:
        return [page.get_text("text") for page in document]


READERS = {"pdfium": pdfium, "pymupdf": mupdf}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    read = READERS[sys.argv[1]]
    sys.stdout.reconfigure(encoding="utf-8")  # Whatever the locale says.
    for file in sys.argv[2:]:
        print(json.dumps({"file": file, "pages": read(file)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
