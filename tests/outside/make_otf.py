"""Makes the OpenType sister of a TrueType file: the same glyphs, characters and rules of
shaping, with PostScript outlines (CFF).

    make_otf.py FACE.ttf OUT.otf           the whole face
    make_otf.py FACE.ttf OUT.otf TEXT      what this text and all its conjuncts need

Curves are joined to cubic ones where they come as near as 1/1000 em, as a designer who draws
in cubic curves would have them.
"""

import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def main(source, target, text=None):
    font = TTFont(source, recalcTimestamp=False)
    if text is not None:
        options = Options(layout_features=["*"], notdef_outline=True, hinting=False)
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
    glyphs = font.getGlyphSet()
    most_off = font["head"].unitsPerEm / 1000
    strings = {}
    for name in font.getGlyphOrder():
        strings_pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(Qu2CuPen(strings_pen, most_off, all_cubic=True, reverse_direction=True))
        strings[name] = strings_pen.getCharString()
    for tag in ["glyf", "loca", "cvt ", "fpgm", "prep", "gasp", "hdmx", "VDMX", "DSIG"]:
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    maxp = font["maxp"]
    for limit in [name for name in vars(maxp) if name not in ("tableTag", "numGlyphs")]:
        delattr(maxp, limit)
    maxp.tableVersion = 0x00005000
    builder = FontBuilder(font=font)
    builder.setupCFF("Own", {}, strings, {})
    builder.setupPost(keepGlyphNames=False)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
