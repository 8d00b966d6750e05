"""How often does PDFium (Chrome) find a text in a page, when its user searches for it?

    find_in_pdf.py

Reads lines of JSON, {"file": ..., "page": 1, "needle": ...}, pages counted from 1, and prints for
each of them a line {"found": n}.
"""

import json
import sys

import pypdfium2


def count(page, needle):
    textpage = page.get_textpage()
    # Case does not matter and parts of words count: what a viewer's search box does.
    searcher = textpage.search(needle, match_case=False, match_whole_word=False)
    found = 0
    while searcher.get_next() is not None:
        found += 1
    searcher.close()
    textpage.close()
    return found


def main():
    # All questions are read before the first answer: who asks may write everything before reading.
    questions = [json.loads(line) for line in sys.stdin.buffer if line.strip()]
    documents = {}
    for question in questions:
        file, number = question["file"], question["page"]
        if file not in documents:
            documents[file] = pypdfium2.PdfDocument(file)
        document = documents[file]
        if not 1 <= number <= len(document):
            sys.exit(f"{file} has no page {number}")
        print(json.dumps({"found": count(document[number - 1], question["needle"])}))


if __name__ == "__main__":
    main()
