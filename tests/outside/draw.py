"""Draws pages with PDFium and compares them with reference pictures.

Each line of standard input is a JSON object with the file, its page (from 1) and the resolution in
dots an inch. With "picture" the page is written there, in greys, or with "colours" in so many
colours. With "reference" it is compared with that
picture, and if they differ by more than "mean" on the whole or "block" in a square of 8 by 8 dots
(grey levels of 255), "report" is written: reference, new page and difference beside each other.
With "ink" something is written onto it. Each answer is a line of JSON.
"""

import json
import math
import os
import sys

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

BLOCK = 8


def render(question, in_greys):
    document = pypdfium2.PdfDocument(question["file"])
    page = document[question.get("page", 1) - 1]
    image = page.render(scale=question["dpi"] / 72, grayscale=in_greys).to_pil()
    document.close()
    return image


def draw(question):
    image = render(question, True).convert("L")
    # 16 greys: what a page of text needs, in half the bytes.
    return image.point(lambda grey: (grey + 8) // 17 * 17)


def save(image, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    greys = image.point(lambda grey: grey // 17)
    paletted = Image.frombytes("P", greys.size, greys.tobytes())
    paletted.putpalette([level * 17 for level in range(16) for _ in range(3)])
    paletted.save(path, optimize=True, bits=4)


def differences(image, reference):
    """The mean difference, and the largest mean of a block."""
    difference = ImageChops.difference(image, reference)
    mean = ImageStat.Stat(difference).mean[0]
    # Each block shrinks to the mean of its dots; the edge is filled up with white paper.
    width, height = (-(-side // BLOCK) for side in difference.size)
    padded = Image.new("L", (width * BLOCK, height * BLOCK), 0)
    padded.paste(difference, (0, 0))
    blocks = padded.reduce(BLOCK)
    return difference, mean, blocks.getextrema()[1]


def report(path, reference, image, difference):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    parts = [reference, image, ImageChops.invert(difference)]
    width = sum(part.width for part in parts) + 2 * BLOCK
    sheet = Image.new("L", (width, max(part.height for part in parts)), 128)
    x = 0
    for part in parts:
        sheet.paste(part, (x, 0))
        x += part.width + BLOCK
    sheet.save(path)


def write_by_hand(question):
    """Writes onto a page what a hand would, and says whether it touches what is printed. Texts are so
    many millimetres high, from the line above their letters to that below, signatures so wide and
    high; places are in millimetres from the left and the lower edge."""
    page = render(question, True).convert("L")
    dots = question["dpi"] / 25.4
    ink = Image.new("L", page.size, 255)
    pen = ImageDraw.Draw(ink)
    for own in question["ink"]:
        x, y = own["x"] * dots, page.height - own["y"] * dots
        if "text" in own:
            face = ImageFont.truetype(question["face"], round(own["size"] * dots))
            pen.text((x, y), own["text"], 0, face, "ls")
        else:
            width, height = (side * dots for side in own["size"])
            turns = [
                (x + width * at / 200, y - height * (0.5 + 0.5 * math.sin(at * 0.35) * math.cos(at * 0.02)))
                for at in range(201)
            ]
            pen.line(turns, 0, 3)
    touched = sum(1 for own, printed in zip(ink.tobytes(), page.tobytes()) if max(own, printed) < 128)
    os.makedirs(os.path.dirname(question["picture"]), exist_ok=True)
    red = Image.new("RGB", page.size, (20, 40, 200))
    Image.composite(page.convert("RGB"), red, ink).save(question["picture"])
    return {"same": touched == 0, "why": f"{touched} dots are printed and written on"}


def of_another_program(question):
    """The page and the picture of it that another program drew, as large as both are."""
    pictures = [Image.open(question["drawn"]).convert("L"), render(question, True).convert("L")]
    sizes = [picture.size for picture in pictures]
    common = tuple(map(min, *sizes))
    if any(side - least > 1 for size in sizes for side, least in zip(size, common)):
        return None, f"{sizes[0]} instead of {sizes[1]}"
    return [picture.crop((0, 0, *common)) for picture in pictures], None


def compared(question, reference, image):
    difference, mean, block = differences(image, reference)
    if mean <= question["mean"] and block <= question["block"]:
        return {"same": True, "mean": mean, "block": block}
    report(question["report"], reference, image, difference)
    return {"same": False, "why": f"mean {mean:.3f}, block {block}", "mean": mean, "block": block}


def answer(question):
    if "drawn" in question:
        pictures, why = of_another_program(question)
        return compared(question, *pictures) if pictures else {"same": False, "why": why}
    if "ink" in question:
        return write_by_hand(question)
    if "colours" in question:
        image = render(question, False).convert("RGB").quantize(question["colours"])
        image.save(question["picture"], optimize=True)
        return {"same": True}
    image = draw(question)
    if "picture" in question:
        save(image, question["picture"])
        return {"same": True}
    path = question["reference"]
    if not os.path.exists(path):
        return {"same": False, "why": f"{path} is missing"}
    reference = Image.open(path).convert("L")
    if reference.size != image.size:
        report(question["report"], reference, image, Image.new("L", (1, 1), 0))
        return {"same": False, "why": f"{image.size} instead of {reference.size}"}
    return compared(question, reference, image)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
