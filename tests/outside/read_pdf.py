"""What do PDFium (Chrome) and MuPDF think the text of a PDF is?

    read_pdf.py pdfium|pdfium-page|pdfium-words|pymupdf FILE...

Prints one line of JSON per file: {"file": ..., "pages": [text of page 1, ...]}

The text is what a user gets who selects everything and copies it: no option is set that would help
the reader, and nothing is cleaned up. PDFium ends lines with CR LF, MuPDF with LF.

"pdfium-page" and "pdfium-words" ask PDFium by place, as programs do that read a page by areas: for
the rectangle of the whole page, and for that of each word, one a line.
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


def pdfium_page(file):
    return by_area(file, lambda textpage: textpage.get_text_bounded(errors="replace"))


def pdfium_words(file):
    def read(textpage):
        texts = (textpage.get_text_bounded(*area, errors="replace") for area in areas(textpage))
        return "\n".join(text.strip() for text in texts)

    return by_area(file, read)


def by_area(file, read):
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        pages = []
        for page in document:
            textpage = page.get_textpage()
            pages.append(read(textpage))
            textpage.close()
            page.close()
        return pages


def areas(textpage):
    """The rectangles of words: left, lower, right and upper edge."""
    area = None
    for index in range(textpage.count_chars()):
        if textpage.get_text_range(index, 1, errors="replace").isspace():
            if area:
                yield area
            area = None
            continue
        box = textpage.get_charbox(index)
        if area:
            box = (*map(min, area[:2], box[:2]), *map(max, area[2:], box[2:]))
        area = box
    if area:
        yield area


def mupdf(file):
    import pymupdf

    # MuPDF's complaints about a file would otherwise go to standard output, between the JSON.
    pymupdf.set_messages(fd=2)
    with pymupdf.open(file, filetype="pdf") as document:
        return [page.get_text("text") for page in document]


READERS = {
    "pdfium": pdfium,
    "pdfium-page": pdfium_page,
    "pdfium-words": pdfium_words,
    "pymupdf": mupdf,
}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    read = READERS[sys.argv[1]]
    sys.stdout.reconfigure(encoding="utf-8")  # Whatever the locale says.
    for file in sys.argv[2:]:
        print(json.dumps({"file": file, "pages": read(file)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
