"""How often does poppler (Evince, Okular) find a text in a page, when its user searches for it?

    find_with_poppler.py

As find_in_pdf.py, for Debian's own Python: python3-gi belongs to that one.
"""

import json
import pathlib
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def main():
    # All questions are read before the first answer: who asks may write everything before reading.
    questions = [json.loads(line) for line in sys.stdin.buffer if line.strip()]
    documents = {}
    for question in questions:
        file, number = question["file"], question["page"]
        if file not in documents:
            uri = pathlib.Path(file).resolve().as_uri()
            documents[file] = Poppler.Document.new_from_file(uri, None)
        document = documents[file]
        if not 1 <= number <= document.get_n_pages():
            sys.exit(f"{file} has no page {number}")
        found = document.get_page(number - 1).find_text(question["needle"])
        print(json.dumps({"found": len(found)}))


if __name__ == "__main__":
    main()
