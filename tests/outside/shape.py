"""How does HarfBuzz, the shaper of Firefox, Chrome and LibreOffice, set a text?

    shape.py FONT [--language hi] [--script deva]

Reads one text per line and prints for each of them a line in the form of hb-shape, with glyph
numbers instead of names and the offset always given:

    [12=0@0,0+530|40=0@-10,5+0]     glyph=cluster@x,y+advance|...

in font units; a cluster is the index of its first byte in the text's UTF-8.
"""

import argparse
import sys

import uharfbuzz


def shape(font, text, language, script):
    buffer = uharfbuzz.Buffer()
    buffer.add_utf8(text)
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = language
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES  # HarfBuzz's default.
    uharfbuzz.shape(font, buffer)

    glyphs = []
    # For an empty text, there is nothing where the positions should be.
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or []):
        glyph = f"{info.codepoint}={info.cluster}@{position.x_offset},{position.y_offset}"
        glyph += f"+{position.x_advance}"
        if position.y_advance:  # Never in a horizontal line; if it happens, it must be seen.
            glyph += f",{position.y_advance}"
        glyphs.append(glyph)
    return "[" + "|".join(glyphs) + "]"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("font")
    parser.add_argument("--language", default="hi")
    parser.add_argument("--script", default="deva")
    arguments = parser.parse_args()
    print("HarfBuzz", uharfbuzz.version_string(), file=sys.stderr)

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(arguments.font))
    font = uharfbuzz.Font(face)  # Its scale is the font's unitsPerEm unless set.

    # Only "\n" ends a line: a text may hold any other character. And all of them are read before
    # the first answer: who asks may write everything before reading.
    texts = sys.stdin.buffer.read().split(b"\n")
    if texts[-1] == b"":
        texts.pop()
    for text in texts:
        print(shape(font, text, arguments.language, arguments.script))


if __name__ == "__main__":
    main()
